import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Api } from '../api/client';
import type { LiveStream } from '../api/live';
import { problemOf, type Problem } from '../api/problem';
import { moment } from '../format/time';
import { messages } from '../i18n/messages';
import { streamName } from '../broadcast/recording-type';
import { formatRoute, watchRoute, type LiveMode } from '../routing/route';
import { filmDetailsStyles } from '../ui/film-details-styles';
import '../ui/notice';
import '../ui/problem-notice';
import { sharedStyles } from '../ui/shared-styles';
import { stageStyles } from '../ui/stage-styles';
import './live-player';
import { RecordingWait } from './recording-wait';

/** One broadcast: on air, waiting for its broadcaster, or over. Made anew for another name. */
@customElement('kinora-live-page')
export class LivePage extends LitElement {
  static override styles = [sharedStyles, filmDetailsStyles, stageStyles];

  @property({ attribute: false }) api!: Api;
  @property() name = '';
  @property() mode: LiveMode | null = null;
  @property({ attribute: false }) streams: readonly LiveStream[] = [];
  /** The last that was heard of it; null while nothing was. */
  @state() private stream: LiveStream | null = null;
  @state() private problem: Problem | null = null;
  /** The server was asked and did not know of it. */
  @state() private asked = false;
  @state() private recording: string | null = null;
  private wait: RecordingWait | null = null;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.wait?.end();
    this.wait = null;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    // Not when connected: a page whose code comes late has its properties only now.
    if (!this.hasUpdated) void this.load();
    if (changed.has('streams')) this.hear(changed.get('streams') ?? []);
  }

  override render() {
    const { stream, problem } = this;
    if (stream?.state === 'ended') return this.ended(stream);
    if (stream !== null) return this.onAir(stream);
    if (problem === null && !this.asked) {
      return html`<div class="stage">
        <div role="status"><span class="visually-hidden">${messages.live.opening}</span></div>
      </div>`;
    }
    if (problem !== null) {
      return html`<kinora-problem-notice
        .heading=${messages.live.failedHeading}
        .problem=${problem}
        .level=${1}
        @kinora-retry=${this.onRetry}
      ></kinora-problem-notice>`;
    }
    return html`<kinora-notice
      role="status"
      icon="live"
      .heading=${messages.live.notFoundHeading}
      .text=${messages.live.notFoundText}
      .level=${1}
    >
      <a class="button" href="/">${messages.problem.toHub}</a>
    </kinora-notice>`;
  }

  private onAir(stream: LiveStream) {
    const started = stream.startedAt === null ? '' : moment(stream.startedAt, messages.locale);
    return html`<div class="stage">
        <kinora-live-player .stream=${stream} .mode=${this.mode}></kinora-live-player>
      </div>
      <div class="below">
        <h1>${stream.title}</h1>
        <p class="facts">
          <span>${messages.live.badge}</span>
          <span>${messages.live.viewers(stream.viewers)}</span>
          ${started === '' ? nothing : html`<span>${messages.live.startedAt(started)}</span>`}
        </p>
      </div>`;
  }

  private ended(stream: LiveStream) {
    const texts = messages.live;
    return html`<kinora-notice
      role="status"
      icon="film"
      .heading=${texts.endedHeading}
      .text=${stream.title}
      .level=${1}
    >
      ${
        this.recording === null
          ? html`<p>${texts.recordingWaits}</p>`
          : html`<a class="button primary" href=${formatRoute(watchRoute(this.recording))}>
              ${texts.watchRecording}
            </a>`
      }
      <a class="button" href="/">${messages.problem.toHub}</a>
    </kinora-notice>`;
  }

  /** Asks for all streams: one that is not on air yet is no error, only not in the list. */
  private async load(): Promise<void> {
    try {
      const stream = (await this.api.live.list()).find(({ name }) => name === this.address);
      // Meanwhile an event may have told more.
      if (stream !== undefined) this.become(stream);
      else this.asked = true;
    } catch (error) {
      this.problem = problemOf(error);
    }
  }

  /** Names are lower case in addresses; somebody may have typed what they read. */
  private get address(): string {
    return streamName(this.name);
  }

  /** Events keep the list current; what was in it and no longer is has ended. */
  private hear(before: readonly LiveStream[]): void {
    const mine = (streams: readonly LiveStream[]) =>
      streams.find(({ name }) => name === this.address) ?? null;
    const now = mine(this.streams);
    if (now !== null) this.become(now);
    else if (mine(before) !== null && this.stream !== null) {
      this.become({ ...this.stream, state: 'ended' });
    }
  }

  private become(stream: LiveStream): void {
    this.stream = stream;
    this.problem = null;
    if (stream.state !== 'ended') {
      this.recording = null;
      this.wait?.end();
      this.wait = null;
      return;
    }
    this.recording = stream.recording;
    if (this.recording !== null || this.wait !== null) return;
    this.wait = new RecordingWait(this.api.live, this.address, (title) => (this.recording = title));
  }

  private readonly onRetry = (event: Event): void => {
    event.stopPropagation();
    this.problem = null;
    void this.load();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'kinora-live-page': LivePage;
  }
}
