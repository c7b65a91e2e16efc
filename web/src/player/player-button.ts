import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '../ui/icon';
import type { IconName } from '../ui/icon';
import { sharedStyles } from '../ui/shared-styles';
import { send, type Command } from './command';

/** A round button over the picture: one icon, one label, one command. */
@customElement('kinora-player-button')
export class PlayerButton extends LitElement {
  static override shadowRootOptions: ShadowRootInit = { mode: 'open', delegatesFocus: true };
  static override styles = [
    sharedStyles,
    css`
      :host {
        display: inline-grid;
      }

      button {
        display: grid;
        place-items: center;
        width: var(--button-size, 2.75rem);
        height: var(--button-size, 2.75rem);
        padding: 0;
        border: 0;
        border-radius: 50%;
        background: var(--button-ground, none);
        color: var(--button-ink, #fff);
        cursor: pointer;
      }

      button:hover {
        background: color-mix(in srgb, var(--button-ground, transparent), #fff 16%);
      }

      button:focus-visible {
        outline-color: #9fc2ff;
        outline-offset: -2px;
        border-radius: 50%;
      }

      kinora-icon {
        width: var(--icon-size, 1.6rem);
        height: var(--icon-size, 1.6rem);
      }
    `,
  ];

  @property() icon: IconName = 'play';
  @property() label = '';
  @property({ attribute: false }) command!: Command;
  /** For buttons that open something; null for the others. */
  @property({ attribute: false }) expanded: boolean | null = null;
  /** For buttons that switch something; null for the others. */
  @property({ attribute: false }) pressed: boolean | null = null;

  override render() {
    return html`<button
      type="button"
      aria-label=${this.label}
      title=${this.label}
      aria-expanded=${this.expanded ?? nothing}
      aria-pressed=${this.pressed ?? nothing}
      @click=${() => send(this, this.command)}
    >
      <kinora-icon name=${this.icon}></kinora-icon>
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kinora-player-button': PlayerButton;
  }
}
