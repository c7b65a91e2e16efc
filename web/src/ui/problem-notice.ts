import { html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Problem } from '../api/problem';
import { messages } from '../i18n/messages';
import { problemText } from '../i18n/problem-text';
import { request } from './events';
import './notice';
import { sharedStyles } from './shared-styles';

/** Says why something could not be loaded and offers to try again (`kinora-retry`). */
@customElement('kinora-problem-notice')
export class ProblemNotice extends LitElement {
  static override styles = sharedStyles;

  @property() heading = '';
  @property({ attribute: false }) problem: Problem = { kind: 'unreachable' };
  @property({ type: Number }) level: 1 | 2 = 2;

  override render() {
    const missing = this.problem.kind === 'missing';
    return html`<kinora-notice
      role="alert"
      icon=${missing ? 'film' : 'alert'}
      .heading=${missing ? messages.unknown.heading : this.heading}
      .text=${problemText(this.problem, messages)}
      .level=${this.level}
    >
      ${
        missing
          ? html`<a class="button primary" href="/">${messages.problem.toHub}</a>`
          : html`<button
              class="button primary"
              @click=${() => request(this, 'kinora-retry', undefined)}
            >
              ${messages.problem.retry}
            </button>`
      }
    </kinora-notice>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kinora-problem-notice': ProblemNotice;
  }
}
