import { css, html, LitElement } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { messages } from '../i18n/messages';
import { formStyles } from '../ui/form-styles';
import '../ui/icon';
import { sharedStyles } from '../ui/shared-styles';
import { checkPassword, isGoodPassword, longestPassword, shortestPassword } from './password-rules';

/** A new password with its rules, each with its reason and whether it is kept yet. */
@customElement('kinora-new-password')
export class NewPassword extends LitElement {
  static override styles = [
    sharedStyles,
    formStyles,
    css`
      :host {
        display: grid;
        gap: 0.6rem;
      }

      ul {
        display: grid;
        gap: 0.3rem;
        margin: 0;
        padding: 0;
        list-style: none;
        color: var(--ink-2);
        font-size: 0.9375rem;
      }

      li {
        display: flex;
        gap: 0.5rem;
      }

      li.kept {
        color: var(--good);
      }

      kinora-icon {
        width: 1.15rem;
        height: 1.15rem;
        margin-top: 0.15rem;
      }
    `,
  ];

  @property() label = messages.password.label;
  /** Whose password it is: it must not contain the name. */
  @property() name = '';
  @property({ type: Boolean }) visible = false;
  @state() private typed = '';
  @query('input') private input!: HTMLInputElement;

  get value(): string {
    return this.typed;
  }

  get good(): boolean {
    return isGoodPassword(this.typed, this.name);
  }

  override focus(): void {
    this.input.focus();
  }

  clear(): void {
    this.typed = '';
  }

  override render() {
    const texts = messages.password;
    return html`<label>
        ${this.label}
        <input
          type=${this.visible ? 'text' : 'password'}
          autocomplete="new-password"
          required
          maxlength=${longestPassword}
          aria-describedby="rules"
          .value=${this.typed}
          @input=${() => this.onInput()}
          @keydown=${this.onKey}
        />
      </label>
      <ul id="rules">
        ${checkPassword(this.typed, this.name).map(
          ({ rule, kept }) =>
            html`<li class=${kept ? 'kept' : ''}>
              <kinora-icon name=${kept ? 'check' : 'next'}></kinora-icon>
              <span>
                ${rule === 'long' ? texts.long(shortestPassword) : texts[rule]}
                <span class="visually-hidden">${kept ? texts.kept : texts.open}</span>
              </span>
            </li>`,
        )}
      </ul>
      <label class="show">
        <span class="actions">
          <input
            type="checkbox"
            .checked=${this.visible}
            @change=${() => (this.visible = !this.visible)}
          />
          ${texts.show}
        </span>
      </label>`;
  }

  /** The field stands in a tree of its own, which the form around knows nothing of. */
  private onKey(event: KeyboardEvent): void {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    this.closest('form')?.requestSubmit();
  }

  private onInput(): void {
    this.typed = this.input.value;
    this.dispatchEvent(new Event('change', { bubbles: true, composed: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kinora-new-password': NewPassword;
  }
}
