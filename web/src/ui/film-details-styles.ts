import { css } from 'lit';

export const filmDetailsStyles = css`
  :host {
    display: block;
  }

  h1 {
    font-size: clamp(1.4rem, 4vw, 2rem);
    font-weight: 750;
    letter-spacing: -0.025em;
    line-height: 1.2;
    overflow-wrap: anywhere;
  }

  h2 {
    margin: 2.25rem 0 0.5rem;
    font-size: 1.05rem;
    font-weight: 700;
  }

  /* A dot between two facts, but none where a line begins: what sticks out on the left is cut off. */
  .facts {
    display: flex;
    flex-wrap: wrap;
    margin: 0.35rem 0 0 -1.1rem;
    clip-path: inset(0 0 0 1.1rem);
    color: var(--ink-2);
    font-variant-numeric: tabular-nums;
  }

  .facts span {
    position: relative;
    padding-left: 1.1rem;
  }

  .facts span::before {
    content: '·';
    position: absolute;
    left: 0.4rem;
  }

  .preparing {
    display: grid;
    gap: 0.4rem;
    max-width: 24rem;
    margin-top: 1rem;
    color: var(--ink-2);
    font-size: 0.9375rem;
    font-variant-numeric: tabular-nums;
  }

  .reasons {
    margin-top: 1rem;
    color: var(--ink-2);
    font-size: 0.9375rem;
  }

  .reasons summary {
    cursor: pointer;
  }

  .reasons ul {
    margin: 0.4rem 0 0;
    padding-left: 1.2rem;
  }

  .scroll {
    overflow-x: auto;
  }

  table {
    width: 100%;
    border-collapse: collapse;
    font-size: 0.9375rem;
    font-variant-numeric: tabular-nums;
  }

  th,
  td {
    padding: 0.6rem clamp(0.7rem, 3vw, 1.25rem) 0.6rem 0;
    border-bottom: 1px solid var(--line);
    text-align: left;
    white-space: nowrap;
  }

  thead th {
    color: var(--ink-2);
    font-size: 0.8125rem;
    font-weight: 600;
  }

  tbody th {
    font-weight: 600;
  }

  .not,
  .copied {
    display: block;
    color: var(--ink-2);
    font-size: 0.8125rem;
    font-weight: 400;
  }

  .number {
    padding-right: 0;
    text-align: right;
  }

  /* The codec says the kind too. */
  @media (max-width: 24rem) {
    .kind {
      display: none;
    }
  }

  .source {
    margin-top: 2rem;
  }
`;
