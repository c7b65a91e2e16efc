import { html, LitElement, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { messages } from '../i18n/messages';
import '../ui/icon';
import { sharedStyles } from '../ui/shared-styles';
import { send } from './command';
import { settingsMenuStyles } from './settings-menu-styles';
import { settingsPages, type Page, type PageName, type SettingsState } from './settings-pages';

/** Quality, sound, speed and delivery: a list of lists, each a group of radio buttons. */
@customElement('kinora-settings-menu')
export class SettingsMenu extends LitElement {
  static override styles = [sharedStyles, settingsMenuStyles];

  @property({ attribute: false }) settings!: SettingsState;
  @state() private open: PageName | null = null;
  @query('.panel') private panel!: HTMLElement;

  override render() {
    const pages = settingsPages(this.settings, messages);
    const page = pages.find((one) => one.name === this.open);
    return html`<div
      class="panel"
      role="group"
      aria-label=${messages.settings.heading}
      @keydown=${this.onKey}
    >
      ${page === undefined ? this.root(pages) : this.page(page)}
    </div>`;
  }

  protected override firstUpdated(): void {
    this.focusFirst();
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('open')) this.focusFirst();
  }

  private root(pages: readonly Page[]) {
    return html`${pages.map(
        (page) =>
          html`<button type="button" @click=${() => (this.open = page.name)}>
            <span>${page.title}</span>
            <span class="current">${page.current}</span>
            <kinora-icon name="next"></kinora-icon>
          </button>`,
      )}
      <hr />
      <button type="button" @click=${() => send(this, { do: 'toggle-stats' })}>
        <span>${messages.settings.stats}</span><kbd>i</kbd>
      </button>
      <button type="button" class="keys" @click=${() => send(this, { do: 'toggle-help' })}>
        <span>${messages.settings.hotkeys}</span><kbd>?</kbd>
      </button>`;
  }

  private page(page: Page) {
    return html`<button
        type="button"
        class="back"
        aria-label="${messages.settings.back}: ${page.title}"
        @click=${() => (this.open = null)}
      >
        <kinora-icon name="back"></kinora-icon><span>${page.title}</span>
      </button>
      <hr />
      <div role="radiogroup" aria-label=${page.title}>
        ${page.options.map(
          (option) =>
            html`<label>
              <input
                type="radio"
                name=${page.name}
                .checked=${option.chosen}
                @change=${() => send(this, option.command)}
              />
              <kinora-icon name="check"></kinora-icon><span>${option.label}</span>
            </label>`,
        )}
      </div>`;
  }

  private onKey(event: KeyboardEvent): void {
    const leaves = event.key === 'Escape' || (event.key === 'ArrowLeft' && !this.inRadio(event));
    if (!leaves) return;
    event.preventDefault();
    event.stopPropagation();
    if (this.open !== null) this.open = null;
    else if (event.key === 'Escape') send(this, { do: 'toggle-settings' });
  }

  private inRadio(event: KeyboardEvent): boolean {
    return event.composedPath()[0] instanceof HTMLInputElement;
  }

  private focusFirst(): void {
    const chosen = this.panel.querySelector<HTMLElement>('input:checked');
    (chosen ?? this.panel.querySelector<HTMLElement>('button'))?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kinora-settings-menu': SettingsMenu;
  }
}
