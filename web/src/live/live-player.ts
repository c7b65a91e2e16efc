import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { LiveStream } from '../api/live';
import { messages } from '../i18n/messages';
import { Activity } from '../player/activity';
import { commandEvent, type Command } from '../player/command';
import '../player/cue';
import { commandOfKey, focusOf } from '../player/hotkeys';
import { KeepAwake } from '../player/keep-awake';
import { MediaRemote } from '../player/media-remote';
import { performOnMedia } from '../player/performer';
import '../player/player-spinner';
import { bufferAhead, rangesOf } from '../player/stats';
import type { LiveMode } from '../routing/route';
import { request } from '../ui/events';
import { sharedStyles } from '../ui/shared-styles';
import './live-bar';
import { livePlayerStyles } from './live-player-styles';
import { LiveSession } from './live-session';
import { publishLive, type LiveStats } from './public-live';

const lookEveryMs = 1_000;
const toastMs = 7_000;
/** Keys that make no sense where there is no end to seek to, or that would leave the edge. */
const withoutMeaning: ReadonlySet<Command['do']> = new Set([
  'seek-by',
  'seek-to-share',
  'step-frame',
  'rate-step',
]);

/** A running broadcast with its controls. Sends `kinora-live-mode` when another way is chosen. */
@customElement('kinora-live-player')
export class LivePlayer extends LitElement {
  static override styles = [sharedStyles, livePlayerStyles];

  @property({ attribute: false }) stream!: LiveStream;
  @property() mode: LiveMode | null = null;
  @state() private toast = '';
  @state() private mutedByBrowser = false;
  @state() private cueText = '';
  @state() private cueSerial = 0;
  @query('video') private video!: HTMLVideoElement;

