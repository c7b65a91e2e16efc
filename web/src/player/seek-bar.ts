import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Chapter } from '../api/types';
import { clockTime, spokenTime } from '../format/time';
import { messages } from '../i18n/messages';
import { sharedStyles } from '../ui/shared-styles';
import { chapterIndexAt, chapterName } from './chapters';
import { send } from './command';
import { seekBarStyles } from './seek-bar-styles';
import { TileMap } from './tile-map';
import type { Tile } from './tiles';

const keyedMs = 1500;

function tileStyle({ sheet, left, top, width, height }: Tile): string {
  return `width: ${width}px; height: ${height}px; background-image: url("${sheet}"); background-position: ${-left}px ${-top}px`;
}

type Ranges = readonly (readonly [number, number])[];

/**
 * Where the film is, what is loaded, and a handle to move. A real range input lies over the drawing
 * for pointer and screen reader; its keys are the player's. A drag asks for its end only: every
 * position asked for makes the server encode.
 */
@customElement('kinora-seek-bar')
export class SeekBar extends LitElement {
  static override styles = [sharedStyles, seekBarStyles];

  @property({ type: Number }) currentTime = 0;
  @property({ type: Number }) duration = 0;
  @property({ attribute: false }) buffered: Ranges = [];
  @property({ attribute: false }) chapters: readonly Chapter[] = [];
  /** Address of the map of small pictures; null while there is none. */
  @property({ attribute: false }) thumbnails: string | null = null;
  @state() private dragged: number | null = null;
  @state() private hovered: number | null = null;
  /** Where keys have led to, for a moment after each. */
  @state() private keyed: number | null = null;
  private keyedTimer = 0;
  private tiles: TileMap | null = null;
  @query('.bar') private bar!: HTMLElement;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.clearTimeout(this.keyedTimer);
    this.keyed = null;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('thumbnails')) return;
    const { thumbnails } = this;
    this.tiles = thumbnails === null ? null : new TileMap(thumbnails, () => this.requestUpdate());
  }

  override render() {
    const at = this.dragged ?? this.currentTime;
    const { locale } = messages;
    return html`<div
      class="bar"
      @pointermove=${this.onHover}
      @pointerleave=${() => (this.hovered = null)}
    >
      <div class="track">
        ${this.buffered.map(([from, to]) => this.span('buffered', from, to))}
        ${this.span('played', 0, at)} ${this.marks()}
      </div>
      <div class="knob" .style=${`left: ${this.share(at) * 100}%`}></div>
      ${this.bubble()}
      <input
        type="range"
        min="0"
        max=${this.duration}
        step="any"
        .value=${String(at)}
        ?disabled=${this.duration === 0}
        aria-label=${messages.player.seek}
        aria-valuetext=${this.spoken(at, locale)}
        @input=${this.onInput}
        @change=${this.onChange}
        @keydown=${this.onKey}
      />
    </div>`;
  }

  private span(kind: string, from: number, to: number) {
    const left = this.share(from) * 100;
    const width = this.share(to) * 100 - left;
    return html`<div class=${kind} .style=${`left: ${left}%; width: ${width}%`}></div>`;
  }

  /** Where a chapter ends and the next one begins; the first one begins with the film. */
  private marks() {
    return this.chapters
      .filter(({ startSeconds }) => startSeconds > 0 && startSeconds < this.duration)
      .map(
        ({ startSeconds }) =>
          html`<div class="mark" .style=${`left: ${this.share(startSeconds) * 100}%`}></div>`,
      );
  }

  private spoken(at: number, locale: string): string {
    const value = messages.player.seekValue(
      spokenTime(at, locale),
      spokenTime(this.duration, locale),
    );
    const chapter = this.chapterAt(at);
    return chapter === null ? value : `${value}, ${chapter}`;
  }

  private chapterAt(seconds: number): string | null {
    const index = chapterIndexAt(this.chapters, seconds);
    return index < 0 ? null : chapterName(this.chapters, index, messages);
  }

  private bubble() {
    const at = this.dragged ?? this.keyed ?? this.hovered;
    if (at === null || this.duration === 0) return nothing;
    const chapter = this.chapterAt(at);
    const tile = this.tiles?.at(at, this.duration) ?? null;
    // Kept inside the bar at both ends.
    const half = tile === null && chapter === null ? '1.75rem' : 'min(7rem, 50%)';
    const left = `clamp(${half}, ${this.share(at) * 100}%, 100% - ${half})`;
    return html`<div class="bubble" aria-hidden="true" .style=${`left: ${left}`}>
      ${tile === null ? nothing : html`<div class="tile" .style=${tileStyle(tile)}></div>`}
      ${clockTime(at)} ${chapter === null ? nothing : html`<span class="chapter">${chapter}</span>`}
    </div>`;
  }

  private share(seconds: number): number {
    return this.duration > 0 ? Math.min(1, Math.max(0, seconds / this.duration)) : 0;
  }

  private onHover(event: PointerEvent): void {
    if (event.pointerType === 'touch') return;
    const box = this.bar.getBoundingClientRect();
    const share = (event.clientX - box.left) / Math.max(1, box.width);
    this.hovered = Math.min(1, Math.max(0, share)) * this.duration;
  }

  private onInput(event: InputEvent): void {
    this.dragged = Number((event.target as HTMLInputElement).value);
  }

  private onChange(event: Event): void {
    const seconds = Number((event.target as HTMLInputElement).value);
    this.dragged = null;
    send(this, { do: 'seek-to', seconds });
  }

  /** The range's own steps would be tiny: its keys do what they do everywhere in the player. */
  private onKey(event: KeyboardEvent): void {
    const steps: Record<string, number> = {
      ArrowLeft: -5,
      ArrowDown: -5,
      ArrowRight: 5,
      ArrowUp: 5,
      PageDown: -60,
      PageUp: 60,
    };
    const seconds = steps[event.key];
    if (seconds !== undefined) {
      this.showKeyed((this.keyed ?? this.currentTime) + seconds);
      send(this, { do: 'seek-by', seconds });
    } else if (event.key === 'Home') {
      this.showKeyed(0);
      send(this, { do: 'seek-to-share', share: 0 });
    } else if (event.key === 'End') {
      this.showKeyed(this.duration);
      send(this, { do: 'seek-to-share', share: 1 });
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  private showKeyed(seconds: number): void {
    this.keyed = Math.min(this.duration, Math.max(0, seconds));
    window.clearTimeout(this.keyedTimer);
    this.keyedTimer = window.setTimeout(() => (this.keyed = null), keyedMs);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kinora-seek-bar': SeekBar;
  }
}
