import { Follower } from '../sync/follower';
import type { FollowStats } from '../sync/following';
import {
  openRoomSocket,
  RoomConnection,
  type ConnectionStatus,
  type Seat,
  type Ticket,
} from './connection';
import {
  atLeast,
  longestChat,
  type ClientMessage,
  type Media,
  type RefusalCode,
  type RoomRole,
  type ServerFrame,
  type Signal,
} from './protocol';
import { finalRefusal } from './room-api';
import { Timekeeper } from './room-clock';
import {
  myself,
  reduceRoom,
  welcomed,
  withFailedLine,
  withoutLine,
  withOwnLine,
  type RoomModel,
} from './room-model';

/** What the page says for a moment. */
export type Word =
  | { readonly say: 'refused'; readonly code: RefusalCode; readonly detail: string }
  | { readonly say: 'joined' | 'left'; readonly name: string }
  | { readonly say: 'away-from-room' }
  | { readonly say: 'resting' };

export interface RoomOptions {
  readonly name: string;
  readonly askTicket: () => Promise<Ticket>;
  /** The place that this page had before it was loaded again; null for none. */
  readonly seat: Seat | null;
  readonly onSeat: (seat: Seat | null) => void;
  /** Something that the page shows has changed. */
  readonly onChange: () => void;
  readonly onWord: (word: Word) => void;
  readonly onSignal: (signal: Signal) => void;
}

const fineRates = [0.25, 4] as const;
/** The first questions are asked while the page is still busy with itself. */
const wellKnownMs = 10;
const typingEveryMs = 3_000;
const typingShownMs = 4_000;

const setTimer = (work: () => void, delayMs: number) => window.setTimeout(work, delayMs);
const clearTimer = (timer: number) => window.clearTimeout(timer);
const now = () => performance.now();

/** One member's visit to a room: what it knows, what it can ask for, and a player that follows. */
export class Room {
  readonly follower: Follower;
  readonly time: Timekeeper;
  private readonly connection: RoomConnection;
  private readonly abort = new AbortController();
  private asked = 0;
  private typedAtMs = Number.NEGATIVE_INFINITY;
  model: RoomModel | null = null;
  status: ConnectionStatus = { phase: 'connecting' };
  /** The browser wants a click before it plays. */
  blocked = false;
  /** Who is writing, by name. */
  typing: readonly string[] = [];

  constructor(private readonly options: RoomOptions) {
    this.time = new Timekeeper({
      ping: (n, c0) => this.connection.ping(n, c0),
      onSilence: () => this.connection.broken(),
      playing: () => this.model?.state.phase === 'playing',
      now,
      setTimer,
      clearTimer,
    });
    this.follower = new Follower({
      time: this.time,
      send: (message) => this.connection.send(message),
      fine: true,
      onBlocked: () => this.change(() => (this.blocked = true)),
      onRest: () => options.onWord({ say: 'resting' }),
      now,
      setTimer,
      clearTimer,
    });
    this.connection = new RoomConnection({
      name: () => options.name,
      capabilities: { rate: fineRates, hls: true, webrtc: true, coarse: false },
      askTicket: options.askTicket,
      finalRefusal,
      openSocket: openRoomSocket,
      onFrame: (frame) => this.receive(frame),
      onStatus: (status) => this.onStatus(status),
      seen: () => this.seen(),
      seat: options.seat,
      onSeat: options.onSeat,
      setTimer,
      clearTimer,
      random: Math.random,
    });
  }

  start(): void {
    const options = { signal: this.abort.signal };
    document.addEventListener('visibilitychange', () => this.onVisibility(), options);
    window.addEventListener('online', () => this.onOnline(), options);
    this.connection.start();
  }

  /** Leaves the room for good. */
  stop(): void {
    this.abort.abort();
    this.time.stop();
    this.connection.stop();
  }

  retryNow(): void {
    this.connection.retryNow();
  }

  /** Sends a wish; a refusal becomes a word for the viewer. */
  send(message: ClientMessage): void {
    this.asked += 1;
    if (this.connection.send(message, `w${this.asked}`)) return;
    this.options.onWord({ say: 'away-from-room' });
  }

  /** Sends what nobody asked for: a refusal is nobody's business either. */
  sendQuietly(message: ClientMessage): void {
    this.connection.send(message);
  }

  load(media: Media): void {
    const { model } = this;
    if (model !== null) this.send({ t: 'load', base: model.state.rev, media });
  }

  /** Says something, in answer to a line of that number where one is given. */
  chat(text: string, reply: number | null = null): void {
    const line = text.trim().slice(0, longestChat);
    const { model } = this;
    if (model === null || line === '') return;
    this.asked += 1;
    const key = `k${this.asked}`;
    this.change(() => (this.model = withOwnLine(model, { key, text: line, reply }, Date.now())));
    const answers = reply === null ? {} : { reply };
    if (!this.connection.send({ t: 'chat', text: line, ...answers }, key)) {
      this.failLine(key, 'unsent');
    }
  }

