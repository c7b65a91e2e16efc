import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { recordedAs } from '../format/codec';
import { bitRate } from '../format/quantity';
import { clockTime } from '../format/time';
import { messages } from '../i18n/messages';
import { sharedStyles } from '../ui/shared-styles';
import type { Health } from './broadcast';

/** How the broadcast fares: what leaves, what waits, who watches. */
@customElement('kinora-on-air-panel')
export class OnAirPanel extends LitElement {
  static override styles = [
    sharedStyles,
    css`
      dl {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr));
        gap: 0.75rem 1rem;
        margin: 0;
      }

      dt {
        color: var(--ink-2);
        font-size: 0.875rem;
      }

      dd {
        margin: 0;
        font-weight: 650;
        font-variant-numeric: tabular-nums;
        overflow-wrap: anywhere;
      }

      .broken {
        padding: 0.7rem 0.9rem;
        border-radius: 10px;
        background: var(--danger-ground);
        color: var(--danger);
        font-weight: 600;
      }
    `,
  ];

  @property({ attribute: false }) health!: Health;
  /** Milliseconds since 1970. */
  @property({ type: Number }) sinceMs = 0;
  /** Null while the server has not told. */
  @property({ type: Number }) viewers: number | null = null;
  private timer = 0;

  override connectedCallback(): void {
    super.connectedCallback();
    this.timer = window.setInterval(() => this.requestUpdate(), 1_000);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.clearInterval(this.timer);
  }

  override render() {
    const texts = messages.goLive;
    const { health, viewers } = this;
    const number = new Intl.NumberFormat(messages.locale);
    const rate = health.bitsPerSecond;
    const trip = health.roundTripMs;
    const facts: [string, string][] = [
      [texts.since, clockTime((Date.now() - this.sinceMs) / 1_000)],
      [texts.viewers, viewers === null ? texts.unknown : number.format(viewers)],
      [texts.bitRate, rate === null ? texts.unknown : bitRate(rate, messages.locale)],
      [texts.queued, texts.chunks(health.queued)],
      [
        texts.roundTrip,
        trip === null
          ? texts.unknown
          : messages.stats.milliseconds(number.format(Math.round(trip))),
      ],
      [texts.recordedAs, health.mimeType === null ? texts.unknown : recordedAs(health.mimeType)],
    ];
    if (health.restarts > 0) facts.push([texts.lost, texts.times(health.restarts)]);
    return html`<div role="status">
        ${health.reconnecting ? html`<p class="broken">${texts.reconnecting}</p>` : nothing}
      </div>
      <dl>
        ${facts.map(
          ([name, value]) =>
            html`<div>
              <dt>${name}</dt>
              <dd>${value}</dd>
            </div>`,
        )}
      </dl>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kinora-on-air-panel': OnAirPanel;
  }
}