  private readonly activity = new Activity(() => this.requestUpdate());
  private readonly awake = new KeepAwake();
  private session: LiveSession | null = null;
  private remote: MediaRemote | null = null;
  private endings: (() => void)[] = [];
  private openedAtMs = 0;
  private firstFrameMs: number | null = null;
  private stalls = 0;

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.begin();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.session?.end();
    this.session = null;
    this.remote?.end();
    this.remote = null;
    this.awake.set(false);
    this.activity.stop();
    for (const end of this.endings.splice(0)) end();
  }

  protected override firstUpdated(): void {
    this.begin();
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.get('stream') !== undefined) this.session?.follow(this.stream);
    if (changed.has('mode') && changed.get('mode') !== undefined) this.session?.choose(this.mode);
    this.dataset['mode'] = this.session?.mode ?? '';
    this.awake.set(this.remote !== null && !this.remote.view.paused);
  }

  override render() {
    const view = this.remote?.view;
    const waiting = this.stream.state === 'waiting';
    const idle = !waiting && view?.paused === false && !this.activity.active;
    return html`<section
      class="stage ${idle ? 'idle' : ''}"
      aria-label=${messages.live.region(this.stream.title)}
      @pointermove=${() => this.activity.touch()}
      @focusin=${() => this.activity.touch()}
    >
      <video playsinline @click=${() => this.activity.touch()}></video>
      ${this.overlay(waiting)}
      <kinora-player-cue .text=${this.cueText} .serial=${this.cueSerial}></kinora-player-cue>
      <div class="toast" role="status">
        ${this.toast === '' ? nothing : html`<span class="line">${this.toast}</span>`}
      </div>
      ${
        this.mutedByBrowser && view?.muted === true
          ? html`<button type="button" class="button primary sound" @click=${this.onSound}>
              ${messages.live.startPlaying}
            </button>`
          : nothing
      }
      <div class="bottom">
        ${
          view === undefined
            ? nothing
            : html`<kinora-live-bar
                .view=${view}
                .latency=${this.session?.latencySeconds ?? null}
                .viewers=${this.stream.viewers}
                .mode=${this.session?.mode ?? null}
                .modes=${this.session?.possible ?? []}
                @kinora-live-mode=${this.onMode}
                @kinora-live-edge=${() => this.session?.jumpToLive()}
              ></kinora-live-bar>`
        }
      </div>
    </section>`;
  }

  private overlay(waiting: boolean) {
    const texts = messages.live;
    if (waiting) {
      return html`<div class="overlay" role="status">
        <p class="big">${texts.waiting}</p>
        <p>${texts.waitingText}</p>
      </div>`;
    }
    if (this.session?.stuck === true) {
      return html`<div class="overlay" role="alert">
        <p class="big">${texts.failedHeading}</p>
      </div>`;
    }
    const loading = this.hasUpdated && this.video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA;
    return loading ? html`<kinora-player-spinner></kinora-player-spinner>` : nothing;
  }

  private begin(): void {
    const { video } = this;
    this.openedAtMs = performance.now();
    this.remote = new MediaRemote(video, this, () => this.requestUpdate());
    this.session = new LiveSession(video, this.stream, this.mode, {
      onChange: () => this.requestUpdate(),
      onFallback: (from, to) => {
        const names = messages.live.modeShort;
        this.say(messages.live.fellBack(names[from], names[to]));
      },
    });
    const abort = new AbortController();
    const options = { signal: abort.signal };
    this.addEventListener(commandEvent, this.onCommand, options);
    document.addEventListener('keydown', (event) => this.onKey(event), options);
    video.addEventListener('loadeddata', () => this.onPicture(), options);
    video.addEventListener('waiting', () => this.onDry(), options);
    for (const name of ['playing', 'emptied', 'waiting']) {
      video.addEventListener(name, () => this.requestUpdate(), options);
    }
    const timer = window.setInterval(() => this.requestUpdate(), lookEveryMs);
    this.endings = [() => abort.abort(), () => window.clearInterval(timer), this.publishHandle()];
    this.activity.touch();
    this.requestUpdate();
  }

  private onPicture(): void {
    this.firstFrameMs ??= performance.now() - this.openedAtMs;
    void this.play();
  }

  /** Browsers let a page start sound only after a click: then it starts without, and says so. */
  private async play(): Promise<void> {
    const { video } = this;
    try {
      await video.play();
    } catch (error) {
      if (!(error instanceof DOMException)) throw error;
      if (error.name !== 'NotAllowedError' || video.muted) return;
      video.muted = true;
      this.mutedByBrowser = true;
      await video.play().catch(() => undefined);
    }
  }

  private onDry(): void {
    if (this.firstFrameMs !== null && !this.video.seeking) this.stalls += 1;
  }

  private readonly onSound = (): void => {
    this.mutedByBrowser = false;
    this.remote?.setMuted(false);
    void this.play();
  };

  private onMode({ detail }: CustomEvent<LiveMode>): void {
    request(this, 'kinora-live-mode', { mode: detail });
  }

  private readonly onCommand = (event: Event): void => {
    this.activity.touch();
    this.perform((event as CustomEvent<Command>).detail);
  };

  private onKey(event: KeyboardEvent): void {
    if (event.defaultPrevented) return;
    const command = commandOfKey(event, focusOf(event.composedPath()[0]));
    if (command === null || withoutMeaning.has(command.do)) return;
    if (!this.perform(command)) return;
    event.preventDefault();
    this.activity.touch();
  }

  private perform(command: Command): boolean {
    const { video, remote } = this;
    if (remote === null) return false;
    // Who comes back from a pause wants to see what is, not what was.
    if (command.do === 'toggle-play' && video.paused) this.session?.jumpToLive();
    const cue = (text: string) => {
      this.cueText = text;
      this.cueSerial += 1;
    };
    return performOnMedia(command, { video, remote, framesPerSecond: null, cue });
  }

  private say(text: string): void {
    this.toast = text;
    window.setTimeout(() => {
      if (this.toast === text) this.toast = '';
    }, toastMs);
  }

  private publishHandle(): () => void {
    const session = () => this.session;
    return publishLive({
      video: this.video,
      latencySeconds: () => session()?.latencySeconds ?? null,
      stats: () => this.stats(),
      get mode() {
        return session()?.mode ?? null;
      },
    });
  }

  private stats(): LiveStats {
    const { video, session } = this;
    const frames = video.getVideoPlaybackQuality();
    return {
      mode: session?.mode ?? null,
      engineLabel: session?.label ?? null,
      latencySeconds: session?.latencySeconds ?? null,
      currentTime: video.currentTime,
      bufferAheadSeconds: bufferAhead(rangesOf(video.buffered), video.currentTime),
      playbackRate: video.playbackRate,
      playing: !video.paused && video.readyState >= HTMLMediaElement.HAVE_FUTURE_DATA,
      stalls: this.stalls,
      jumps: session?.jumps ?? 0,
      fallbacks: [...(session?.fallbacks ?? [])],
      decodedFrames: frames.totalVideoFrames,
      droppedFrames: frames.droppedVideoFrames,
      width: video.videoWidth,
      height: video.videoHeight,
      firstFrameMs: this.firstFrameMs,
    };
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kinora-live-player': LivePlayer;
  }
}
