import { css } from 'lit';

export const uploadRowStyles = css`
  :host {
    display: block;
  }

  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.6rem 1rem;
    padding: 1rem;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--surface);
  }

  .what {
    flex: 1 1 16rem;
    min-width: 0;
  }

  h3 {
    font-size: 1.0625rem;
    font-weight: 650;
    overflow-wrap: anywhere;
  }

  .state {
    color: var(--ink-2);
    font-size: 0.9375rem;
    font-variant-numeric: tabular-nums;
    overflow-wrap: anywhere;
  }

  .bad {
    display: inline-flex;
    align-items: flex-start;
    gap: 0.4rem;
    color: var(--danger);
    font-weight: 600;
  }

  .bad kinora-icon {
    width: 1.2rem;
    height: 1.2rem;
    margin-top: 0.1rem;
  }

  .actions {
    gap: 0.5rem;
  }

  kinora-progress-bar {
    flex: 1 0 100%;
  }
`;
