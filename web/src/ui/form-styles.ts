import { css } from 'lit';

/** Forms and the sheets they stand on. */
export const formStyles = css`
  .sheet {
    display: grid;
    gap: 1.25rem;
    width: min(100% - 2 * var(--gutter), 30rem);
    margin: clamp(1rem, 6vh, 4rem) auto 4rem;
    padding: clamp(1.25rem, 5vw, 2.25rem);
    border: 1px solid var(--line);
    border-radius: calc(var(--radius) + 4px);
    background: var(--surface);
  }

  h1 {
    font-size: clamp(1.5rem, 4.5vw, 2rem);
    font-weight: 750;
    letter-spacing: -0.03em;
    line-height: 1.15;
    overflow-wrap: anywhere;
  }

  h2 {
    font-size: 1.2rem;
    font-weight: 700;
    letter-spacing: -0.015em;
  }

  form {
    display: grid;
    gap: 1.1rem;
  }

  label,
  .field {
    display: grid;
    gap: 0.35rem;
    font-weight: 600;
  }

  input:not([type='checkbox'], [type='radio'], [type='range']),
  select,
  textarea {
    width: 100%;
    min-height: 2.75rem;
    padding: 0.5rem 0.85rem;
    border: 1px solid var(--ink-2);
    border-radius: 10px;
    background: var(--ground);
    color: var(--ink);
    font: inherit;
    font-weight: 400;
  }

  input[aria-invalid='true'] {
    border-color: var(--danger);
  }

  button:disabled,
  input:disabled,
  select:disabled {
    opacity: 0.6;
    cursor: default;
  }

  .hint {
    color: var(--ink-2);
    font-size: 0.9375rem;
    font-weight: 400;
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.75rem;
  }

  .button.danger {
    border-color: var(--danger);
    color: var(--danger);
  }

  .button.small {
    min-height: 2.25rem;
    padding: 0.25rem 0.9rem;
    font-size: 0.9375rem;
  }

  .done {
    color: var(--good);
    font-weight: 600;
  }
`;

/** Pages that are a column of sections rather than one sheet. */
export const columnStyles = css`
  :host {
    display: block;
    max-width: 56rem;
    margin: 0 auto;
    padding: clamp(1.25rem, 3vw, 2.5rem) var(--gutter) 4rem;
  }

  section {
    display: grid;
    gap: 1rem;
    margin-top: 2rem;
    padding: clamp(1rem, 4vw, 1.75rem);
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--surface);
  }
`;

/** Lists of people, devices, films: one row each, with what can be done on the right. */
export const rowsStyles = css`
  .rows {
    display: grid;
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .rows li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5rem 1rem;
    padding: 0.8rem 0;
    border-top: 1px solid var(--line);
  }

  .rows li:first-child {
    border-top: 0;
  }

  .rows .what {
    flex: 1 1 14rem;
    min-width: 0;
    overflow-wrap: anywhere;
  }

  .rows select {
    width: auto;
    min-height: 2.25rem;
    padding: 0.25rem 0.6rem;
  }

  @media (max-width: 30rem) {
    .rows > li > kinora-icon {
      display: none;
    }
  }

  .rows .what strong {
    display: block;
    font-weight: 650;
  }
`;
