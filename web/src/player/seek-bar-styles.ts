import { css } from 'lit';

export const seekBarStyles = css`
  :host {
    display: block;
  }

  .bar {
    position: relative;
    height: 1.75rem;
  }

  .track {
    position: absolute;
    inset: 50% 0 auto;
    height: 4px;
    border-radius: 3px;
    overflow: hidden;
    background: rgb(255 255 255 / 26%);
    transform: translateY(-50%);
    transition: height 0.15s ease;
  }

  .bar:hover .track,
  .bar:focus-within .track {
    height: 7px;
  }

  .track > div {
    position: absolute;
    inset: 0 auto;
  }

  .buffered {
    background: rgb(255 255 255 / 34%);
  }

  .played {
    background: #f2b65a;
  }

  .track > .mark {
    width: 3px;
    margin-left: -1.5px;
    background: rgb(8 9 12 / 85%);
  }

  .bubble:has(.tile) {
    padding: 0.25rem;
    text-align: center;
  }

  .bubble .tile {
    max-width: 60vw;
    margin-bottom: 0.2rem;
    border-radius: 4px;
    background-color: #000;
    background-repeat: no-repeat;
  }

  .bubble .chapter {
    display: block;
    max-width: min(14rem, 90vw);
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    text-align: center;
    font-weight: 400;
  }

  .knob {
    position: absolute;
    top: 50%;
    width: 15px;
    height: 15px;
    margin: -7.5px 0 0 -7.5px;
    border-radius: 50%;
    background: #f2b65a;
    box-shadow: 0 1px 5px rgb(0 0 0 / 50%);
    pointer-events: none;
  }

  input:focus-visible {
    outline: none;
  }

  .bar:has(input:focus-visible) .knob {
    outline: 3px solid #9fc2ff;
    outline-offset: 2px;
  }

  input {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    margin: 0;
    opacity: 0;
    cursor: pointer;
    touch-action: none;
  }

  .bubble {
    position: absolute;
    bottom: 100%;
    padding: 0.1rem 0.5rem;
    border-radius: 6px;
    background: rgb(8 9 12 / 85%);
    color: #fff;
    font-size: 0.8125rem;
    font-weight: 600;
    font-variant-numeric: tabular-nums;
    transform: translateX(-50%);
    pointer-events: none;
  }

  @media (forced-colors: active) {
    .track {
      border: 1px solid CanvasText;
    }

    .track > .mark {
      background: CanvasText;
    }

    .played,
    .knob {
      background: Highlight;
      forced-color-adjust: none;
    }
  }
`;
