import { css } from 'lit';

export const kinoraPlayerStyles = css`
  :host {
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

  .tap {
    position: absolute;
    inset: 0;
    touch-action: manipulation;
    user-select: none;
    -webkit-tap-highlight-color: transparent;
  }

  .bottom {
    position: absolute;
    inset: auto 0 0;
    pointer-events: none;
    transition: opacity 0.25s ease;
  }

  .idle .bottom,
  .idle .centre {
    opacity: 0;
    --hit: none;
  }

  .centre {
    position: absolute;
    inset: 0;
    display: flex;
    align-items: center;
    justify-content: center;
    gap: clamp(1rem, 8cqw, 2.5rem);
    pointer-events: none;
    transition: opacity 0.25s ease;
    --button-ground: rgb(8 9 12 / 55%);
  }

  .centre kinora-player-button {
    pointer-events: var(--hit, auto);
  }

  .centre .main {
    --button-size: clamp(3.75rem, 12cqw, 5rem);
    --icon-size: 52%;
  }

  .centre .main.first {
    --button-ground: #f2b65a;
  }

  .spinner {
    position: absolute;
    inset: 0;
    display: grid;
    place-items: center;
    pointer-events: none;
    opacity: 0;
    animation: appear 0.2s 0.3s forwards;
  }

  .spinner::before {
    content: '';
    width: 3.25rem;
    height: 3.25rem;
    border: 4px solid rgb(255 255 255 / 25%);
    border-top-color: #f2b65a;
    border-radius: 50%;
    animation: turn 0.9s linear infinite;
  }

  /* Over the picture only for fingers, and where the film has not begun. */
  @media (hover: hover) and (pointer: fine) {
    .centre .side,
    .centre:not(.inviting) {
      display: none;
    }
  }

  .settings-place {
    position: absolute;
    z-index: 2;
    inset: auto 0.5rem 5.25rem auto;
  }

  .stats-place {
    position: absolute;
    z-index: 2;
    inset: 0.5rem auto auto 0.5rem;
  }

  .toast {
    position: absolute;
    z-index: 1;
    inset: auto auto 6rem 50%;
    display: flex;
    align-items: center;
    gap: 0.35rem;
    padding: 0.2rem 0.3rem 0.2rem 1rem;
    border-radius: 999px;
    background: rgb(18 21 28 / 92%);
    font-size: 0.9375rem;
    white-space: nowrap;
    transform: translateX(-50%);
  }

  .toast button:not(.x) {
    min-height: 2.25rem;
    padding: 0 0.8rem;
    border: 0;
    border-radius: 999px;
    background: none;
    color: #f2b65a;
    font: inherit;
    font-weight: 650;
    cursor: pointer;
  }

  .toast.plain {
    padding: 0.5rem 1.1rem;
  }

  @keyframes appear {
    to {
      opacity: 1;
    }
  }

  @keyframes turn {
    to {
      transform: rotate(1turn);
    }
  }
`;
