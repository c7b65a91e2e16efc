import { css, html, LitElement } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { messages } from '../i18n/messages';
import './icon';
import type { IconName } from './icon';
import { sharedStyles } from './shared-styles';
import { applyTheme, nextTheme, storedTheme, type Theme } from './theme';

const icons: Readonly<Record<Theme, IconName>> = { system: 'system', dark: 'moon', light: 'sun' };

/** Goes round system, dark and light. */
@customElement('kinora-theme-button')
export class ThemeButton extends LitElement {
  static override styles = [
    sharedStyles,
    css`
      button {
        display: grid;
        place-items: center;
        width: 2.75rem;
        height: 2.75rem;
        border: 0;
        border-radius: 50%;
        background: none;
        color: var(--ink-2);
        cursor: pointer;
      }

      button:hover {
        background: var(--surface-2);
        color: var(--ink);
      }
    `,
  ];

  @state() private theme: Theme = storedTheme();

  override render() {
    const label = `${messages.app.theme}: ${this.themeName()}`;
    return html`<button type="button" aria-label=${label} title=${label} @click=${this.onClick}>
      <kinora-icon name=${icons[this.theme]}></kinora-icon>
    </button>`;
  }

  private themeName(): string {
    const { themeSystem, themeDark, themeLight } = messages.app;
    return { system: themeSystem, dark: themeDark, light: themeLight }[this.theme];
  }

  private onClick(): void {
    this.theme = nextTheme(this.theme);
    applyTheme(this.theme);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kinora-theme-button': ThemeButton;
  }
}
