import { backoffDelayMs } from '../api/backoff';
import { subprotocol, type Capabilities, type ClientMessage, type ServerFrame } from './protocol';
import { readFrame } from './read-frame';

export interface Ticket {
  readonly token: string;
  /** Path of the socket on this host. */
  readonly socket: string;
}

/** A place in the room that its owner can come back to. */
export interface Seat {
  readonly member: string;
  readonly secret: string;
}

/** The part of a WebSocket that is used. */
export interface Socket {
  send(text: string): void;
  close(): void;
  bufferedAmount: number;
}

export interface SocketListeners {
  onOpen(): void;
  onText(text: string): void;
  /** Once, however it ended, with the socket's close code. */
  onClosed(code: number): void;
}

export type OpenSocket = (path: string, listeners: SocketListeners) => Socket;

/** Why there is no going back into the room by itself. */
export type Ending = 'kicked' | 'full' | 'gone' | 'forbidden' | 'elsewhere';

export type ConnectionStatus =
  | { readonly phase: 'connecting' }
  | { readonly phase: 'open' }
  /** Lost, and tried again after a while. */
  | { readonly phase: 'waiting'; readonly attempt: number }
  | { readonly phase: 'over'; readonly why: Ending };

export interface ConnectionOptions {
  readonly name: () => string;
  readonly capabilities: Capabilities;
  readonly askTicket: () => Promise<Ticket>;
  /** Why asking for a ticket was refused for good; null where it may be tried again. */
  readonly finalRefusal: (error: unknown) => Ending | null;
  readonly openSocket: OpenSocket;
  readonly onFrame: (frame: ServerFrame) => void;
  readonly onStatus: (status: ConnectionStatus) => void;
  /** Where the room's state stands, for `resume`. */
  readonly seen: () => { readonly epoch: number; readonly rev: number } | null;
  /** The place that this page had before it was loaded again; null for none. */
  readonly seat: Seat | null;
  readonly onSeat: (seat: Seat | null) => void;
  readonly setTimer: (work: () => void, delayMs: number) => number;
  readonly clearTimer: (timer: number) => void;
  readonly random: () => number;
}

/** What may wait in the browser for a slow network; more is dropped, for it would be old on arrival. */
const mostBufferedBytes = 256 * 1024;
/** Close codes of the protocol after which coming back would be wrong. */
const endings: Readonly<Record<number, Ending>> = {
  4003: 'kicked',
  4004: 'gone',
  4007: 'full',
  // Another page speaks for the same member now: two would take turns for ever.
  4009: 'elsewhere',
};

const welcomeWithinMs = 10_000;

/**
 * One member's way to the room: a ticket, a socket, `hello`, and again after a break, coming back as
 * the same member. Confined to the page's event loop.
 */
export class RoomConnection {
  private socket: Socket | null = null;
  private generation = 0;
  private timer: number | null = null;
  private attempt = 0;
  private seat: Seat | null;
  private path: string | null = null;
  private joined = false;
  private over = false;

  constructor(private readonly options: ConnectionOptions) {
    this.seat = options.seat;
  }

  start(): void {
    if (this.over || this.socket !== null || this.timer !== null) return;
    void this.open();
  }

  /** Tries at once instead of waiting: the network is back, or somebody asked. */
  retryNow(): void {
    if (this.timer === null) return;
    this.clearTimer();
    void this.open();
  }

  /** Whether it went out; only what a member of the room may send at all. */
  send(message: ClientMessage, id?: string): boolean {
    if (!this.joined) return false;
    return this.write(id === undefined ? message : { ...message, id });
  }

  ping(n: number, c0: number): void {
    if (this.joined) this.write({ t: 'ping', n, c0 });
  }

  /** The other side has been silent for too long: what looks open is not. */
  broken(): void {
    if (this.socket === null) return;
    this.lost(this.generation);
  }

  /** Leaves the room. */
  stop(): void {
    if (this.joined) this.write({ t: 'bye' });
    this.sit(null);
    this.over = true;
    this.drop();
  }

