import { css } from 'lit';

export const goLivePageStyles = css`
  .stage {
    position: relative;
    display: grid;
    place-items: center;
    aspect-ratio: 16 / 9;
    max-height: 60dvh;
    margin-top: 1.5rem;
    border-radius: var(--radius);
    overflow: hidden;
    background: #000;
    color: #f1eee8;
  }

  video {
    width: 100%;
    height: 100%;
    object-fit: contain;
    min-height: 0;
  }

  .empty {
    max-width: 30rem;
    padding: 1rem;
    text-align: center;
  }

  .badge {
    position: absolute;
    inset: 0.75rem auto auto 0.75rem;
    padding: 0.15rem 0.75rem;
    border-radius: 999px;
    background: #b3261e;
    color: #fff;
    font-weight: 700;
  }

  .space {
    flex: 1;
  }

  .actions kinora-icon {
    width: 1.25rem;
    height: 1.25rem;
  }
`;
