import { css } from 'lit';

/** Lines, the line that is written, and signs. */
export const roomChatStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-height: 0;
    height: 100%;
  }

  .log {
    flex: 1;
    min-height: 0;
    overflow-y: auto;
    overscroll-behavior: contain;
    padding: 0.75rem 1rem;
  }

  .line {
    margin: 0 0 0.6rem;
    overflow-wrap: anywhere;
  }

  .said {
    white-space: pre-wrap;
  }

  .who {
    display: block;
    color: var(--ink-2);
    font-size: 0.8125rem;
  }

  .who b {
    color: var(--accent);
    font-weight: 650;
  }

  .mine .who b {
    color: var(--good);
  }

  .waiting .said {
    color: var(--ink-2);
  }

  .failed {
    color: var(--danger);
    font-size: 0.875rem;
  }

  .failed button {
    min-height: 2rem;
    padding: 0 0.4rem;
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
    font-weight: 650;
    text-decoration: underline;
    cursor: pointer;
  }

  .hint {
    padding: 0 1rem;
    font-size: 0.8125rem;
    min-height: 1.4rem;
  }

  form {
    display: flex;
    gap: 0.5rem;
    padding: 0.25rem 1rem max(0.75rem, env(safe-area-inset-bottom));
  }

  textarea {
    flex: 1;
    min-width: 0;
    height: 2.75rem;
    max-height: 7rem;
    resize: none;
    field-sizing: content;
  }

  .signs {
    display: flex;
    gap: 0.25rem;
    padding: 0 0.75rem;
  }

  .signs button {
    width: 2.75rem;
    min-height: 2.5rem;
    border: 0;
    border-radius: 10px;
    background: none;
    font-size: 1.25rem;
    cursor: pointer;
  }

  .signs button:hover {
    background: var(--surface-2);
  }

  .reply {
    min-height: 1.75rem;
    margin-left: 0.35rem;
    padding: 0 0.4rem;
    border: 0;
    border-radius: 8px;
    background: none;
    color: var(--ink-2);
    font: inherit;
    cursor: pointer;
    opacity: 0;
  }

  .line:hover .reply,
  .reply:focus-visible {
    opacity: 1;
  }

  @media (hover: none) {
    .reply {
      opacity: 1;
    }
  }

  .answered {
    display: block;
    overflow: hidden;
    padding-left: 0.5rem;
    border-left: 2px solid var(--line);
    color: var(--ink-2);
    font-size: 0.8125rem;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .answering {
    display: flex;
    align-items: center;
    gap: 0.5rem;
    min-width: 0;
    padding: 0 1rem;
    font-size: 0.8125rem;
  }

  .answering .answered {
    flex: 1;
    min-width: 0;
  }
`;
