import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { live as liveValue } from 'lit/directives/live.js';
import type { Api } from '../api/client';
import type { LiveStream } from '../api/live';
import { messages } from '../i18n/messages';
import { problemText } from '../i18n/problem-text';
import { formatRoute, liveRoute } from '../routing/route';
import type { SessionState } from '../store/state';
import { confirmed } from '../ui/confirm';
import '../ui/copy-field';
import '../ui/form-problem';
import { columnStyles, formStyles } from '../ui/form-styles';
import '../ui/icon';
import '../ui/notice';
import { sharedStyles } from '../ui/shared-styles';
import type { Broadcast, Phase } from './broadcast';
import type { CaptureWish } from './capture';
import './capture-choices';
import { usualWish } from './capture-choices';
import './ended-panel';
import { goLivePageStyles } from './go-live-page-styles';
import './ingest-help';
import { pageBroadcast } from './instance';
import './level-meter';
import './on-air-panel';
import { streamName } from './recording-type';

/** Camera or screen to everybody here. */
@customElement('kinora-go-live-page')
export class GoLivePage extends LitElement {
  static override styles = [sharedStyles, formStyles, columnStyles, goLivePageStyles];

  @property({ attribute: false }) api!: Api;
  @property({ attribute: false }) session: SessionState = { phase: 'loading' };
  @property({ attribute: false }) streams: readonly LiveStream[] = [];
  @state() private wish: CaptureWish = usualWish;
  @state() private typed: string | null = null;
  @state() private nameMissing = false;
  private unsubscribe: (() => void) | null = null;

  private get broadcast(): Broadcast {
    return pageBroadcast(this.api);
  }

  // Not when connected: a page whose code comes late has its properties only now.
  protected override willUpdate(): void {
    this.unsubscribe ??= this.broadcast.subscribe(() => this.requestUpdate());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.unsubscribe?.();
    this.unsubscribe = null;
    this.broadcast.leavePreview();
  }

  override render() {
    const texts = messages.goLive;
    const { phase } = this.broadcast;
    if (phase.kind === 'ended') {
      return html`<kinora-ended-panel
        .api=${this.api}
        .name=${phase.name}
        @kinora-again=${() => this.broadcast.leavePreview()}
      ></kinora-ended-panel>`;
    }
    return html`<h1>${texts.title}</h1>
      <p class="hint">${texts.text}</p>
      ${this.preview()} ${this.below(phase)}
      ${
        this.broadcast.onAir
          ? nothing
          : html`<section aria-labelledby="program">
              <h2 id="program">${texts.programHeading}</h2>
              <kinora-ingest-help .name=${this.name}></kinora-ingest-help>
            </section>`
      }`;
  }

  /** The name in the address: what was typed, or that of who is here. */
  private get name(): string {
    if (this.typed !== null) return streamName(this.typed);
    const account = this.session.phase === 'known' ? this.session.session.account : null;
    return streamName(account?.name ?? '') || 'live';
  }

  /** As it was typed, or who is here. */
  private get heading(): string {
    const account = this.session.phase === 'known' ? this.session.session.account : null;
    return (this.typed ?? account?.name ?? '').trim();
  }

  private preview() {
    const texts = messages.goLive;
    const { stream, phase, onAir } = this.broadcast;
    const failure = phase.kind === 'no-capture' ? texts.noCapture[phase.why] : null;
    return html`<div class="stage">
      ${
        stream === null
          ? html`<p class="empty" role="status">${failure ?? texts.noPreview}</p>`
          : html`<video
              autoplay
              playsinline
              muted
              .muted=${true}
              .srcObject=${liveValue(stream)}
              aria-label=${texts.preview}
            ></video>`
      }
      ${onAir ? html`<span class="badge">${texts.onAir}</span>` : nothing}
    </div>`;
  }

  private below(phase: Phase) {
    switch (phase.kind) {
      case 'live':
      case 'ending':
        return this.onAir(phase);
      case 'failed':
        return html`<kinora-form-problem .text=${this.failure(phase)}></kinora-form-problem>
          ${this.setUp()}`;
      default:
        return this.setUp();
    }
  }

  private failure({ problem }: Extract<Phase, { kind: 'failed' }>): string {
    const texts = messages.goLive;
    if (problem.kind === 'refused' && problem.status === 409) return problem.detail ?? texts.taken;
    return `${texts.failedHeading}. ${problemText(problem, messages)}`;
  }

