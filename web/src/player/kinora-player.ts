import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { TitleDetail } from '../api/types';
import { framesPerSecond } from '../format/quantity';
import { messages } from '../i18n/messages';
import type { EngineName } from '../routing/route';
import { request } from '../ui/events';
import { sharedStyles } from '../ui/shared-styles';
import { Activity } from './activity';
import { commandEvent, type Command } from './command';
import './control-bar';
import './cue';
import './failure-panel';
import './hotkey-help';
import { commandOfKey, focusOf } from './hotkeys';
import { KeepAwake } from './keep-awake';
import { kinoraPlayerStyles } from './kinora-player-styles';
import { offerMediaKeys } from './media-keys';
import { MediaRemote } from './media-remote';
import { startTime } from './motion';
import type { OriginNews, Origins } from './origins';
import { performOnMedia } from './performer';
import './centre-controls';
import './player-spinner';
import './player-toast';
import type { Pilot } from './pilot';
import { PointerInput } from './pointer-input';
import type { PositionBook } from './positions';
import { publishSession } from './public-handle';
import { Session } from './session';
import './settings-menu';
import './stats-panel';
import { playState } from './stats';
import { withCaptions } from './view';

const notePositionEveryMs = 5_000;
const toastMs = 7_000;

type Panel = 'settings' | 'help';

/**
 * The player of one film, which never changes: another film gets another player. Sends `kinora-engine` when another delivery is chosen. For scripts:
 * `window.kinoraPlayer` (see `PublicPlayer`) and the attributes `data-engine` and `data-state`.
 */
@customElement('kinora-player')
export class KinoraPlayer extends LitElement {
  static override styles = [sharedStyles, kinoraPlayerStyles];

  @property({ attribute: false }) film!: TitleDetail;
  @property() engineName: EngineName = 'hls';
  /** Where the link asks to start; null to go on where the viewer left off. */
  @property({ type: Number }) startSeconds: number | null = null;
  @property({ attribute: false }) positions!: PositionBook;
  /** Decides instead of the viewer what plays; fixed for the life of the player. */
  @property({ attribute: false }) pilot: Pilot | null = null;

  /** Other servers with the same film; null where nobody knows of any. */
  @property({ attribute: false }) origins: Origins | null = null;

  @state() private panel: Panel | null = null;
  @state() private statsOpen = false;
  @state() private cueText = '';
  @state() private cueSerial = 0;
  @state() private news: OriginNews | null = null;
  @state() private resumedAt: number | null = null;
  @query('video') private video!: HTMLVideoElement;

  private readonly activity = new Activity(() => this.requestUpdate());
  private readonly pointer = new PointerInput(this.activity, (command) => this.perform(command));
  private readonly awake = new KeepAwake();
  private remote: MediaRemote | null = null;
  private session: Session | null = null;
  private endings: (() => void)[] = [];

  /** Where the film is, in seconds. */
  get positionSeconds(): number {
    return this.session?.positionSeconds ?? 0;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.begin();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.notePosition();
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
    const engineBefore = changed.get('engineName');
    if (engineBefore !== undefined && engineBefore !== this.engineName) this.startSession();
    this.dataset['engine'] = this.session?.engineKind ?? '';
    this.dataset['state'] = playState(this.video, this.session?.failure ?? null);
    this.awake.set(this.remote !== null && !this.remote.view.paused);
  }