  private async open(): Promise<void> {
    const generation = (this.generation += 1);
    if (this.attempt === 0) this.options.onStatus({ phase: 'connecting' });
    try {
      const ticket = await this.options.askTicket();
      if (generation !== this.generation || this.over) return;
      this.connect(ticket, generation);
    } catch (error) {
      if (generation !== this.generation || this.over) return;
      const why = this.options.finalRefusal(error);
      if (why === null) this.lost(generation);
      else this.finish(why);
    }
  }

  private connect(ticket: Ticket, generation: number): void {
    const current = (work: () => void) => {
      if (generation === this.generation && !this.over) work();
    };
    this.socket = this.options.openSocket(this.path ?? ticket.socket, {
      onOpen: () => current(() => this.greet(ticket)),
      onText: (text) => current(() => this.receive(text)),
      onClosed: (code) => current(() => this.closed(code, generation)),
    });
    this.timer = this.options.setTimer(() => {
      this.timer = null;
      current(() => this.lost(generation));
    }, welcomeWithinMs);
  }

  private greet(ticket: Ticket): void {
    const { name, capabilities: caps, seen } = this.options;
    const stand = seen();
    const resume = this.seat === null ? {} : { resume: { ...this.seat, ...stand } };
    this.write({ t: 'hello', token: ticket.token, name: name(), caps, ...resume });
  }

  private receive(text: string): void {
    const frame = frameOf(text);
    if (frame === null) return;
    if (frame.t === 'welcome') {
      this.clearTimer();
      this.attempt = 0;
      this.path = null;
      this.joined = true;
      this.sit({ member: frame.member, secret: frame.secret });
      this.options.onFrame(frame);
      this.options.onStatus({ phase: 'open' });
      return;
    }
    if (frame.t === 'kicked') return this.finish('kicked');
    if (frame.t === 'moving') {
      this.path = frame.url === '' ? null : frame.url;
      return;
    }
    if (frame.t === 'error' && !this.joined) return this.refused(frame.code);
    this.options.onFrame(frame);
  }

  /** Before the welcome a refusal is about coming in at all. */
  private refused(code: string): void {
    if (code === 'full' || code === 'forbidden') return this.finish(code);
    if (code === 'gone') {
      // The seat is gone, not the room: the next try asks for a new one.
      if (this.seat === null) return this.finish('gone');
      this.sit(null);
    }
    this.lost(this.generation);
  }

  private sit(seat: Seat | null): void {
    this.seat = seat;
    this.options.onSeat(seat);
  }

  private closed(code: number, generation: number): void {
    const why = endings[code];
    if (why === undefined) this.lost(generation);
    else this.finish(why);
  }

  private lost(generation: number): void {
    if (generation !== this.generation || this.over) return;
    this.drop();
    this.attempt += 1;
    this.options.onStatus({ phase: 'waiting', attempt: this.attempt });
    this.timer = this.options.setTimer(
      () => {
        this.timer = null;
        void this.open();
      },
      backoffDelayMs(this.attempt, this.options.random()),
    );
  }

  private finish(why: Ending): void {
    this.over = true;
    this.drop();
    this.options.onStatus({ phase: 'over', why });
  }

  private drop(): void {
    this.generation += 1;
    this.clearTimer();
    this.joined = false;
    const { socket } = this;
    this.socket = null;
    socket?.close();
  }

  private clearTimer(): void {
    if (this.timer !== null) this.options.clearTimer(this.timer);
    this.timer = null;
  }

  private write(message: object): boolean {
    const { socket } = this;
    if (socket === null || socket.bufferedAmount > mostBufferedBytes) return false;
    socket.send(JSON.stringify(message));
    return true;
  }
}

function frameOf(text: string): ServerFrame | null {
  try {
    return readFrame(text);
  } catch (error) {
    console.warn('A message of the room could not be read.', error);
    return null;
  }
}

/** A WebSocket of this host; the page's address decides whether it is encrypted. */
export const openRoomSocket: OpenSocket = (path, listeners) => {
  const address = new URL(path, location.href);
  address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:';
  const socket = new WebSocket(address, subprotocol);
  socket.addEventListener('open', () => listeners.onOpen());
  socket.addEventListener('message', (event) => {
    if (typeof event.data === 'string') listeners.onText(event.data);
  });
  socket.addEventListener('close', ({ code }) => listeners.onClosed(code));
  return socket;
};
