import { css } from 'lit';

export const titleCardStyles = css`
  :host {
    display: block;
  }

  article {
    position: relative;
    display: grid;
    gap: 0.2rem;
  }

  .picture {
    position: relative;
    margin-bottom: 0.55rem;
    border-radius: var(--radius);
    overflow: hidden;
    box-shadow: 0 0 0 1px var(--line);
    transition:
      transform 0.25s ease,
      box-shadow 0.25s ease;
  }

  article:hover .picture,
  article:focus-within .picture {
    box-shadow:
      0 0 0 1px var(--line),
      var(--shadow);
  }

  article:is(.playable, .ready):hover .picture {
    transform: translateY(-3px);
  }

  article.failed kinora-title-poster,
  article.probing kinora-title-poster {
    filter: saturate(0.35) brightness(0.8);
  }

  .length {
    position: absolute;
    inset: auto 0.6rem 0.65rem auto;
    padding: 0.05rem 0.45rem;
    border-radius: 6px;
    background: rgb(8 9 12 / 78%);
    color: #fff;
    font-size: 0.8125rem;
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }

  .cue {
    position: absolute;
    inset: 0;
    display: grid;
    place-items: center;
    opacity: 0;
    transition: opacity 0.2s ease;
    color: #1c1305;
  }

  .cue kinora-icon {
    width: 3.5rem;
    height: 3.5rem;
    padding: 0.9rem;
    border-radius: 50%;
    background: #f2b65a;
    box-shadow: 0 6px 24px rgb(0 0 0 / 35%);
  }

  article:hover .cue,
  article:focus-within .cue {
    opacity: 1;
  }

  .watched {
    position: absolute;
    inset: auto 0 0;
    --accent: #f2b65a;
    --bar-track: rgb(0 0 0 / 55%);
  }

  h3 {
    font-size: 1.0625rem;
    font-weight: 650;
    line-height: 1.3;
    letter-spacing: -0.01em;
    overflow-wrap: anywhere;
  }

  h3 a {
    text-decoration: none;
  }

  /* The whole card is the link's target. */
  h3 a::after {
    content: '';
    position: absolute;
    inset: 0;
    border-radius: var(--radius);
  }

  h3 a:focus-visible {
    outline: none;
  }

  h3 a:focus-visible::after {
    outline: 3px solid var(--focus);
    outline-offset: 4px;
  }

  .about,
  .state,
  .reason {
    color: var(--ink-2);
    font-size: 0.875rem;
    font-variant-numeric: tabular-nums;
    overflow-wrap: anywhere;
  }

  .bad {
    display: flex;
    align-items: center;
    gap: 0.35rem;
    color: var(--danger);
    font-weight: 600;
  }

  .bad kinora-icon {
    width: 1.1rem;
    height: 1.1rem;
  }

  kinora-progress-bar:not(.watched) {
    margin-top: 0.25rem;
  }
`;
