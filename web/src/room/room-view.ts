import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Api } from '../api/client';
import { messages } from '../i18n/messages';
import type { PositionBook } from '../player/positions';
import { RoomShares } from '../share/room-shares';
import type { SharedTimes } from '../share/shared-film';
import { request } from '../ui/events';
import { formStyles } from '../ui/form-styles';
import '../ui/icon';
import { sharedStyles } from '../ui/shared-styles';
import { sharedStream, type Media } from './protocol';
import { publishRoom } from './public-room';
import type { Room, Word } from './room';
import { askGuestLink } from './room-api';
import './room-chat';
import { RoomCinema } from './room-cinema';
import './room-films';
import './room-invite';
import { presentCount, runs, type RoomModel } from './room-model';
import './room-peers';
import './room-people';
import './room-rules';
import { RoomPilot, type PilotOptions } from './room-pilot';
import './room-stage';
import type { Scene } from './room-stage';
import { roomViewStyles } from './room-view-styles';
import { RoomWishes } from './room-wishes';
import { phaseText, wordText } from './room-words';

type Tab = 'chat' | 'people' | 'films';

const tabs: readonly Tab[] = ['chat', 'people', 'films'];
const wordMs = 5_000;

/** A room that one is in: the film, and beside or below it chat, people and what else there is to see. */
@customElement('kinora-room-view')
export class RoomView extends LitElement {
  static override styles = [sharedStyles, formStyles, roomViewStyles];

  @property({ attribute: false }) room!: Room;
  @property({ attribute: false }) api!: Api;
  @property({ attribute: false }) positions!: PositionBook;
  @property({ type: Boolean, reflect: true }) folded = false;
  @state() private tab: Tab = 'chat';
  @state() private word = '';
  @state() private shareProblem = '';
  @state() private readUpTo = 0;
  private wordTimer = 0;
  private cinema!: RoomCinema;
  private shares!: RoomShares;
  private wishes!: RoomWishes;
  private endings: (() => void)[] = [];
  private scene: Scene = { show: 'looking' };