  private setUp() {
    const texts = messages.goLive;
    const { stream } = this.broadcast;
    if (!('MediaRecorder' in window)) {
      return html`<kinora-form-problem .text=${texts.cannotRecord}></kinora-form-problem>`;
    }
    return html`<section>
      <kinora-level-meter .stream=${stream}></kinora-level-meter>
      <kinora-capture-choices
        .wish=${this.wish}
        .stream=${stream}
        @kinora-wish=${this.onWish}
      ></kinora-capture-choices>
      <div class="actions">
        <button type="button" class="button" @click=${() => this.broadcast.prepare(this.wish)}>
          ${this.wish.picture === 'camera' ? texts.showCamera : texts.showScreen}
        </button>
        ${
          stream === null
            ? nothing
            : html`<button
                type="button"
                class="button"
                @click=${() => this.broadcast.leavePreview()}
              >
                ${texts.stopPreview}
              </button>`
        }
      </div>
      <form @submit=${this.onStart}>
        <label>
          ${texts.name}
          <input
            maxlength="60"
            autocomplete="off"
            spellcheck="false"
            aria-invalid=${this.nameMissing}
            .value=${this.typed ?? this.name}
            @input=${(event: InputEvent) => {
              this.typed = (event.target as HTMLInputElement).value;
              this.nameMissing = false;
            }}
          />
          <span class="hint">${texts.nameHint(this.viewerAddress(this.name))}</span>
        </label>
        <kinora-form-problem
          .text=${this.nameMissing ? texts.nameNeeded : ''}
        ></kinora-form-problem>
        <div class="actions">
          <button class="button primary" ?disabled=${stream === null}>
            <kinora-icon name="live"></kinora-icon>${texts.start}
          </button>
        </div>
      </form>
    </section>`;
  }

  private onAir(phase: Extract<Phase, { kind: 'live' | 'ending' }>) {
    const texts = messages.goLive;
    const stream = this.streams.find(({ name }) => name === phase.name);
    return html`<section>
      <kinora-level-meter .stream=${this.broadcast.stream}></kinora-level-meter>
      ${
        phase.kind === 'ending'
          ? html`<p role="status">${texts.ending}</p>`
          : html`<div class="actions">
                ${this.toggle('audio')}${this.toggle('video')}
                <span class="space"></span>
                <button type="button" class="button danger" @click=${() => this.onEnd()}>
                  <kinora-icon name="stop"></kinora-icon>${texts.end}
                </button>
              </div>
              <kinora-on-air-panel
                .health=${this.broadcast.health}
                .sinceMs=${phase.sinceMs}
                .viewers=${stream?.viewers ?? null}
              ></kinora-on-air-panel>
              <kinora-copy-field
                .label=${texts.link}
                .text=${this.viewerAddress(phase.name)}
              ></kinora-copy-field>
              <p>
                <a href=${formatRoute(liveRoute(phase.name))} target="_blank">${texts.open}</a>
              </p>`
      }
    </section>`;
  }

  private toggle(kind: 'audio' | 'video') {
    const texts = messages.goLive;
    const enabled = this.broadcast.isEnabled(kind);
    if (enabled === null) return nothing;
    const words = {
      audio: [texts.mute, texts.unmute, 'microphone', 'microphoneOff'],
      video: [texts.cameraOff, texts.cameraOn, 'camera', 'cameraOff'],
    } as const;
    const [off, on, icon, iconOff] = words[kind];
    return html`<button
      type="button"
      class="button"
      @click=${() => this.broadcast.setEnabled(kind, !enabled)}
    >
      <kinora-icon name=${enabled ? icon : iconOff}></kinora-icon>${enabled ? off : on}
    </button>`;
  }

  private viewerAddress(name: string): string {
    return `${location.origin}${formatRoute(liveRoute(name))}`;
  }

  private onWish({ detail }: CustomEvent<CaptureWish>): void {
    const before = this.wish;
    this.wish = detail;
    // A running preview follows; a screen is asked for by a click, as browsers want it.
    const following = this.broadcast.stream !== null && detail.picture === 'camera';
    if (following && before.picture === detail.picture) void this.broadcast.prepare(detail);
    else if (before.picture !== detail.picture) this.broadcast.leavePreview();
  }

  private onStart(event: SubmitEvent): void {
    event.preventDefault();
    this.nameMissing = this.name === '';
    if (!this.nameMissing) this.broadcast.start(this.name, this.heading || this.name);
  }

  private async onEnd(): Promise<void> {
    if (await confirmed(messages.goLive.endQuestion, messages.goLive.end)) this.broadcast.end();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kinora-go-live-page': GoLivePage;
  }
}
