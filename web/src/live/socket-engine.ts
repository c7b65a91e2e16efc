import type { LiveSocket } from '../api/live';
import { rangesOf } from '../player/stats';
import { BufferFeed } from './buffer-feed';
import { beyondHole, chase, Target } from './edge-chaser';
import type { LiveEngine, LiveEngineListeners } from './live-engine';

const tickMs = 200;
const mostFilledTicks = 10;
/** A pause holds no more than this in memory: then its picture is that of a later moment. */
const mostPausedSeconds = 30;

/** Whether this browser can take a stream as it came from the broadcaster. */
export function canPlaySocket(socket: LiveSocket | null): socket is LiveSocket {
  return socket !== null && 'MediaSource' in window && MediaSource.isTypeSupported(socket.mime);
}

/**
 * WebSocket to Media Source Extensions: what the server relays goes straight into the decoder, and
 * playing stays as near to the newest data as the connection's regularity allows.
 */
export class SocketEngine implements LiveEngine {
  readonly mode = 'socket';
  readonly label: string;
  jumps = 0;
  private readonly media = new MediaSource();
  private readonly mediaUrl = URL.createObjectURL(this.media);
  private readonly target = new Target();
  private readonly timer: number;
  private socket: WebSocket | null = null;
  private feed: BufferFeed | null = null;
  private started = false;
  private over = false;
  /** The largest that one message brought of late. */
  private lumpSeconds = 0;
  /** Holding the picture until there is enough to go on without stopping again. */
  private filling = true;
  private filledTicks = 0;
  private edgeBefore = 0;

  constructor(
    private readonly video: HTMLVideoElement,
    private readonly source: LiveSocket,
    private readonly listeners: LiveEngineListeners,
  ) {
    this.label = `WebSocket, ${source.mime}`;
    this.media.addEventListener('sourceopen', this.onOpen, { once: true });
    video.addEventListener('waiting', this.onDry);
    video.src = this.mediaUrl;
    this.timer = window.setInterval(() => this.tick(), tickMs);
  }

  latencySeconds(): number | null {
    return this.started ? Math.max(0, this.edge() - this.video.currentTime) : null;
  }

  jumpToLive(): void {
    if (this.started) this.video.currentTime = this.edge() - this.target.value;
  }

  destroy(): void {
    if (this.over) return;
    this.over = true;
    window.clearInterval(this.timer);
    this.video.removeEventListener('waiting', this.onDry);
    this.feed?.end();
    this.hangUp();
    this.video.playbackRate = 1;
    this.video.removeAttribute('src');
    this.video.load();
    URL.revokeObjectURL(this.mediaUrl);
  }

  private readonly onOpen = (): void => {
    if (this.over) return;
    try {
      const buffer = this.media.addSourceBuffer(this.source.mime);
      this.feed = new BufferFeed(
        buffer,
        () => this.video.currentTime,
        () => this.onAppended(),
        () => this.fail(),
      );
      this.connect(this.feed);
    } catch (error) {
      console.info('This browser does not take the stream as it comes.', error);
      this.fail();
    }
  };

  private connect(feed: BufferFeed): void {
    const url = new URL(this.source.url, location.origin.replace(/^http/, 'ws'));
    const socket = new WebSocket(url);
    socket.binaryType = 'arraybuffer';
    socket.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      if (data instanceof ArrayBuffer) feed.add(data);
    });
    socket.addEventListener('close', () => {
      if (!this.over) this.listeners.onLost();
    });
    this.socket = socket;
  }

  /** A socket that is just being opened is closed when it is open: browsers complain otherwise. */
  private hangUp(): void {
    const { socket } = this;
    if (socket?.readyState === WebSocket.CONNECTING) {
      socket.addEventListener('open', () => socket.close());
    } else socket?.close();
  }

  private fail(): void {
    if (!this.over) this.listeners.onFailure();
  }

  /** The stream's clock began long before this viewer came: playing begins where the data does. */
  private onAppended(): void {
    const edge = this.edge();
    if (edge > this.edgeBefore) {
      if (this.started) {
        this.lumpSeconds = Math.max(this.lumpSeconds * 0.98, edge - this.edgeBefore);
      }
      this.edgeBefore = edge;
    }
    const [first] = rangesOf(this.video.buffered);
    if (this.started || first === undefined) return;
    this.started = true;
    this.video.currentTime = first[0];
  }

  private edge(): number {
    return rangesOf(this.video.buffered).at(-1)?.[1] ?? 0;
  }

  private tick(): void {
    const { video } = this;
    if (!this.started || video.seeking) return;
    const beyond = beyondHole(rangesOf(video.buffered), video.currentTime);
    if (beyond !== null) {
      video.currentTime = beyond;
      return;
    }
    const behind = this.edge() - video.currentTime;
    if (video.paused) {
      if (behind > mostPausedSeconds) this.jumpToLive();
      return;
    }
    if (this.fill(behind)) return;
    if (video.readyState >= HTMLMediaElement.HAVE_FUTURE_DATA) {
      this.target.ranWell(tickMs / 1_000, this.lumpSeconds);
    }
    const { rate, jumpBehind } = chase(behind, this.target.value);
    if (video.playbackRate !== rate) video.playbackRate = rate;
    if (jumpBehind === null) return;
    this.jumps += 1;
    video.currentTime = this.edge() - jumpBehind;
  }

  /** Answers whether the picture is held. Not for long: a broadcaster may be slower than time. */
  private fill(behindSeconds: number): boolean {
    if (!this.filling) return false;
    this.filledTicks += 1;
    this.filling = behindSeconds < this.target.value && this.filledTicks < mostFilledTicks;
    if (this.filling) this.video.playbackRate = 0;
    return this.filling;
  }

  private readonly onDry = (): void => {
    if (!this.started || this.video.seeking || this.filling) return;
    this.target.ranDry();
    this.filling = true;
    this.filledTicks = 0;
  };
}
