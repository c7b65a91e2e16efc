import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Connection } from '../api/live-updates';
import { messages } from '../i18n/messages';
import { request } from './events';
import './icon';
import { sharedStyles } from './shared-styles';

/** The one place that says that live updates are down. Silent while all is well. */
@customElement('kinora-connection-banner')
export class ConnectionBanner extends LitElement {
  static override styles = [
    sharedStyles,
    css`
      .banner {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: center;
        gap: 0.35rem 0.75rem;
        padding: 0.5rem var(--gutter);
        border-bottom: 1px solid var(--line);
        background: var(--surface-2);
        font-size: 0.9375rem;
      }

      kinora-icon {
        width: 1.2rem;
        height: 1.2rem;
        color: var(--accent);
      }

      .banner .button {
        min-height: 2rem;
        padding: 0.15rem 0.8rem;
        font-size: 0.875rem;
      }
    `,
  ];

  @property() connection: Connection = 'connecting';

  override render() {
    const down = this.connection === 'polling' || this.connection === 'offline';
    return html`<div role="status">${down ? this.banner() : nothing}</div>`;
  }

  private banner() {
    const texts = messages.connection;
    return html`<div class="banner">
      <kinora-icon name="alert"></kinora-icon>
      <span>${this.connection === 'offline' ? texts.offline : texts.polling}</span>
      <button class="button" @click=${() => request(this, 'kinora-reconnect', undefined)}>
        ${texts.retry}
      </button>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kinora-connection-banner': ConnectionBanner;
  }
}
