import { css } from 'lit';

export const kinoraPlayerStyles = css`
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

  /* Captions make room for the controls. */
  .stage:not(.idle) video::-webkit-media-text-track-container {
    transform: translateY(-5rem);
  }

  .tap {
    position: absolute;
    inset: 0;
    touch-action: manipulation;
    user-select: none;
    -webkit-tap-highlight-color: transparent;
  }

  kinora-centre-controls {
    transition: opacity 0.25s ease;
  }

  .bottom {
    position: absolute;
    inset: auto 0 0;
    pointer-events: none;
    transition: opacity 0.25s ease;
  }

  .idle :is(.bottom, kinora-centre-controls) {
    opacity: 0;
    --hit: none;
  }

  /* Over the picture where there is room, at the bottom of the window where there is not. */
  .settings-place {
    position: absolute;
    z-index: 2;
    inset: 0.5rem 0.5rem 5.25rem auto;
    display: flex;
    flex-direction: column;
    justify-content: flex-end;
    pointer-events: none;
  }

  kinora-settings-menu {
    min-height: 0;
    pointer-events: auto;
  }

  @media (max-width: 36rem) {
    .settings-place {
      position: fixed;
      inset: 0.5rem;
    }
  }

  .stats-place {
    position: absolute;
    z-index: 2;
    inset: 0.5rem auto auto 0.5rem;
  }
`;