  override render() {
    const view = this.remote?.view;
    const failure = this.session?.failure ?? null;
    const idle = !this.controlsShown();
    const waiting = failure === null && this.hasUpdated && this.waiting();
    return html`<section
        class="stage ${idle ? 'idle' : ''}"
        aria-label=${messages.player.region(this.film.name)}
        @pointermove=${this.pointer.onMove}
        @pointerleave=${this.pointer.onLeave}
        @focusin=${() => this.activity.touch()}
      >
        <video playsinline preload="auto" poster=${this.film.poster ?? nothing}></video>
        <div
          class="tap"
          @pointerup=${this.pointer.onUp}
          @dblclick=${this.pointer.onDoubleClick}
        ></div>
        ${waiting ? html`<kinora-player-spinner></kinora-player-spinner>` : nothing}
        <kinora-player-cue .text=${this.cueText} .serial=${this.cueSerial}></kinora-player-cue>
        ${
          failure === null && !waiting && view !== undefined
            ? html`<kinora-centre-controls .view=${view}></kinora-centre-controls>`
            : nothing
        }
        <kinora-player-toast
          .reconnecting=${this.session?.reconnecting ?? false}
          .resumedAt=${this.resumedAt}
          .news=${this.news}
        ></kinora-player-toast>
        ${this.statsOpen && this.session !== null ? this.stats(this.session) : nothing}
        <div class="bottom">
          ${
            view === undefined
              ? nothing
              : html`<kinora-control-bar
                  .view=${withCaptions(view, this.session?.choices)}
                  .chapters=${this.film.chapters}
                  .thumbnails=${this.film.thumbnails}
                  .settingsOpen=${this.panel === 'settings'}
                ></kinora-control-bar>`
          }
        </div>
        ${this.panel === 'help' ? html`<kinora-hotkey-help></kinora-hotkey-help>` : nothing}
        ${
          failure === null
            ? nothing
            : html`<kinora-failure-panel .failure=${failure}></kinora-failure-panel>`
        }
      </section>
      ${this.panel === 'settings' ? this.settings() : nothing}`;
  }

  private begin(): void {
    const { video } = this;
    this.remote = new MediaRemote(video, this, () => this.requestUpdate());
    this.startSession();
    const abort = new AbortController();
    const options = { signal: abort.signal };
    this.addEventListener(commandEvent, this.onCommand, options);
    document.addEventListener('keydown', (event) => this.onKey(event), options);
    document.addEventListener('pointerdown', (event) => this.onPointerDown(event), options);
    window.addEventListener('pagehide', () => this.notePosition(), options);
    for (const name of ['pause', 'seeked', 'ended']) {
      video.addEventListener(name, () => this.notePosition(), options);
    }
    // The media store does not tell about these; the spinner and `data-state` follow them.
    for (const name of ['seeking', 'seeked', 'loadeddata', 'canplay', 'waiting', 'emptied']) {
      video.addEventListener(name, () => this.requestUpdate(), options);
    }
    const timer = window.setInterval(() => this.notePosition(), notePositionEveryMs);
    const { name, poster } = this.film;
    this.endings = [
      () => abort.abort(),
      () => window.clearInterval(timer),
      offerMediaKeys(name, poster, (command) => this.perform(command)),
      publishSession(video, () => this.session),
      this.origins?.subscribe((news) => this.showNews(news)) ?? (() => undefined),
    ];
    if (this.pilot !== null) this.endings.push(this.pilot.fly(video));
    this.activity.touch();
    this.requestUpdate();
  }

  private startSession(at: number | null = null): void {
    this.session?.end();
    const { film, pilot } = this;
    const startSeconds = pilot?.startSeconds ?? this.startSeconds;
    const resume = startSeconds === null ? this.positions.resumeSeconds(film.id) : null;
    const start = at ?? startTime(startSeconds, resume, film.durationSeconds);
    this.session = new Session({
      video: this.video,
      deliveries: { hls: film.hls, dash: film.dash },
      engine: this.engineName,
      startSeconds: start,
      makeHls: pilot?.makeHls ?? null,
      origins: this.origins,
      onChange: () => this.requestUpdate(),
    });
    this.showResumed(at === null && resume !== null && start > 0 ? start : null);
    if (pilot === null) this.playWhenLoaded();
  }

  /** Plays as soon as there is something to play; asked earlier, loading would interrupt it. */
  private playWhenLoaded(): void {
    const { video, session } = this;
    const play = () => {
      if (this.session !== session) return;
      video.play().catch((error: unknown) => {
        // Browsers let a page start sound only after a click: the big button is there for that.
        if (!(error instanceof DOMException)) throw error;
      });
    };
    video.addEventListener('loadeddata', play, { once: true });
  }

  private showNews(news: OriginNews): void {
    this.news = news;
    window.setTimeout(() => {
      if (this.news === news) this.news = null;
    }, toastMs);
  }

  private showResumed(at: number | null): void {
    this.resumedAt = at;
    if (at === null) return;
    window.setTimeout(() => {
      if (this.resumedAt === at) this.resumedAt = null;
    }, toastMs);
  }

