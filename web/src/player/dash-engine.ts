import { MediaPlayer, type MediaInfo, type MediaPlayerClass, type Representation } from 'dashjs';
import { dashSettings, liveDashSettings } from './dash-settings';
import { dashVerdict, type DashError } from './dash-errors';
import type { AudioChoice, Choices, Engine, EngineListeners, OpenEngine, Quality } from './engine';
import type { EngineSource, TextChoice } from './engine';
import { Reconnect } from './reconnect';

function quality({ id, width, height, bandwidth }: Representation): Quality {
  return { id, width, height, bitsPerSecond: bandwidth };
}

function audioChoice(track: MediaInfo, index: number): AudioChoice {
  return { id: String(index), label: track.labels[0]?.text ?? null, language: track.lang };
}

function textChoice({ labels, lang, roles }: MediaInfo, index: number): TextChoice {
  const forced = roles?.some((role) => role.value === 'forced-subtitle') ?? false;
  return { id: String(index), label: labels[0]?.text ?? null, language: lang, forced };
}

class DashEngine implements Engine {
  readonly kind = 'dash';
  readonly label: string;
  private readonly player: MediaPlayerClass;
  private readonly reconnect: Reconnect;
  private autoQuality = true;
  private ready = false;
  private textId: string | null = null;
  /** Where and how it was playing when the connection broke; null while it holds. */
  private brokenAt: { readonly seconds: number; readonly playing: boolean } | null = null;

  constructor(
    private readonly video: HTMLVideoElement,
    private readonly source: EngineSource,
    private readonly listeners: EngineListeners,
  ) {
    this.player = MediaPlayer().create();
    this.label = `dash.js ${this.player.getVersion()}`;
    this.reconnect = new Reconnect(
      () => this.loadAgain(),
      listeners.onReconnecting,
      listeners.onFailure,
    );
    this.player.updateSettings(source.live === true ? liveDashSettings(source.url) : dashSettings);
    const { origins } = source;
    if (origins != null) {
      this.player.addRequestInterceptor(async (request) => {
        request.url = origins.rewrite(request.url);
        return request;
      });
    }
    this.listen();
    if (source.live === true) this.player.initialize(video, source.url, false);
    else this.player.initialize(video, source.url, false, source.startSeconds);
  }

  choices(): Choices {
    const { player } = this;
    const tracks = this.ready ? player.getTracksFor('audio') : [];
    const current = this.ready ? player.getCurrentTrackFor('audio') : null;
    const currentIndex = tracks.findIndex((track) => track.index === current?.index);
    return {
      qualities: this.ready ? player.getRepresentationsByType('video').map(quality) : [],
      currentQualityId: this.ready
        ? (player.getCurrentRepresentationForType('video')?.id ?? null)
        : null,
      autoQuality: this.autoQuality,
      audioTracks: tracks.map(audioChoice),
      currentAudioId: currentIndex >= 0 ? String(currentIndex) : null,
      textTracks: this.ready ? player.getTracksFor('text').map(textChoice) : [],
      currentTextId: this.textId,
    };
  }

  selectQuality(id: string | null): void {
    this.autoQuality = id === null;
    this.player.updateSettings({
      streaming: { abr: { autoSwitchBitrate: { video: this.autoQuality } } },
    });
    if (id !== null) this.player.setRepresentationForTypeById('video', id, true);
    this.listeners.onChoices();
  }

  selectAudio(id: string): void {
    const track = this.player.getTracksFor('audio')[Number(id)];
    if (track === undefined) return;
    this.player.setCurrentTrack(track);
    // Chosen at once, heard later: while paused nothing would tell about it.
    this.listeners.onChoices();
  }

  selectText(id: string | null): void {
    this.textId = id;
    this.showText();
    this.listeners.onChoices();
  }

  /** Also when dash.js has made its tracks anew, which begin hidden. */
  private showText(): void {
    this.player.enableText(this.textId !== null);
    this.player.setTextTrack(this.textId === null ? -1 : Number(this.textId));
  }

  bandwidth(): number | null {
    const kilobits = this.ready ? this.player.getAverageThroughput('video') : 0;
    return Number.isFinite(kilobits) && kilobits > 0 ? kilobits * 1_000 : null;
  }

  latencySeconds(): number | null {
    if (!this.ready || this.source.live !== true) return null;
    const latency = this.player.getCurrentLiveLatency();
    return Number.isFinite(latency) && latency > 0 ? latency : null;
  }

  jumpToLive(): void {
    if (this.ready && this.source.live === true) this.player.seekToOriginalLive();
  }

  destroy(): void {
    this.reconnect.destroy();
    this.player.destroy();
  }

  private listen(): void {
    const { player, listeners } = this;
    const { events } = MediaPlayer;
    player.on(events.STREAM_INITIALIZED, () => {
      this.ready = true;
      listeners.onChoices();
    });
    player.on(events.TEXT_TRACKS_ADDED, () => this.showText());
    player.on(events.QUALITY_CHANGE_RENDERED, () => listeners.onChoices());
    player.on(events.TRACK_CHANGE_RENDERED, () => listeners.onChoices());
    player.on(events.FRAGMENT_LOADING_COMPLETED, (event) => {
      // A failed load completes too, with an error.
      if ((event as { error?: unknown }).error == null) this.settled();
    });
    player.on(events.ERROR, (event) => this.onError((event as { error: DashError }).error));
  }

  private onError(error: DashError): void {
    const verdict = dashVerdict(error);
    if (verdict === 'ignore') return;
    if (verdict !== 'reconnect') {
      this.listeners.onFailure(verdict);
      return;
    }
    void this.source.origins?.doubt();
    const { currentTime, paused } = this.video;
    const seconds = this.ready ? currentTime : this.source.startSeconds;
    this.brokenAt ??= { seconds, playing: this.ready ? !paused : true };
    this.reconnect.broken();
  }

  private settled(): void {
    this.brokenAt = null;
    this.reconnect.settled();
  }

  /** dash.js gives up for good: it starts anew where the break was. */
  private loadAgain(): void {
    const { seconds, playing } = this.brokenAt ?? { seconds: 0, playing: false };
    this.ready = false;
    this.player.setAutoPlay(playing);
    if (this.source.live === true) this.player.attachSource(this.source.url);
    else this.player.attachSource(this.source.url, seconds);
  }
}

export const openDash: OpenEngine = async (video, source, listeners) =>
  new DashEngine(video, source, listeners);
