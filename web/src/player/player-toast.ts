import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { clockTime } from '../format/time';
import { messages } from '../i18n/messages';
import { sharedStyles } from '../ui/shared-styles';
import { send } from './command';
import type { OriginNews } from './origins';

/** One line over the picture: the connection broke, or playing went on where it was left. */
@customElement('kinora-player-toast')
export class PlayerToast extends LitElement {
  static override styles = [
    sharedStyles,
    css`
      :host {
        position: absolute;
        z-index: 1;
        inset: auto 0.5rem 6rem;
        display: grid;
        justify-items: center;
        pointer-events: none;
      }

      .line {
        display: flex;
        align-items: center;
        gap: 0.35rem;
        min-height: 2.5rem;
        padding: 0.1rem 1.1rem;
        border-radius: 1.3rem;
        background: rgb(18 21 28 / 92%);
        color: #f1eee8;
        font-size: 0.9375rem;
        font-variant-numeric: tabular-nums;
        pointer-events: auto;
      }

      button {
        min-height: 2.25rem;
        margin-right: -0.8rem;
        padding: 0 0.8rem;
        border: 0;
        border-radius: 999px;
        background: none;
        color: #f2b65a;
        font: inherit;
        font-weight: 650;
        cursor: pointer;
      }

      button:focus-visible {
        outline-color: #9fc2ff;
      }
    `,
  ];

  @property({ type: Boolean }) reconnecting = false;
  /** Where playing went on, in seconds; null when it began at the start or some time ago. */
  @property({ type: Number }) resumedAt: number | null = null;

  /** Where playing goes on from another server, or from the first one again. */
  @property({ attribute: false }) news: OriginNews | null = null;

  override render() {
    return html`<div role="status">${this.line()}</div>`;
  }

  private line() {
    if (this.reconnecting) {
      return html`<div class="line">${messages.failure.reconnecting}</div>`;
    }
    if (this.news !== null) {
      return html`<div class="line">${messages.player.originNews[this.news]}</div>`;
    }
    if (this.resumedAt === null) return nothing;
    return html`<div class="line">
      <span>${messages.player.resumed(clockTime(this.resumedAt))}</span>
      <button type="button" @click=${() => send(this, { do: 'start-over' })}>
        ${messages.player.startOver}
      </button>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kinora-player-toast': PlayerToast;
  }
}
