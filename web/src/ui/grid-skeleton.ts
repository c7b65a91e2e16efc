import { css, html, LitElement } from 'lit';
import { customElement } from 'lit/decorators.js';
import { messages } from '../i18n/messages';
import { sharedStyles } from './shared-styles';

/** The shape of the grid while it loads: same sizes, so nothing moves when the films arrive. */
@customElement('kinora-grid-skeleton')
export class GridSkeleton extends LitElement {
  static override styles = [
    sharedStyles,
    css`
      .grid {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(100%, 16.5rem), 1fr));
        gap: 2rem 1.5rem;
      }

      .picture,
      .line {
        border-radius: var(--radius);
        background: var(--surface-2);
        animation: breathe 1.6s ease-in-out infinite alternate;
      }

      .picture {
        aspect-ratio: 16 / 9;
      }

      .line {
        height: 1rem;
        width: 62%;
        margin-top: 0.85rem;
        border-radius: 6px;
      }

      .line.short {
        width: 34%;
        height: 0.8rem;
        margin-top: 0.5rem;
      }

      @keyframes breathe {
        from {
          opacity: 1;
        }
        to {
          opacity: 0.5;
        }
      }
    `,
  ];

  override render() {
    const card = html`<div>
      <div class="picture"></div>
      <div class="line"></div>
      <div class="line short"></div>
    </div>`;
    return html`<div role="status">
        <span class="visually-hidden">${messages.hub.loading}</span>
      </div>
      <div class="grid" aria-hidden="true">${Array.from({ length: 6 }, () => card)}</div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kinora-grid-skeleton': GridSkeleton;
  }
}
