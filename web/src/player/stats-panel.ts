import { css, html, LitElement } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { bitRate } from '../format/quantity';
import { messages } from '../i18n/messages';
import { sharedStyles } from '../ui/shared-styles';
import { overlayStyles } from './overlay-styles';
import './player-button';
import { qualityName } from './quality';
import type { Stats } from './stats';

const refreshMs = 500;

/** What playing is like, in figures; `i` opens and closes it. */
@customElement('kinora-stats-panel')
export class StatsPanel extends LitElement {
  static override styles = [
    sharedStyles,
    overlayStyles,
    css`
      .sheet {
        min-width: min(20rem, calc(100cqw - 1rem));
        max-height: calc(100cqh - 5rem);
        overflow-y: auto;
      }
    `,
  ];

  @property({ attribute: false }) read!: () => Stats;
  @state() private stats: Stats | null = null;
  private timer = 0;

  override connectedCallback(): void {
    super.connectedCallback();
    this.timer = window.setInterval(() => (this.stats = this.read()), refreshMs);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.clearInterval(this.timer);
  }

  override render() {
    const texts = messages.stats;
    const lines = linesOf(this.stats ?? this.read());
    return html`<section class="sheet" aria-label=${texts.heading}>
      <h2>${texts.heading}</h2>
      <kinora-player-button
        class="close"
        icon="close"
        .label=${texts.close}
        .command=${{ do: 'toggle-stats' }}
      ></kinora-player-button>
      <dl>
        ${lines.map(
          ([name, value]) =>
            html`<dt>${name}</dt>
              <dd>${value}</dd>`,
        )}
      </dl>
    </section>`;
  }
}

function number(value: number, digits = 0): string {
  return new Intl.NumberFormat(messages.locale, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(value);
}

function milliseconds(value: number | null): string {
  return value === null ? messages.watch.unknownValue : messages.stats.milliseconds(number(value));
}

function linesOf(stats: Stats): (readonly [string, string])[] {
  const texts = messages.stats;
  const none = messages.watch.unknownValue;
  const quality = stats.qualities.find((one) => one.id === stats.currentQualityId);
  const name = quality === undefined ? none : qualityName(quality);
  const bandwidth = stats.bandwidthBitsPerSecond;
  return [
    [texts.engine, stats.engineLabel ?? none],
    [texts.picture, stats.width > 0 ? messages.watch.pictureSize(stats.width, stats.height) : none],
    [
      texts.quality,
      stats.autoQuality && quality !== undefined ? messages.settings.autoNow(name) : name,
    ],
    [texts.bandwidth, bandwidth === null ? none : bitRate(bandwidth, messages.locale)],
    [texts.buffer, texts.seconds(number(stats.bufferAheadSeconds, 1))],
    [texts.dropped, texts.droppedOf(number(stats.droppedFrames), number(stats.decodedFrames))],
    [texts.firstFrame, milliseconds(stats.firstFrameMs)],
    [texts.lastSeek, milliseconds(stats.lastSeekMs)],
    [
      texts.stalls,
      texts.stallsValue(number(stats.stalls), texts.seconds(number(stats.stalledMs / 1000, 1))),
    ],
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'kinora-stats-panel': StatsPanel;
  }
}
