import { css, html, LitElement } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { messages } from '../i18n/messages';
import { formStyles } from './form-styles';
import './icon';
import { sharedStyles } from './shared-styles';

const saidMs = 3_000;

/** A text to take elsewhere: shown whole, selected by a click, copied by the button. */
@customElement('kinora-copy-field')
export class CopyField extends LitElement {
  static override styles = [
    sharedStyles,
    formStyles,
    css`
      :host {
        display: block;
      }

      .line {
        display: flex;
        gap: 0.5rem;
      }

      input {
        flex: 1;
        min-width: 0;
        font-family: ui-monospace, 'Cascadia Mono', Menlo, 'DejaVu Sans Mono', monospace !important;
        font-size: 0.9rem !important;
        text-overflow: ellipsis;
      }

      .button {
        flex: none;
      }

      kinora-icon {
        width: 1.2rem;
        height: 1.2rem;
      }
    `,
  ];

  @property() label = '';
  @property() text = '';
  @state() private copied = false;
  @query('input') private input!: HTMLInputElement;

  override render() {
    const word = this.copied ? messages.app.copied : messages.app.copy;
    return html`<label>
      ${this.label}
      <span class="line">
        <input readonly .value=${this.text} @focus=${() => this.input.select()} />
        <button type="button" class="button" @click=${this.copy}>
          <kinora-icon name=${this.copied ? 'check' : 'copy'}></kinora-icon>
          <span role="status">${word}</span>
        </button>
      </span>
    </label>`;
  }

  private async copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.text);
      this.copied = true;
      window.setTimeout(() => (this.copied = false), saidMs);
    } catch (error) {
      // Without the permission the text is selected, ready for the visitor's own keys.
      console.info('The browser did not let the page copy.', error);
      this.input.focus();
      this.input.select();
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kinora-copy-field': CopyField;
  }
}
