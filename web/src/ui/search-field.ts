import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query as queryOne } from 'lit/decorators.js';
import { messages } from '../i18n/messages';
import { request } from './events';
import './icon';
import { sharedStyles } from './shared-styles';

/** Search as you type; sends `kinora-search`. Escape clears it, `/` jumps to it from anywhere. */
@customElement('kinora-search-field')
export class SearchField extends LitElement {
  static override styles = [
    sharedStyles,
    css`
      :host {
        display: block;
      }

      label {
        position: relative;
        display: flex;
        align-items: center;
      }

      kinora-icon {
        position: absolute;
        left: 0.85rem;
        width: 1.15rem;
        height: 1.15rem;
        color: var(--ink-2);
        pointer-events: none;
      }

      .hint {
        position: absolute;
        left: 2.65rem;
        color: var(--ink-2);
        pointer-events: none;
      }

      input {
        width: 100%;
        min-height: 2.75rem;
        padding: 0.4rem 2.75rem 0.4rem 2.6rem;
        border: 1px solid var(--line);
        border-radius: 999px;
        background: var(--surface);
        color: var(--ink);
        font: inherit;
      }

      input:hover {
        border-color: var(--ink-2);
      }

      input:focus-visible {
        border-radius: 999px;
      }

      input::-webkit-search-cancel-button {
        display: none;
      }

      button {
        position: absolute;
        right: 0.25rem;
        display: grid;
        place-items: center;
        width: 2.25rem;
        height: 2.25rem;
        border: 0;
        border-radius: 50%;
        background: none;
        color: var(--ink-2);
        cursor: pointer;
      }

      button kinora-icon {
        position: static;
      }
    `,
  ];

  @property() query = '';
  @queryOne('input') private input!: HTMLInputElement;

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('keydown', this.onSlash);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('keydown', this.onSlash);
  }

  override render() {
    return html`<label>
      <kinora-icon name="search"></kinora-icon>
      <span class=${this.query === '' ? 'hint' : 'visually-hidden'}>${messages.hub.search}</span>
      <input
        type="search"
        autocomplete="off"
        spellcheck="false"
        enterkeyhint="search"
        .value=${this.query}
        @input=${() => this.send(this.input.value)}
        @keydown=${this.onKey}
      />
      ${
        this.query === ''
          ? nothing
          : html`<button
              type="button"
              aria-label=${messages.hub.clearSearch}
              @click=${() => this.clear()}
            >
              <kinora-icon name="close"></kinora-icon>
            </button>`
      }
    </label>`;
  }

  private send(query: string): void {
    request(this, 'kinora-search', { query });
  }

  private clear(): void {
    this.send('');
    this.input.focus();
  }

  private onKey(event: KeyboardEvent): void {
    if (event.key === 'Escape' && this.query !== '') {
      event.preventDefault();
      this.clear();
    }
  }

  private readonly onSlash = (event: KeyboardEvent): void => {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.composedPath()[0] instanceof HTMLInputElement) return;
    event.preventDefault();
    this.input.focus();
    this.input.select();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'kinora-search-field': SearchField;
  }
}