  override connectedCallback(): void {
    super.connectedCallback();
    const update = () => this.requestUpdate();
    const options = this.pilotOptions();
    this.cinema = new RoomCinema(this.room, this.api, options, update);
    const pilot = new RoomPilot({ ...options, follower: this.room.follower }, null);
    this.shares = new RoomShares(this.room, pilot, update);
    this.wishes = new RoomWishes(this.room, this.api, {
      say: (word) => (this.word = word),
      share: (file) => void this.share(file),
      stopSharing: () => this.shares.stop(),
    });
    this.endings = [
      publishRoom({
        room: this.room,
        peers: () => this.cinema.peers(),
        sharedWith: () => this.shares.sharing?.viewers ?? null,
        sharedVideo: () => this.renderRoot.querySelector('kinora-room-stage')?.sharedVideo ?? null,
      }),
      () => this.shares.close(),
    ];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const end of this.endings.splice(0)) end();
    window.clearTimeout(this.wordTimer);
  }

  /** Something of the room has changed. */
  refresh(): void {
    this.cinema.follow();
    this.shares.follow();
    this.requestUpdate();
  }

  /** Something is to be said for a moment. */
  say(word: Word): void {
    this.word = wordText(word);
    window.clearTimeout(this.wordTimer);
    this.wordTimer = window.setTimeout(() => (this.word = ''), wordMs);
  }

  receiveSignal(signal: Parameters<RoomShares['receive']>[0]): void {
    this.shares.receive(signal);
  }

  /** What stands above differs from page to page and from moment to moment; the rest is the room's. */
  protected override updated(): void {
    const top = Math.round(this.getBoundingClientRect().top + window.scrollY);
    this.style.setProperty('--room-top', `${top}px`);
  }

  override render() {
    const { model } = this.room;
    if (model === null) return nothing;
    this.scene = this.nextScene(model);
    return html`${this.bar(model)}
      <kinora-room-stage
        role="region"
        aria-label=${messages.room.stage}
        .scene=${this.scene}
        .positions=${this.positions}
        .times=${this.times}
        .reactions=${model.reactions}
        .blocked=${this.room.blocked}
        .mayChoose=${this.room.may(model.settings.control)}
        .onUnblock=${() => this.room.unblock()}
        .onChoose=${() => this.open('films')}
        @kinora-retry=${this.onRetry}
      ></kinora-room-stage>
      <aside class="side" aria-label=${messages.room.side}>
        <div role="tablist" aria-label=${messages.room.side} @keydown=${this.onTabKey}>
          ${tabs.map((tab) => this.tabButton(tab, model))}
        </div>
        <div role="tabpanel" id="panel" aria-labelledby=${`tab-${this.tab}`}>
          ${this.panel(model)}
        </div>
      </aside>
      <div class="word" role="status">
        ${this.word === '' ? nothing : html`<span>${this.word}</span>`}
      </div>`;
  }

  private bar(model: RoomModel) {
    const texts = messages.room;
    const { status } = this.room;
    const watching = texts.watching(presentCount(model));
    return html`<div class="bar">
      <h1>${model.name}</h1>
      <span class="state">${watching}</span>
      <span class="state phase">${phaseText(model)}</span>
      <span class="space"></span>
      <div class="tools">
        ${
          this.room.may('member')
            ? html`<kinora-room-invite
                .ask=${() => askGuestLink(this.api.http, model.room)}
                .guestsMay=${runs(model) ? model.settings : null}
                .change=${this.wishes.changeRule}
              ></kinora-room-invite>`
            : nothing
        }
        <button
          class="button small"
          aria-expanded=${!this.folded}
          aria-label=${`${this.folded ? texts.showSide : texts.hideSide}, ${watching}`}
          @click=${() => (this.folded = !this.folded)}
        >
          <kinora-icon name="people"></kinora-icon
          ><span aria-hidden="true" class="count">${presentCount(model)}</span>
        </button>
        <button
          class="button small"
          @click=${() => request(this, 'kinora-open', { path: '/rooms' })}
        >
          ${texts.leave}
        </button>
      </div>
      ${
        status.phase === 'open'
          ? nothing
          : html`<div class="trouble" role="alert">
              <span
                >${
                  status.phase === 'waiting'
                    ? texts.connection.waiting
                    : texts.connection.connecting
                }</span
              >
              <button class="button small" @click=${() => this.room.retryNow()}>
                ${texts.connection.retry}
              </button>
            </div>`
      }
    </div>`;
  }

  private tabButton(tab: Tab, model: RoomModel) {
    const selected = tab === this.tab;
    const last = model.chat.at(-1)?.n ?? 0;
    const unread = tab === 'chat' && !selected && last > this.readUpTo;
    return html`<button
      role="tab"
      id=${`tab-${tab}`}
      aria-selected=${selected}
      aria-controls="panel"
      tabindex=${selected ? 0 : -1}
      @click=${() => this.open(tab)}
    >
      ${messages.room.tabs[tab]}${unread ? html`<span class="unread"></span>` : nothing}
    </button>`;
  }

  private panel(model: RoomModel) {
    switch (this.tab) {
      case 'chat':
        return html`<kinora-room-chat
          .lines=${model.chat}
          .me=${model.me}
          .typing=${this.room.typing}
          .mayWrite=${this.room.may(model.settings.chat)}
          .requests=${this.wishes.chat}
        ></kinora-room-chat>`;
      case 'people':
        return this.people(model);
      case 'films':
        return html`<kinora-room-films
          .api=${this.api}
          .queue=${model.queue}
          .mayControl=${this.room.may(model.settings.control)}
          .mayQueue=${this.room.may(model.settings.queue)}
          .mayShare=${this.room.may(model.settings.share)}
          .sharing=${this.shares.sharing}
          .shareProblem=${this.shareProblem}
          .requests=${this.wishes.films}
        ></kinora-room-films>`;
    }
  }

  private people(model: RoomModel) {
    const me = model.members.find((one) => one.member === model.me);
    return html`<kinora-room-people
        .members=${model.members}
        .me=${model.me}
        .phase=${model.state.phase}
        .mayGive=${me?.host === true || this.room.may('owner')}
        .mayTake=${this.room.may(model.settings.takeHost)}
        .myRole=${me?.role ?? 'guest'}
        .mayRun=${runs(model)}
        .requests=${this.wishes.people}
      ></kinora-room-people>
      <kinora-room-peers
        .wanted=${this.cinema.peersWanted}
        .stats=${this.cinema.peers()}
        .onWanted=${(wanted: boolean) => this.cinema.setPeersWanted(wanted)}
      ></kinora-room-peers>
      ${
        runs(model)
          ? html`<kinora-room-rules
              .settings=${model.settings}
              .change=${this.wishes.changeRule}
              .turn=${this.wishes.turnSwitch}
            ></kinora-room-rules>`
          : nothing
      }`;
  }

  /** The same scene as long as nothing of it changed: its film plays on. */
  private nextScene(model: RoomModel): Scene {
    const { media } = model.state;
    if (media === null) {
      return { show: 'nothing', mayChoose: this.room.may(model.settings.control) };
    }
    if (sharedStream(media) !== null) return this.sharedScene(media);
    const { screening, problem } = this.cinema;
    if (problem !== null) return { show: 'failed', problem };
    return screening === null ? { show: 'looking' } : { show: 'title', screening };
  }

  private sharedScene(media: Media): Scene {
    const view = this.shares.view();
    const source = view.show === 'watched' ? view.source : media.src;
    const key = `${view.show} ${typeof source === 'string' ? source : source.id}`;
    const { scene } = this;
    if (scene.show === 'shared' && scene.key === key) return scene;
    return { show: 'shared', view, pilot: this.shares.pilotFor(view), key };
  }

  private readonly times = (): SharedTimes => {
    const { model, follower } = this.room;
    const duration = model?.state.media?.duration ?? 0;
    const paused = model === null || model.state.phase !== 'playing';
    return { paused, currentTime: follower.target() ?? 0, duration };
  };

  private pilotOptions(): Omit<PilotOptions, 'follower'> {
    return {
      state: () => {
        const { model } = this.room;
        if (model === null) throw new Error('room: expected to be in it');
        return model.state;
      },
      mayControl: () => this.mayControl(),
      send: (message) => this.room.send(message),
      setTimer: (work, delayMs) => window.setTimeout(work, delayMs),
      clearTimer: (timer) => window.clearTimeout(timer),
    };
  }

  private mayControl(): boolean {
    const { model } = this.room;
    const may = model !== null && this.room.may(model.settings.control);
    if (!may) this.say({ say: 'refused', code: 'forbidden', detail: '' });
    return may;
  }

  private async share(file: File): Promise<void> {
    this.shareProblem = '';
    try {
      await this.shares.share(file);
    } catch (error) {
      console.info('A file of this device could not be shared.', error);
      this.shareProblem = messages.room.share.unreadable;
    }
  }

  private open(tab: Tab): void {
    this.readUpTo = this.room.model?.chat.at(-1)?.n ?? 0;
    this.tab = tab;
    this.folded = false;
  }

  private onRetry(event: Event): void {
    event.stopPropagation();
    this.cinema.retry();
  }

  private onTabKey(event: KeyboardEvent): void {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const next = tabs[(tabs.indexOf(this.tab) + step + tabs.length) % tabs.length] ?? 'chat';
    this.open(next);
    void this.updateComplete.then(() => {
      this.renderRoot.querySelector<HTMLElement>(`#tab-${next}`)?.focus();
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kinora-room-view': RoomView;
  }
}
