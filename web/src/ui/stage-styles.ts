import { css } from 'lit';

/** A player's place at the top of its page and what stands below it. */
export const stageStyles = css`
  :host {
    display: block;
    --player-width: calc((100dvh - 8.5rem) * 16 / 9);
  }

  .stage {
    background: #000;
  }

  /* The room of the player while the film is looked up: 16:9, but never taller than the window. */
  .stage > * {
    display: block;
    width: 100%;
    max-width: var(--player-width);
    min-width: min(100%, 20rem);
    aspect-ratio: 16 / 9;
    margin: 0 auto;
  }

  .below {
    width: min(100% - 2 * var(--gutter), max(var(--player-width), 44rem));
    margin: 0 auto;
    padding: 1.5rem 0 4rem;
  }

  @media (max-height: 30rem) {
    :host {
      --player-width: calc((100dvh - 4rem) * 16 / 9);
    }
  }
`;
