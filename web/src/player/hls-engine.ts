import Hls, {
  ErrorTypes,
  Events,
  type ErrorData,
  type HlsConfig,
  type Level,
  type MediaPlaylist,
} from 'hls.js';
import type { AudioChoice, Choices, Engine, EngineListeners, OpenEngine, Quality } from './engine';
import type { EngineSource, TextChoice } from './engine';
import { hlsConfig, liveHlsConfig } from './hls-config';
import { verdictOn } from './hls-errors';
import { keepToStereo } from './hls-stereo';
import type { Origins } from './origins';
import { Reconnect } from './reconnect';

const recoveryWindowMs = 30_000;

/** Whether hls.js can work here: asked before anything else, as Chromium has an HLS of its own. */
export function hlsJsWorks(): boolean {
  return Hls.isSupported();
}

function quality(level: Level, index: number): Quality {
  const { width, height, bitrate } = level;
  return { id: String(index), width, height, bitsPerSecond: bitrate };
}

function audioChoice(track: MediaPlaylist): AudioChoice {
  return { id: String(track.id), label: track.name || null, language: track.lang ?? null };
}

function textChoice({ id, name, lang, forced }: MediaPlaylist): TextChoice {
  return { id: String(id), label: name || null, language: lang ?? null, forced };
}

/** Every request goes to the server in use at that moment, repeats of a failed one too. */
function byWayOf(origins: Origins): NonNullable<HlsConfig['xhrSetup']> {
  return (request, url) => {
    if (request.readyState === XMLHttpRequest.UNSENT) request.open('GET', origins.rewrite(url));
  };
}

class HlsEngine implements Engine {
  readonly kind = 'hls';
  readonly label = `hls.js ${Hls.version}`;
  private readonly hls: Hls;
  private readonly reconnect: Reconnect;
  private recoveredAtMs: number[] = [];

  constructor(
    private readonly video: HTMLVideoElement,
    private readonly source: EngineSource,
    private readonly listeners: EngineListeners,
  ) {
    const config = source.live === true ? liveHlsConfig() : hlsConfig(source.startSeconds);
    const { origins } = source;
    if (origins != null) config.xhrSetup = byWayOf(origins);
    this.hls = source.makeHls?.(config) ?? new Hls(config);
    this.reconnect = new Reconnect(
      () => this.loadAgain(),
      listeners.onReconnecting,
      listeners.onFailure,
    );
    this.listen();
    this.hls.attachMedia(video);
    this.hls.loadSource(source.url);
  }

  choices(): Choices {
    const { hls } = this;
    return {
      qualities: hls.levels.map(quality),
      currentQualityId: hls.currentLevel >= 0 ? String(hls.currentLevel) : null,
      autoQuality: hls.autoLevelEnabled,
      audioTracks: hls.audioTracks.map(audioChoice),
      currentAudioId: hls.audioTrack >= 0 ? String(hls.audioTrack) : null,
      textTracks: hls.subtitleTracks.map(textChoice),
      currentTextId: hls.subtitleTrack >= 0 ? String(hls.subtitleTrack) : null,
    };
  }

  selectQuality(id: string | null): void {
    this.hls.nextLevel = id === null ? -1 : Number(id);
    this.listeners.onChoices();
  }

  selectAudio(id: string): void {
    this.hls.audioTrack = Number(id);
  }

  selectText(id: string | null): void {
    this.hls.subtitleTrack = id === null ? -1 : Number(id);
    this.listeners.onChoices();
  }

  bandwidth(): number | null {
    const estimate = this.hls.bandwidthEstimate;
    return Number.isFinite(estimate) && estimate > 0 ? estimate : null;
  }

  latencySeconds(): number | null {
    const { latency, latestLevelDetails } = this.hls;
    return latestLevelDetails?.live === true && latency > 0 ? latency : null;
  }

  jumpToLive(): void {
    const edge = this.hls.liveSyncPosition;
    if (edge !== null) this.video.currentTime = edge;
  }

  destroy(): void {
    this.reconnect.destroy();
    this.hls.destroy();
  }

  private listen(): void {
    const { hls, listeners } = this;
    // Before the first variant is chosen.
    hls.on(Events.MANIFEST_PARSED, () => keepToStereo(hls));
    const changes = [
      Events.MANIFEST_PARSED,
      Events.LEVEL_SWITCHED,
      Events.LEVELS_UPDATED,
      Events.AUDIO_TRACKS_UPDATED,
      Events.AUDIO_TRACK_SWITCHED,
      Events.SUBTITLE_TRACKS_UPDATED,
      Events.SUBTITLE_TRACK_SWITCH,
    ] as const;
    for (const change of changes) hls.on(change, () => listeners.onChoices());
    hls.on(Events.FRAG_BUFFERED, () => this.reconnect.settled());
    hls.on(Events.ERROR, (_, data) => this.onError(data));
  }

  private onError(data: ErrorData): void {
    const unanswered = data.type === ErrorTypes.NETWORK_ERROR && (data.response?.code ?? 0) === 0;
    if (unanswered) void this.source.origins?.doubt();
    if (!data.fatal) return;
    const { type, details } = data;
    const verdict = verdictOn({ type, details, status: data.response?.code }, this.recoveries());
    switch (verdict.answer) {
      case 'reconnect':
        this.reconnect.broken();
        return;
      case 'recover-media':
        this.recoveredAtMs.push(performance.now());
        this.hls.recoverMediaError();
        return;
      case 'fail':
        this.hls.stopLoad();
        this.listeners.onFailure(verdict.failure);
    }
  }

  private recoveries(): number {
    const since = performance.now() - recoveryWindowMs;
    this.recoveredAtMs = this.recoveredAtMs.filter((atMs) => atMs > since);
    return this.recoveredAtMs.length;
  }

  private loadAgain(): void {
    if (this.hls.levels.length === 0) this.hls.loadSource(this.source.url);
    else this.hls.startLoad();
  }
}

export const openHls: OpenEngine = async (video, source, listeners) =>
  new HlsEngine(video, source, listeners);
