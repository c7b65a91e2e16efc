import type { EngineName } from '../routing/route';
import { shownText, storedWish, storeWish, toggled, type CaptionWish } from './captions';
import type { Command } from './command';
import type { Deliveries } from './choose-engine';
import { noChoices, type Choices, type Engine, type Failure } from './engine';
import { Meter } from './meter';
import { openEngine } from './open-engine';
import type { Origins } from './origins';
import type { MakeHls } from './pilot';
import { qualityOfHeight, storedHeight, storeHeight } from './quality';
import { collectStats, type Stats } from './stats';

export interface SessionPlan {
  readonly video: HTMLVideoElement;
  readonly deliveries: Deliveries;
  readonly engine: EngineName;
  readonly startSeconds: number;
  readonly makeHls?: MakeHls | null;
  readonly origins?: Origins | null;
  readonly onChange: () => void;
}

/**
 * One film playing in one video element through one engine. Owns engine and measurements; `end`
 * frees them, and nothing is reported afterwards.
 */
export class Session {
  private readonly meter: Meter;
  private engine: Engine | null = null;
  private ended = false;
  private appliedStoredHeight = false;
  private textAppliedFor = '';
  choices: Choices = noChoices;
  failure: Failure | null = null;
  reconnecting = false;

  constructor(private readonly plan: SessionPlan) {
    this.meter = new Meter(plan.video);
    void this.open();
  }

  get engineKind(): Engine['kind'] | null {
    return this.engine?.kind ?? null;
  }

  /** Where the film is, or is about to start: where a new session goes on. */
  get positionSeconds(): number {
    const { video, startSeconds } = this.plan;
    return video.readyState > HTMLMediaElement.HAVE_NOTHING ? video.currentTime : startSeconds;
  }

  select(
    command: Extract<Command, { do: 'select-quality' | 'select-audio' | 'select-text' }>,
  ): void {
    switch (command.do) {
      case 'select-quality':
        this.selectQuality(command.id);
        return;
      case 'select-audio':
        this.engine?.selectAudio(command.id);
        return;
      case 'select-text':
        this.selectText(command.id);
    }
  }

  /** Null picks the quality automatically; the choice is kept for this device. */
  private selectQuality(id: string | null): void {
    const quality = this.choices.qualities.find((one) => one.id === id);
    storeHeight(quality?.height ?? null);
    this.engine?.selectQuality(id);
  }

  /** Null shows none but what is forced; the choice is kept for this device. */
  private selectText(id: string | null): void {
    const track = this.choices.textTracks.find((one) => one.id === id);
    const wish = storedWish();
    const { language = wish.language, label = wish.label } = track ?? {};
    this.wishText({ on: track !== undefined, language, label });
  }

  /** Whether the engine knows of any captions; else the browser itself may have some. */
  toggleText(): boolean {
    if (this.choices.textTracks.length === 0) return false;
    this.wishText(toggled(storedWish(), this.choices, navigator.languages));
    return true;
  }

  private wishText(wish: CaptionWish): void {
    storeWish(wish);
    this.engine?.selectText(shownText(wish, this.choices));
  }

  stats(): Stats {
    const { engine, choices, failure, reconnecting } = this;
    const measurements = this.meter.measurements();
    const { video } = this.plan;
    return collectStats({ video, engine, choices, failure, reconnecting, measurements });
  }

  end(): void {
    this.ended = true;
    this.meter.stop();
    this.engine?.destroy();
    this.engine = null;
  }

  private async open(): Promise<void> {
    const {
      engine: wish,
      deliveries,
      video,
      startSeconds,
      makeHls = null,
      origins = null,
    } = this.plan;
    const engine = await openEngine(
      wish,
      deliveries,
      video,
      { startSeconds, makeHls, origins },
      {
        onChoices: () => this.refreshChoices(),
        onReconnecting: (reconnecting) => this.change(() => (this.reconnecting = reconnecting)),
        onFailure: (failure) => this.change(() => (this.failure = failure)),
      },
    );
    if (this.ended) engine?.destroy();
    else this.change(() => (this.engine = engine));
    this.refreshChoices();
  }

  private refreshChoices(): void {
    const { engine } = this;
    if (engine === null) return;
    this.change(() => (this.choices = engine.choices()));
    this.applyStoredHeight(engine);
    this.applyStoredWish(engine);
  }

  /** Once for each sound of a film: what is forced goes with what is spoken. */
  private applyStoredWish(engine: Engine): void {
    const { choices } = this;
    const sound = `${choices.textTracks.length} ${choices.currentAudioId ?? ''}`;
    if (choices.textTracks.length === 0 || sound === this.textAppliedFor) return;
    this.textAppliedFor = sound;
    const shown = shownText(storedWish(), choices);
    if (shown !== choices.currentTextId) engine.selectText(shown);
  }

  private applyStoredHeight(engine: Engine): void {
    if (this.appliedStoredHeight || this.choices.qualities.length === 0) return;
    this.appliedStoredHeight = true;
    const height = storedHeight();
    const quality = height === null ? null : qualityOfHeight(this.choices.qualities, height);
    if (quality !== null) engine.selectQuality(quality.id);
  }

  private change(apply: () => void): void {
    if (this.ended) return;
    apply();
    this.plan.onChange();
  }
}
