import { css } from 'lit';

export const captureChoicesStyles = css`
  :host {
    display: grid;
    gap: 1rem;
  }

  fieldset {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
    min-width: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }

  legend {
    margin-bottom: 0.35rem;
    padding: 0;
    font-weight: 600;
  }

  .kind {
    display: flex;
    align-items: center;
    gap: 0.5rem;
    min-height: 2.75rem;
    padding: 0.3rem 1rem 0.3rem 0.8rem;
    border: 1px solid var(--line);
    border-radius: 999px;
    cursor: pointer;
  }

  .kind:has(:checked) {
    border-color: var(--accent);
  }

  .kind:has(:focus-visible) {
    outline: 3px solid var(--focus);
    outline-offset: 2px;
  }

  .kind input {
    accent-color: var(--accent);
  }

  .kind kinora-icon {
    width: 1.3rem;
    height: 1.3rem;
  }

  .fields {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 12rem), 1fr));
    gap: 0.9rem;
  }
`;
