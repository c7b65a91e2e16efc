import { css, html, LitElement, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Api } from '../api/client';
import type { Session } from '../api/session';
import { messages } from '../i18n/messages';
import type { PositionBook } from '../player/positions';
import { readStored, writeStored } from '../storage';
import type { SessionState } from '../store/state';
import { Attempt } from '../ui/attempt';
import { request } from '../ui/events';
import '../ui/form-problem';
import { formStyles } from '../ui/form-styles';
import '../ui/notice';
import { sharedStyles } from '../ui/shared-styles';
import { Room } from './room';
import { askTicket } from './room-api';
import { keepSeat, keptSeat } from './room-seat';
import './room-view';
import type { RoomView } from './room-view';

const nameKey = 'kinora.name';
const longestName = 40;

/** The page of one room: the door, where a name is asked of who has none, and the room behind it. */
@customElement('kinora-room-page')
export class RoomPage extends LitElement {
  static override styles = [
    sharedStyles,
    formStyles,
    css`
      :host {
        display: block;
      }
    `,
  ];

  @property({ attribute: false }) api!: Api;
  @property({ attribute: false }) session: SessionState = { phase: 'loading' };
  @property({ attribute: false }) positions!: PositionBook;
  @property() name = '';
  /** The token of a guest link; null for who came another way. */
  @property({ attribute: false }) guest: string | null = null;
  @state() private room: Room | null = null;
  @query('kinora-room-view') private view!: RoomView | null;
  @query('#name') private nameField!: HTMLInputElement;
  private readonly attempt = new Attempt(this);

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.leave();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('name') && changed.get('name') !== undefined) this.leave();
    if (this.room !== null || this.session.phase !== 'known') return;
    const { session } = this.session;
    const known = this.knownName(session);
    if (known !== null) this.enter(known);
  }

  override render() {
    const { room } = this;
    if (room === null) return this.door();
    const { status } = room;
    if (status.phase === 'over') return this.over(status.why);
    if (room.model === null) return this.opening();
    return html`<kinora-room-view
      .room=${room}
      .api=${this.api}
      .positions=${this.positions}
    ></kinora-room-view>`;
  }

  private door() {
    if (this.session.phase !== 'known') return this.opening();
    const texts = messages.room.door;
    const { busy, problem } = this.attempt;
    return html`<div class="sheet">
      <h1>${texts.heading}</h1>
      <p class="hint">${texts.text}</p>
      <form @submit=${this.onSubmit}>
        <label>
          ${texts.name}
          <input
            id="name"
            name="nickname"
            autocomplete="nickname"
            maxlength=${longestName}
            required
            .value=${readStored(nameKey) ?? ''}
          />
        </label>
        <kinora-form-problem .problem=${problem}></kinora-form-problem>
        <div class="actions">
          <button class="button primary" ?disabled=${busy}>
            ${busy ? texts.busy : texts.submit}
          </button>
        </div>
      </form>
    </div>`;
  }

  private opening() {
    const waiting = this.room?.status.phase === 'waiting';
    return html`<kinora-notice
      role="status"
      icon="room"
      .heading=${messages.room.opening}
      .text=${waiting ? messages.problem.unreachable : ''}
      .level=${1}
    ></kinora-notice>`;
  }

  private over(why: keyof typeof messages.room.over) {
    const texts = messages.room.over;
    const again = why === 'elsewhere' || why === 'full';
    return html`<kinora-notice
      role="alert"
      icon="room"
      .heading=${texts.heading}
      .text=${texts[why]}
      .level=${1}
    >
      ${
        again
          ? html`<button class="button primary" @click=${this.enterAgain}>${texts.enter}</button>`
          : html`<a class="button primary" href="/rooms">${texts.rooms}</a>`
      }
    </kinora-notice>`;
  }

  /** Accounts have a name, and so have guests who have been here; others are asked. */
  private knownName(session: Session): string | null {
    if (session.account !== null) return session.account.name;
    if (session.guest?.room === this.name) return session.guest.name || null;
    // Who is only here by being on this machine keeps the seat over a reload.
    return keptSeat(this.name) === null || this.guest !== null ? null : readStored(nameKey);
  }

  private async onSubmit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const name = this.nameField.value.trim();
    if (name === '') return;
    writeStored(nameKey, name);
    const { guest, session } = this;
    // Whoever may be here anyway stays who they are.
    const needsNoLink = session.phase === 'known' && session.session.can.rooms;
    if (guest === null || needsNoLink) {
      this.enter(name);
      return;
    }
    const done = await this.attempt.run(() => this.api.session.enterAsGuest(guest, name));
    if (done !== null) request(this, 'kinora-session', { session: done.value });
  }

  private enter(name: string): void {
    const { name: room, api } = this;
    this.room = new Room({
      name,
      askTicket: () => askTicket(api.http, room, name),
      seat: keptSeat(room),
      onSeat: (seat) => keepSeat(room, seat),
      onChange: () => this.onRoomChange(),
      onWord: (word) => this.view?.say(word),
      onSignal: (signal) => this.view?.receiveSignal(signal),
    });
    this.room.start();
  }

  private readonly enterAgain = (): void => {
    const { session } = this;
    this.leave();
    const name = session.phase === 'known' ? this.knownName(session.session) : null;
    this.enter(name ?? readStored(nameKey) ?? '');
  };

  private onRoomChange(): void {
    this.requestUpdate();
    this.view?.refresh();
    // The view is there only after the first welcome has been shown.
    void this.updateComplete.then(() => this.view?.refresh());
  }

  private leave(): void {
    this.room?.stop();
    this.room = null;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kinora-room-page': RoomPage;
  }
}
