import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { messages } from '../i18n/messages';
import '../ui/icon';
import { sharedStyles } from '../ui/shared-styles';
import { send } from './command';
import type { Failure } from './engine';

/** Why the film stopped, in plain words, and a way to try again from the same place. */
@customElement('kinora-failure-panel')
export class FailurePanel extends LitElement {
  static override styles = [
    sharedStyles,
    css`
      :host {
        position: absolute;
        z-index: 3;
        inset: 0;
        display: grid;
        place-content: center;
        justify-items: center;
        gap: 0.6rem;
        padding: 1rem;
        background: rgb(8 9 12 / 86%);
        color: #f1eee8;
        text-align: center;
      }

      kinora-icon {
        width: 2.25rem;
        height: 2.25rem;
        color: #f2b65a;
      }

      h2 {
        font-size: 1.25rem;
        letter-spacing: -0.015em;
      }

      p {
        max-width: 30rem;
        color: #c4c9d4;
      }

      .button {
        margin-top: 0.5rem;
        background: #f2b65a;
        color: #1c1305;
      }
    `,
  ];

  @property() failure: Failure = 'network';

  override render() {
    return html`<kinora-icon name="alert"></kinora-icon>
      <div role="alert">
        <h2>${messages.failure.heading}</h2>
        <p>${messages.failure[this.failure]}</p>
      </div>
      <button type="button" class="button primary" @click=${() => send(this, { do: 'retry' })}>
        ${messages.failure.retry}
      </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kinora-failure-panel': FailurePanel;
  }
}
