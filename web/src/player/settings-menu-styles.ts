import { css } from 'lit';

export const settingsMenuStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    justify-content: flex-end;
  }

  .panel {
    width: 19rem;
    max-width: 100%;
    max-height: min(24rem, 100%);
    padding: 0.4rem;
    border: 1px solid rgb(255 255 255 / 14%);
    border-radius: 14px;
    overflow-y: auto;
    background: rgb(18 21 28 / 96%);
    color: #f1eee8;
    font-size: 0.9375rem;
    box-shadow: 0 12px 36px rgb(0 0 0 / 50%);
  }

  @media (max-width: 36rem) {
    .panel {
      width: auto;
    }
  }

  button,
  label {
    display: flex;
    align-items: center;
    gap: 0.6rem;
    width: 100%;
    min-height: 2.6rem;
    padding: 0.3rem 0.7rem;
    border: 0;
    border-radius: 9px;
    background: none;
    color: inherit;
    font: inherit;
    text-align: left;
    cursor: pointer;
  }

  button:hover,
  label:hover {
    background: rgb(255 255 255 / 9%);
  }

  button:focus-visible,
  label:has(:focus-visible) {
    outline: 3px solid #9fc2ff;
    outline-offset: -3px;
    border-radius: 9px;
  }

  button > span:first-child {
    flex: 1;
  }

  .back {
    font-weight: 650;
  }

  .current {
    color: #b4bac7;
    font-variant-numeric: tabular-nums;
  }

  kinora-icon {
    width: 1.15rem;
    height: 1.15rem;
  }

  kbd {
    min-width: 1.6rem;
    padding: 0 0.4rem;
    border: 1px solid rgb(255 255 255 / 22%);
    border-radius: 5px;
    color: #b4bac7;
    font: inherit;
    font-size: 0.8125rem;
    text-align: center;
  }

  /* Phones have no keys to learn. */
  @media (hover: none) and (pointer: coarse) {
    kbd,
    .keys {
      display: none;
    }
  }

  hr {
    margin: 0.35rem 0.7rem;
    border: 0;
    border-top: 1px solid rgb(255 255 255 / 14%);
  }

  input {
    position: absolute;
    opacity: 0;
  }

  label {
    position: relative;
    font-variant-numeric: tabular-nums;
  }

  label kinora-icon {
    visibility: hidden;
    color: #f2b65a;
  }

  input:checked + kinora-icon {
    visibility: visible;
  }
`;
