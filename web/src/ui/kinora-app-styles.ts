import { css } from 'lit';

export const kinoraAppStyles = css`
  :host {
    display: block;
    min-height: 100dvh;
  }

  .skip {
    position: fixed;
    z-index: 10;
    inset: 0.5rem auto auto 0.5rem;
    transform: translateY(-200%);
  }

  .skip:focus {
    transform: none;
  }

  .top {
    display: flex;
    align-items: center;
    gap: 0.5rem 0.75rem;
    padding: 0.5rem var(--gutter);
  }

  .space {
    flex: 1;
  }

  kinora-search-field {
    flex: 0 1 22rem;
    min-width: 0;
    margin-left: auto;
  }

  main:focus {
    outline: none;
  }

  @media (max-width: 30rem) {
    kinora-wordmark {
      flex: 1;
    }

    .searching {
      flex-wrap: wrap;
    }

    .searching kinora-search-field {
      order: 3;
      flex: 1 0 100%;
    }
  }
`;
