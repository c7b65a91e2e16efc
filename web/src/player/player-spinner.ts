import { css, html, LitElement } from 'lit';
import { customElement } from 'lit/decorators.js';
import { messages } from '../i18n/messages';
import { sharedStyles } from '../ui/shared-styles';

/** Says that the picture is on its way; shows only when that takes longer than a blink. */
@customElement('kinora-player-spinner')
export class PlayerSpinner extends LitElement {
  static override styles = [
    sharedStyles,
    css`
      :host {
        position: absolute;
        inset: 0;
        display: grid;
        place-items: center;
        pointer-events: none;
        opacity: 0;
        animation: appear 0.2s 0.3s forwards;
      }

      div {
        width: 3.25rem;
        height: 3.25rem;
        border: 4px solid rgb(255 255 255 / 25%);
        border-top-color: #f2b65a;
        border-radius: 50%;
        animation: turn 0.9s linear infinite;
      }

      @keyframes appear {
        to {
          opacity: 1;
        }
      }

      @keyframes turn {
        to {
          transform: rotate(1turn);
        }
      }
    `,
  ];

  override render() {
    return html`<div role="status">
      <span class="visually-hidden">${messages.player.loading}</span>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kinora-player-spinner': PlayerSpinner;
  }
}
