import { css } from 'lit';

export const controlBarStyles = css`
  :host {
    display: block;
    padding: 3.5rem clamp(0.6rem, 2cqw, 1.5rem) 0.35rem;
    background: linear-gradient(to top, rgb(0 0 0 / 82%), rgb(0 0 0 / 45%) 55%, transparent);
    color: #fff;
  }

  /* The shade above the buttons is the picture's to click; hidden buttons are nobody's. */
  [role='group'] {
    pointer-events: var(--hit, auto);
  }

  .row {
    display: flex;
    align-items: center;
    gap: 0.1rem;
  }

  .space {
    flex: 1;
  }

  .time {
    margin-left: 0.5rem;
    font-size: 0.9375rem;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }

  .of {
    color: rgb(255 255 255 / 76%);
  }

  @container (max-width: 36rem) {
    .wide {
      display: none;
    }
  }
`;
