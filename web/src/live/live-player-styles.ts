import { css } from 'lit';

export const livePlayerStyles = css`
  :host {
    position: relative;
    display: block;
  }

  .stage {
    position: relative;
    container-type: size;
    width: 100%;
    height: 100%;
    overflow: hidden;
    background: #000;
    color: #fff;
  }

  .stage.idle {
    cursor: none;
  }

  video {
    display: block;
    width: 100%;
    height: 100%;
    object-fit: contain;
  }

  .overlay {
    position: absolute;
    inset: 0;
    display: grid;
    place-content: center;
    gap: 0.5rem;
    padding: 1rem;
    background: rgb(0 0 0 / 72%);
    text-align: center;
  }

  .big {
    font-size: clamp(1.2rem, 4vw, 1.6rem);
    font-weight: 700;
  }

  .toast {
    position: absolute;
    inset: auto 0.5rem 6rem;
    display: grid;
    justify-items: center;
    pointer-events: none;
  }

  .line {
    padding: 0.5rem 1.1rem;
    border-radius: 1.3rem;
    background: rgb(18 21 28 / 92%);
    color: #f1eee8;
    font-size: 0.9375rem;
  }

  .sound {
    position: absolute;
    inset: 0.75rem 0.75rem auto auto;
    background: #f2b65a;
    color: #1c1305;
  }

  .bottom {
    position: absolute;
    inset: auto 0 0;
    pointer-events: none;
    transition: opacity 0.25s ease;
  }

  .idle .bottom {
    opacity: 0;
    --hit: none;
  }
`;
