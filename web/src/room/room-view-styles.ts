import { css } from 'lit';

export const roomViewStyles = css`
  :host {
    --room-height: calc(100dvh - var(--room-top, 4.5rem));
    display: grid;
    grid-template: auto 1fr / minmax(0, 1fr) minmax(19rem, 24rem);
    grid-template-areas: 'bar bar' 'stage side';
    height: var(--room-height);
    min-height: 24rem;
  }

  :host([folded]) {
    grid-template-columns: minmax(0, 1fr) 0;
  }

  .bar {
    grid-area: bar;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.4rem 0.75rem;
    padding: 0.25rem var(--gutter) 0.5rem;
  }

  h1 {
    font-size: 1.2rem;
    font-weight: 750;
    letter-spacing: -0.02em;
    overflow-wrap: anywhere;
  }

  .state {
    color: var(--ink-2);
    font-size: 0.9375rem;
    font-variant-numeric: tabular-nums;
  }

  .space {
    flex: 1;
  }

  .count {
    display: none;
    font-variant-numeric: tabular-nums;
  }

  .tools {
    display: flex;
    gap: 0.5rem;
  }

  kinora-room-stage {
    grid-area: stage;
    min-height: 0;
  }

  .side {
    grid-area: side;
    display: flex;
    flex-direction: column;
    min-height: 0;
    border-left: 1px solid var(--line);
    background: var(--surface);
  }

  :host([folded]) .side {
    display: none;
  }

  [role='tablist'] {
    display: flex;
    border-bottom: 1px solid var(--line);
  }

  [role='tab'] {
    flex: 1;
    min-height: 2.75rem;
    border: 0;
    border-bottom: 3px solid transparent;
    background: none;
    color: var(--ink-2);
    font: inherit;
    font-weight: 600;
    cursor: pointer;
  }

  [role='tab'][aria-selected='true'] {
    border-bottom-color: var(--accent);
    color: var(--ink);
  }

  .unread {
    display: inline-block;
    width: 0.5rem;
    height: 0.5rem;
    margin-left: 0.35rem;
    border-radius: 50%;
    background: var(--accent);
  }

  [role='tabpanel'] {
    flex: 1;
    min-height: 0;
    overflow-y: auto;
  }

  .trouble {
    grid-column: 1 / -1;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5rem 1rem;
    width: 100%;
    padding: 0.5rem 0.9rem;
    border-radius: 10px;
    background: var(--danger-ground);
    color: var(--danger);
    font-weight: 600;
  }

  .word {
    position: fixed;
    z-index: 20;
    inset: auto 1rem 1rem;
    display: grid;
    justify-items: center;
    pointer-events: none;
  }

  .word span {
    max-width: 32rem;
    padding: 0.6rem 1.1rem;
    border-radius: 1.3rem;
    background: #1d2330;
    color: #f1eee8;
    box-shadow: var(--shadow);
  }

  kinora-icon {
    width: 1.2rem;
    height: 1.2rem;
  }

  /* On a phone the picture stays on top and the rest is a sheet below it. */
  @media (max-width: 52rem) {
    :host,
    :host([folded]) {
      grid-template: auto auto minmax(0, 1fr) / minmax(0, 1fr);
      grid-template-areas: 'bar' 'stage' 'side';
    }

    kinora-room-stage {
      aspect-ratio: 16 / 9;
      max-height: 55dvh;
      width: 100%;
    }

    :host([folded]) kinora-room-stage {
      max-height: 80dvh;
    }

    .side {
      border: 1px solid var(--line);
      border-radius: 16px 16px 0 0;
      box-shadow: var(--shadow);
    }
  }

  @media (max-width: 30rem) {
    .bar {
      gap: 0.4rem 0.5rem;
    }

    .button.small {
      padding: 0.25rem 0.7rem;
    }

    .bar .state {
      display: none;
    }

    .count {
      display: inline;
    }
  }
`;
