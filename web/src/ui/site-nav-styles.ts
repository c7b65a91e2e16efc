import { css } from 'lit';

export const siteNavStyles = css`
  :host {
    position: relative;
    display: block;
    flex: none;
  }

  nav {
    display: flex;
    gap: 0.15rem;
  }

  a {
    display: inline-flex;
    align-items: center;
    gap: 0.45rem;
    min-height: 2.75rem;
    padding: 0.25rem 0.8rem;
    border-radius: 999px;
    color: var(--ink-2);
    font-weight: 600;
    text-decoration: none;
    white-space: nowrap;
  }

  a span {
    max-width: 12rem;
    overflow: hidden;
    text-overflow: ellipsis;
  }

  a:hover {
    background: var(--surface-2);
    color: var(--ink);
  }

  a:focus-visible {
    border-radius: 999px;
  }

  a[aria-current] {
    color: var(--ink);
    background: var(--surface-2);
  }

  kinora-icon {
    width: 1.25rem;
    height: 1.25rem;
  }

  .menu {
    display: none;
    place-items: center;
    width: 2.75rem;
    height: 2.75rem;
    padding: 0;
    border: 0;
    border-radius: 50%;
    background: none;
    color: var(--ink-2);
    cursor: pointer;
  }

  .menu kinora-icon {
    width: 1.5rem;
    height: 1.5rem;
  }

  .menu:hover {
    background: var(--surface-2);
    color: var(--ink);
  }

  /* Words go before links do: first the icons alone, then the menu. */
  @media (max-width: 70rem) {
    a {
      padding: 0.25rem 0.6rem;
    }

    nav:not(.open) a kinora-icon {
      display: none;
    }
  }

  @media (max-width: 56rem) {
    .menu {
      display: grid;
    }

    nav {
      display: none;
    }

    nav.open {
      position: absolute;
      z-index: 8;
      inset: calc(100% + 0.35rem) 0 auto auto;
      display: grid;
      min-width: min(14rem, 68vw);
      padding: 0.5rem;
      border: 1px solid var(--line);
      border-radius: var(--radius);
      background: var(--surface);
      box-shadow: var(--shadow);
    }

    nav.open a {
      border-radius: 10px;
      font-size: 1.05rem;
    }
  }
`;
