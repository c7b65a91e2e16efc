import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Problem } from '../api/problem';
import { messages } from '../i18n/messages';
import { problemText } from '../i18n/problem-text';
import './icon';
import { sharedStyles } from './shared-styles';

/** Why what was asked did not happen, beside where it was asked. Silent while nothing is wrong. */
@customElement('kinora-form-problem')
export class FormProblem extends LitElement {
  static override styles = [
    sharedStyles,
    css`
      :host {
        display: block;
      }

      /* Out of the flow, so that it takes no gap; but there, so that what it says is read aloud. */
      :host([data-empty]) {
        position: absolute;
      }

      p {
        display: flex;
        align-items: flex-start;
        gap: 0.6rem;
        padding: 0.7rem 0.9rem;
        border-radius: 10px;
        background: var(--danger-ground);
        color: var(--danger);
        font-weight: 600;
        overflow-wrap: anywhere;
      }

      span {
        flex: 1;
      }

      kinora-icon {
        width: 1.35rem;
        height: 1.35rem;
        margin-top: 0.08rem;
      }
    `,
  ];

  @property({ attribute: false }) problem: Problem | null = null;
  /** Said instead of what follows from the problem; for what the form knows better. */
  @property() text = '';

  protected override willUpdate(): void {
    this.toggleAttribute('data-empty', this.problem === null && this.text === '');
  }

  override render() {
    const { problem, text } = this;
    const said = text !== '' ? text : problem === null ? '' : problemText(problem, messages);
    return html`<div role="alert">
      ${
        said === ''
          ? nothing
          : html`<p><kinora-icon name="alert"></kinora-icon><span>${said}</span></p>`
      }
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kinora-form-problem': FormProblem;
  }
}
