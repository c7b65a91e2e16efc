import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import type { Api } from '../api/client';
import type { TitleDetail } from '../api/types';
import { messages } from '../i18n/messages';
import { send } from '../player/command';
import '../player/kinora-player';
import type { KinoraPlayer } from '../player/kinora-player';
import type { PositionBook } from '../player/positions';
import type { Origins } from '../player/origins';
import '../player/spot-buttons';
import { localSpots, spotBook, type SpotBook } from '../player/spots';
import '../rooms/watch-together';
import type { EngineName } from '../routing/route';
import { rights } from '../store/access';
import { isWatchable } from '../store/selectors';
import type { SessionState, WatchState } from '../store/state';
import './film-details';
import './notice';
import './problem-notice';
import { sharedStyles } from './shared-styles';
import { stageStyles } from './stage-styles';

/** One film: the player, and what there is to know about it below. */
@customElement('kinora-watch-page')
export class WatchPage extends LitElement {
  static override styles = [
    sharedStyles,
    stageStyles,
    css`
      .actions {
        display: flex;
        flex-wrap: wrap;
        gap: 0.6rem;
        margin-bottom: 1.25rem;
      }

      kinora-notice {
        background: var(--surface);
      }
    `,
  ];

  @property({ attribute: false }) watch!: WatchState;
  @property({ type: Number }) startSeconds: number | null = null;
  @property() engine: EngineName = 'hls';
  @property({ attribute: false }) positions!: PositionBook;
  @property({ attribute: false }) origins: Origins | null = null;
  @property({ attribute: false }) api!: Api;
  @property({ attribute: false }) session: SessionState = { phase: 'loading' };
  @query('kinora-player') private player!: KinoraPlayer | null;
  private spots: SpotBook = localSpots;
  private signedFor: string | null = null;
  private spotsOf: string | null = null;

  private get mayMakeRooms(): boolean {
    return rights(this.session).rooms;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('watch')) void this.prepareOtherServers();
    if (!changed.has('session')) return;
    const known = this.session.phase === 'known' ? this.session.session : null;
    const account = known?.account?.id ?? null;
    if (account !== this.spotsOf) this.spots = spotBook(account !== null, this.api.spots);
    this.spotsOf = account;
  }

  override render() {
    const { watch } = this;
    switch (watch.phase) {
      case 'none':
      case 'loading':
        return html`<div class="stage">
          <div role="status"><span class="visually-hidden">${messages.watch.loading}</span></div>
        </div>`;
      case 'failed':
        return html`<kinora-problem-notice
          .heading=${messages.watch.failedHeading}
          .problem=${watch.problem}
          .level=${1}
        ></kinora-problem-notice>`;
      case 'loaded':
        return this.loaded(watch.title);
    }
  }

  private loaded(title: TitleDetail) {
    return html`${this.stage(title)}
      <div class="below">
        ${isWatchable(title) ? this.actions(title) : nothing}
        <kinora-film-details .film=${title}></kinora-film-details>
      </div>`;
  }

  private actions(title: TitleDetail) {
    return html`<div class="actions">
      ${
        this.mayMakeRooms
          ? html`<kinora-watch-together
              .rooms=${this.api.rooms}
              .titleId=${title.id}
              .name=${title.name}
            ></kinora-watch-together>`
          : nothing
      }
      <kinora-spot-buttons
        .titleId=${title.id}
        .book=${this.spots}
        .position=${this.position}
        @kinora-spot=${this.onSpot}
      ></kinora-spot-buttons>
    </div>`;
  }

  private stage(title: TitleDetail) {
    if (title.state === 'failed') {
      return html`<kinora-notice
        role="alert"
        icon="alert"
        .heading=${messages.watch.failedHeading}
        .text=${title.error ?? messages.card.failedUnknown}
      >
        <a class="button primary" href="/">${messages.problem.toHub}</a>
      </kinora-notice>`;
    }
    if (!isWatchable(title) || (title.hls === null && title.dash === null)) {
      return html`<kinora-notice
        role="status"
        .heading=${messages.watch.probingHeading}
        .text=${messages.watch.probingText}
      ></kinora-notice>`;
    }
    // Another source of the same title is another film: nothing of the old picture is kept.
    return html`<div class="stage">
      ${keyed(
        title.hls ?? title.dash,
        html`<kinora-player
          .film=${title}
          .engineName=${this.engine}
          .startSeconds=${this.startSeconds}
          .positions=${this.positions}
          .origins=${this.origins}
        ></kinora-player>`,
      )}
    </div>`;
  }

  /** Where watching takes an account, another server has to be shown that this title is allowed. */
  private async prepareOtherServers(): Promise<void> {
    const { watch, origins, session } = this;
    if (watch.phase !== 'loaded' || watch.id === this.signedFor || origins === null) return;
    const members = session.phase === 'known' && session.session.access === 'members';
    if (!members || origins.all.length < 2) return;
    this.signedFor = watch.id;
    try {
      origins.signature = await this.api.origins.signature(watch.id);
    } catch (error) {
      console.info('Other servers will not be able to play this film here.', error);
    }
  }

  private readonly position = (): number => this.player?.positionSeconds ?? 0;

  private onSpot({ detail }: CustomEvent<number>): void {
    if (this.player !== null) send(this.player, { do: 'seek-to', seconds: detail });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kinora-watch-page': WatchPage;
  }
}
