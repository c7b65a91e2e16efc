import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { byteSize } from '../format/quantity';
import { messages } from '../i18n/messages';
import type { PeerStats } from '../p2p/peer-exchange';
import { sharedStyles } from '../ui/shared-styles';

/** Whether the film comes from other members too, and how much of it does. */
@customElement('kinora-room-peers')
export class RoomPeers extends LitElement {
  static override styles = [
    sharedStyles,
    css`
      :host {
        display: block;
        padding: 0.75rem 1rem 1rem;
        border-top: 1px solid var(--line);
        font-size: 0.9375rem;
      }

      label {
        display: flex;
        align-items: flex-start;
        gap: 0.6rem;
        font-weight: 600;
        cursor: pointer;
      }

      input {
        width: 1.25rem;
        height: 1.25rem;
        margin: 0.1rem 0 0;
        accent-color: var(--accent);
        flex: none;
      }

      p {
        margin-top: 0.35rem;
        color: var(--ink-2);
        font-size: 0.875rem;
        font-variant-numeric: tabular-nums;
      }
    `,
  ];

  @property({ type: Boolean }) wanted = true;
  /** Null where nothing is exchanged at all, as with a shared film. */
  @property({ attribute: false }) stats: PeerStats | null = null;
  @property({ attribute: false }) onWanted!: (wanted: boolean) => void;

  override render() {
    const texts = messages.room.peers;
    return html`<label>
        <input type="checkbox" .checked=${this.wanted} @change=${this.onChange} />
        ${texts.label}
      </label>
      <p>${texts.hint}</p>
      ${this.stats === null ? nothing : this.figures(this.stats)}`;
  }

  private figures(stats: PeerStats) {
    const texts = messages.room.peers;
    const size = (bytes: number) => byteSize(bytes, messages.locale);
    const company = stats.peers > 0 ? texts.connected(stats.peers) : texts.alone;
    return html`<p>${stats.enabled ? company : texts.off}</p>
      <p>${texts.share(size(stats.fromPeersBytes), size(stats.fromServerBytes))}</p>
      ${stats.toPeersBytes > 0 ? html`<p>${texts.given(size(stats.toPeersBytes))}</p>` : nothing}`;
  }

  private onChange(event: Event): void {
    this.onWanted((event.target as HTMLInputElement).checked);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kinora-room-peers': RoomPeers;
  }
}
