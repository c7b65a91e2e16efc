import { css } from 'lit';

/** Panels that lie over the picture: always light on dark, whatever the page's theme. */
export const overlayStyles = css`
  .sheet {
    position: relative;
    padding: 1rem 1.15rem;
    border: 1px solid rgb(255 255 255 / 14%);
    border-radius: 14px;
    background: rgb(18 21 28 / 94%);
    color: #f1eee8;
    font-size: 0.875rem;
    font-variant-numeric: tabular-nums;
  }

  h2 {
    margin-right: 2.5rem;
    font-size: 1rem;
    font-weight: 700;
  }

  .close {
    position: absolute;
    inset: 0.35rem 0.35rem auto auto;
    --button-size: 2.4rem;
    --icon-size: 1.15rem;
  }

  dl {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: 0.2rem 1rem;
    margin: 0.6rem 0 0;
  }

  dt {
    color: #b4bac7;
  }

  dd {
    margin: 0;
  }
`;
