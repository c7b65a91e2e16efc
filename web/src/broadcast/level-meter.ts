import { css, html, LitElement, type PropertyValues } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { messages } from '../i18n/messages';
import { sharedStyles } from '../ui/shared-styles';

/** Decibels below full scale at which the meter begins. */
const floorDb = -60;

/** 0 to 1 for samples of -1 to 1: the loudness as ears and meters divide it. */
export function meterLevel(samples: Float32Array): number {
  if (samples.length === 0) return 0;
  const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
  const db = power > 0 ? 10 * Math.log10(power) : floorDb;
  return Math.min(1, Math.max(0, 1 - db / floorDb));
}

/** How loud the microphone is, so that nobody speaks into a dead one. */
@customElement('kinora-level-meter')
export class LevelMeter extends LitElement {
  static override styles = [
    sharedStyles,
    css`
      :host {
        display: block;
      }

      meter {
        display: block;
        width: 100%;
        height: 0.6rem;
      }
    `,
  ];

  @property({ attribute: false }) stream: MediaStream | null = null;
  @query('meter') private meter!: HTMLMeterElement;
  private end: () => void = () => undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.end();
  }

  override render() {
    return html`<meter
      min="0"
      max="1"
      low="0.15"
      high="0.9"
      optimum="0.6"
      aria-label=${messages.goLive.level}
    ></meter>`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('stream')) this.listen();
  }

  private listen(): void {
    this.end();
    this.meter.value = 0;
    const [track] = this.stream?.getAudioTracks() ?? [];
    if (track === undefined) return;
    const context = new AudioContext();
    const analyser = context.createAnalyser();
    context.createMediaStreamSource(new MediaStream([track])).connect(analyser);
    const samples = new Float32Array(analyser.fftSize);
    const timer = window.setInterval(() => {
      analyser.getFloatTimeDomainData(samples);
      this.meter.value = meterLevel(samples);
    }, 100);
    this.end = () => {
      window.clearInterval(timer);
      void context.close();
      this.end = () => undefined;
    };
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kinora-level-meter': LevelMeter;
  }
}