  /** Sends a line again that did not get there. */
  chatAgain(key: string): void {
    const { model } = this;
    const line = model?.chat.find((one) => one.key === key);
    if (model === null || line === undefined) return;
    this.model = withoutLine(model, key);
    this.chat(line.text, line.reply);
  }

  noteTyping(): void {
    if (now() - this.typedAtMs < typingEveryMs) return;
    this.typedAtMs = now();
    this.connection.send({ t: 'typing' });
  }

  /** After a click. */
  unblock(): void {
    this.change(() => (this.blocked = false));
    this.follower.unblock();
  }

  may(needed: RoomRole): boolean {
    const { model } = this;
    const me = model === null ? null : myself(model);
    return me !== null && atLeast(me.role, needed);
  }

  followStats(): FollowStats {
    return this.follower.stats();
  }

  private seen(): { readonly epoch: number; readonly rev: number } | null {
    const { model } = this;
    return model === null ? null : { epoch: model.state.epoch, rev: model.state.rev };
  }

  private receive(frame: ServerFrame): void {
    const arrivedAtMs = now();
    switch (frame.t) {
      case 'pong': {
        const { c0, s1, s2 } = frame;
        const first = this.time.roomMs() === null;
        this.time.answered({ c0, s1, s2, c3: arrivedAtMs });
        if (first) this.follow();
        return;
      }
      case 'signal':
        this.options.onSignal(frame.signal);
        return;
      case 'typing':
        this.showTyping(frame.from);
        return;
      case 'error':
        this.refused(frame.id, frame.code, frame.msg);
        break;
      default:
    }
    this.announce(frame);
    this.update(frame);
  }

  private update(frame: ServerFrame): void {
    const { model } = this;
    if (frame.t === 'welcome') {
      const anew = model === null || model.state.epoch !== frame.epoch;
      this.model = welcomed(model, frame);
      this.time.begin(anew);
    } else if (model !== null) {
      const next = reduceRoom(model, frame);
      // Times of another epoch count from another beginning.
      if (next.state.epoch !== model.state.epoch) this.time.begin(true);
      this.model = next;
    }
    if (frame.t === 'prepare') this.getReady();
    if (this.model?.state !== model?.state) this.follow();
    if (this.model !== model) this.options.onChange();
  }

  /** A start is near: time for another look at the clock where it is not known well. */
  private getReady(): void {
    this.follower.askReady();
    if ((this.time.uncertaintyMs() ?? 0) > wellKnownMs) this.time.disturbed();
  }

  private follow(): void {
    const { model } = this;
    if (model !== null) this.follower.show(model.state, model.settings.measuring);
  }

  private refused(id: string | null, code: RefusalCode, detail: string): void {
    if (id?.startsWith('k')) this.failLine(id, code);
    else if (id !== null) this.options.onWord({ say: 'refused', code, detail });
  }

  private failLine(key: string, why: RefusalCode | 'unsent'): void {
    const { model } = this;
    if (model !== null) this.change(() => (this.model = withFailedLine(model, key, why)));
  }

  private announce(frame: ServerFrame): void {
    const { model } = this;
    if (frame.t === 'chat') this.hideTyping(frame.line.name);
    if (frame.t !== 'members' || model === null) return;
    for (const one of frame.joined) {
      // The welcome may have named them already.
      if (model.members.some((known) => known.member === one.member)) continue;
      this.options.onWord({ say: 'joined', name: one.name });
    }
    for (const id of frame.left) {
      const gone = model.members.find((one) => one.member === id);
      if (gone !== undefined) this.options.onWord({ say: 'left', name: gone.name });
    }
  }

  private showTyping(from: string): void {
    const name = this.model?.members.find((one) => one.member === from)?.name;
    if (name === undefined || this.typing.includes(name)) return;
    this.change(() => (this.typing = [...this.typing, name]));
    setTimer(() => this.hideTyping(name), typingShownMs);
  }

  private hideTyping(name: string): void {
    if (!this.typing.includes(name)) return;
    this.change(() => (this.typing = this.typing.filter((one) => one !== name)));
  }

  private onStatus(status: ConnectionStatus): void {
    if (status.phase !== 'open') this.time.stop();
    this.change(() => (this.status = status));
  }

  private onVisibility(): void {
    const visible = document.visibilityState === 'visible';
    this.follower.visible(visible);
    if (visible) this.time.disturbed();
  }

  private onOnline(): void {
    this.time.disturbed();
    this.connection.retryNow();
  }

  private change(apply: () => void): void {
    apply();
    this.options.onChange();
  }
}
