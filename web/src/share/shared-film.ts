import { html, LitElement, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { messages } from '../i18n/messages';
import { Activity } from '../player/activity';
import { commandEvent, type Command } from '../player/command';
import '../player/centre-controls';
import '../player/control-bar';
import { commandOfKey, focusOf } from '../player/hotkeys';
import { kinoraPlayerStyles } from '../player/kinora-player-styles';
import { MediaRemote } from '../player/media-remote';
import { performOnMedia } from '../player/performer';
import type { Pilot } from '../player/pilot';
import { PointerInput } from '../player/pointer-input';
import type { View } from '../player/view';
import { sharedStyles } from '../ui/shared-styles';

/** Where the room is, for controls over a picture that has no times of its own. */
export interface SharedTimes {
  readonly paused: boolean;
  readonly currentTime: number;
  readonly duration: number;
}

const refreshMs = 250;

/** A film that a member shares: the file itself for who shares it, its picture for the others. */
@customElement('kinora-shared-film')
export class SharedFilm extends LitElement {
  static override styles = [sharedStyles, kinoraPlayerStyles];

  @property() name = '';
  /** Address of the file, or the picture that arrives. Fixed for the life of the element. */
  @property({ attribute: false }) source!: string | MediaStream;
  @property({ attribute: false }) pilot!: Pilot;
  @property({ attribute: false }) times!: () => SharedTimes;
  @query('video') readonly video!: HTMLVideoElement;

  private readonly activity = new Activity(() => this.requestUpdate());
  private readonly pointer = new PointerInput(this.activity, (command) => this.perform(command));
  private remote: MediaRemote | null = null;
  private endings: (() => void)[] = [];

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.begin();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const end of this.endings.splice(0)) end();
    this.remote?.end();
    this.remote = null;
    this.activity.stop();
    this.video.srcObject = null;
    this.video.removeAttribute('src');
    this.video.load();
  }

  protected override firstUpdated(): void {
    this.begin();
  }

  override render() {
    const view = this.view();
    const idle = view !== null && !view.paused && !this.activity.active;
    return html`<section
      class="stage ${idle ? 'idle' : ''}"
      aria-label=${messages.room.share.region(this.name)}
      @pointermove=${this.pointer.onMove}
      @pointerleave=${this.pointer.onLeave}
      @focusin=${() => this.activity.touch()}
    >
      <video playsinline preload="auto"></video>
      <div
        class="tap"
        @pointerup=${this.pointer.onUp}
        @dblclick=${this.pointer.onDoubleClick}
      ></div>
      ${view === null ? nothing : html`<kinora-centre-controls .view=${view}></kinora-centre-controls>`}
      <div class="bottom">
        ${
          view === null
            ? nothing
            : html`<kinora-control-bar .view=${view} .withSettings=${false}></kinora-control-bar>`
        }
      </div>
    </section>`;
  }

  /** The element's own truth about sound and size, the room's about time. */
  private view(): View | null {
    const { remote } = this;
    if (remote === null) return null;
    return { ...remote.view, ...this.times(), begun: true, ended: false, loading: false };
  }

  private begin(): void {
    const { video, source } = this;
    if (typeof source === 'string') video.src = source;
    else video.srcObject = source;
    this.remote = new MediaRemote(video, this, () => this.requestUpdate());
    const abort = new AbortController();
    const options = { signal: abort.signal };
    this.addEventListener(commandEvent, this.onCommand, options);
    document.addEventListener('keydown', (event) => this.onKey(event), options);
    const timer = window.setInterval(() => this.requestUpdate(), refreshMs);
    this.endings = [() => abort.abort(), () => window.clearInterval(timer), this.pilot.fly(video)];
    this.activity.touch();
    this.requestUpdate();
  }

  private perform(command: Command): void {
    const { remote, video } = this;
    if (remote === null || this.pilot.take(command, video)) return;
    performOnMedia(command, { video, remote, framesPerSecond: null, cue: () => undefined });
  }

  private readonly onCommand = (event: Event): void => {
    this.activity.touch();
    this.perform((event as CustomEvent<Command>).detail);
  };

  private onKey(event: KeyboardEvent): void {
    if (event.defaultPrevented) return;
    const command = commandOfKey(event, focusOf(event.composedPath()[0]));
    if (command === null || command.do === 'close') return;
    event.preventDefault();
    this.activity.touch();
    this.perform(command);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kinora-shared-film': SharedFilm;
  }
}