  private notePosition(): void {
    const { currentTime, duration, readyState } = this.video;
    if (readyState < HTMLMediaElement.HAVE_METADATA || this.video.seeking) return;
    this.positions.note(this.film.id, currentTime, duration);
  }

  private controlsShown(): boolean {
    const paused = this.remote?.view.paused ?? true;
    return paused || this.panel !== null || this.activity.active;
  }

  private waiting(): boolean {
    const { session, remote, video } = this;
    if (session === null || remote === null || session.reconnecting || video.seeking) return true;
    if (video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return true;
    return remote.view.loading && !remote.view.paused;
  }

  private stats(session: Session) {
    return html`<div class="stats-place">
      <kinora-stats-panel .read=${() => session.stats()}></kinora-stats-panel>
    </div>`;
  }

  private settings() {
    const { session, remote, film } = this;
    if (session === null || remote === null) return nothing;
    const settings = {
      choices: session.choices,
      rate: remote.view.rate,
      chapters: film.chapters,
      atSeconds: remote.view.currentTime,
      engine: session.engineKind,
      hasDash: film.dash !== null && this.pilot === null,
    };
    return html`<div class="settings-place">
      <kinora-settings-menu .settings=${settings}></kinora-settings-menu>
    </div>`;
  }

  private perform(command: Command): void {
    const { video, remote, session } = this;
    if (remote === null || session === null) return;
    if (this.pilot?.take(command, video)) return;
    if (command.do === 'toggle-captions' && session.toggleText()) return;
    const rate = this.film.renditions.find((one) => one.kind === 'video')?.frameRate ?? null;
    const done = performOnMedia(command, {
      video,
      remote,
      framesPerSecond: framesPerSecond(rate),
      cue: (text) => this.showCue(text),
    });
    if (!done) this.performOwn(command, session);
  }

  private performOwn(command: Command, session: Session): void {
    switch (command.do) {
      case 'toggle-stats':
        this.statsOpen = !this.statsOpen;
        this.closePanel();
        return;
      case 'toggle-help':
        this.toggleHelp();
        return;
      case 'toggle-settings':
        if (this.panel === 'settings') this.closePanel();
        else this.panel = 'settings';
        return;
      case 'close':
        this.closePanel();
        return;
      case 'select-quality':
      case 'select-audio':
      case 'select-text':
        session.select(command);
        return;
      case 'select-engine':
        request(this, 'kinora-engine', {
          engine: command.engine,
          atSeconds: session.positionSeconds,
        });
        return;
      case 'start-over':
        this.resumedAt = null;
        this.perform({ do: 'seek-to', seconds: 0 });
        return;
      case 'retry':
        this.startSession(session.positionSeconds);
        return;
      default:
        throw new Error(`player: expected a command of its own, found "${command.do}"`);
    }
  }

  private toggleHelp(): void {
    const help = this.renderRoot.querySelector('kinora-hotkey-help');
    if (help !== null) {
      help.close();
      return;
    }
    // The menu goes first: the dialog gives the focus back to what had it when it opened.
    this.closePanel();
    this.panel = 'help';
  }

  private closePanel(): void {
    const wasSettings = this.panel === 'settings';
    this.panel = null;
    if (!wasSettings) return;
    const bar = this.renderRoot.querySelector('kinora-control-bar');
    bar?.shadowRoot?.querySelector<HTMLElement>('.settings')?.focus();
  }

  private showCue(text: string): void {
    this.cueText = text;
    this.cueSerial += 1;
  }

  private readonly onCommand = (event: Event): void => {
    this.activity.touch();
    this.perform((event as CustomEvent<Command>).detail);
  };

  private onKey(event: KeyboardEvent): void {
    if (event.defaultPrevented) return;
    const command = commandOfKey(event, focusOf(event.composedPath()[0]));
    if (command === null) return;
    // The help is a dialog: the browser closes it and gives the focus back.
    if (command.do === 'close' && this.panel !== 'settings') return;
    event.preventDefault();
    this.activity.touch();
    this.perform(command);
  }

  /** A click anywhere else closes the settings. */
  private onPointerDown(event: PointerEvent): void {
    if (this.panel !== 'settings') return;
    const inside = event
      .composedPath()
      .some((target) => target instanceof Element && target.matches('.settings-place, .settings'));
    if (!inside) this.panel = null;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kinora-player': KinoraPlayer;
  }
}
