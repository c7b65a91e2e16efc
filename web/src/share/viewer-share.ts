import type { Share, Signal } from '../room/protocol';
import type { SendSignal } from './host-share';
import { gathered, isOver } from './peer-link';

export interface ViewerShareOptions {
  readonly share: Share;
  readonly ice: readonly RTCIceServer[];
  readonly signal: SendSignal;
  /** Says on a new connection what is wanted; `arrived` is called when it comes. */
  readonly ask: (link: RTCPeerConnection, arrived: () => void) => void;
  /** Nothing comes any more; it is asked for again. */
  readonly onLost: () => void;
  /** There is no more room for another viewer. */
  readonly onRefused: () => void;
  /** The connection holds, or is in doubt. */
  readonly onDoubt: () => void;
}

const answerWithinMs = 4_000;
const firstRetryMs = 1_000;
const longestRetryMs = 15_000;
/** Who is sent from one to the next that often is told that there is no room. */
const mostHops = 4;

/** Asks for picture and sound of a running film. */
export function askMedia(
  onMedia: (media: MediaStream) => void,
): (link: RTCPeerConnection, arrived: () => void) => void {
  return (link, arrived) => {
    const media = new MediaStream();
    link.addEventListener('track', ({ track }) => {
      media.addTrack(track);
      arrived();
      onMedia(media);
    });
    link.addTransceiver('video', { direction: 'recvonly' });
    link.addTransceiver('audio', { direction: 'recvonly' });
  };
}

/**
 * Watches what another member shares from its own disk: this side offers, the other answers. That
 * is the one who shares, or a viewer whom that one has named.
 */
export class ViewerShare {
  private link: RTCPeerConnection | null = null;
  private source: string;
  private hops = 0;
  private had = false;
  private retryMs = firstRetryMs;
  private timer = 0;
  private stopped = false;

  constructor(private readonly options: ViewerShareOptions) {
    this.source = options.share.from;
  }

  /** Whether the picture comes. */
  get holds(): boolean {
    return this.link?.connectionState === 'connected';
  }

  start(): void {
    this.offer().catch((error: unknown) => {
      console.warn('The shared film could not be asked for.', error);
      this.again();
    });
  }

  receive({ from, stream, kind, sdp, via }: Signal): void {
    const { share } = this.options;
    if (this.stopped || stream !== share.stream || from !== this.source) return;
    if (kind === 'end') this.sentAway(via);
    if (kind !== 'answer' || sdp === null || this.link === null) return;
    this.link.setRemoteDescription({ type: 'answer', sdp }).catch((error: unknown) => {
      console.warn('The answer about the shared film could not be used.', error);
      this.again();
    });
  }

  stop(): void {
    this.stopped = true;
    window.clearTimeout(this.timer);
    if (this.link !== null) this.options.signal(this.source, 'end');
    this.close();
  }

  private sentAway(via: string | null): void {
    const { share, onRefused } = this.options;
    this.hops += 1;
    const next = via ?? (this.source === share.from ? null : share.from);
    if (next === null || this.hops > mostHops) {
      this.stopped = true;
      window.clearTimeout(this.timer);
      this.close();
      onRefused();
      return;
    }
    this.close();
    this.source = next;
    this.again(via === null ? this.retryMs : 0);
  }

  private async offer(): Promise<void> {
    const { ice, signal, ask } = this.options;
    this.close();
    const link = new RTCPeerConnection({ iceServers: [...ice] });
    this.link = link;
    link.addEventListener('connectionstatechange', () => this.look(link));
    ask(link, () => {
      if (this.link === link) this.had = true;
    });
    await link.setLocalDescription();
    await gathered(link);
    const sdp = link.localDescription?.sdp;
    if (this.link !== link || sdp === undefined) return;
    signal(this.source, 'offer', { sdp });
    // The other may not be there yet, or not any more.
    this.again(answerWithinMs);
  }

  private look(link: RTCPeerConnection): void {
    if (this.link !== link) return;
    if (link.connectionState === 'connected') this.settled();
    if (isOver(link)) {
      this.close();
      this.source = this.options.share.from;
      this.again();
    }
    this.options.onDoubt();
  }

  private settled(): void {
    window.clearTimeout(this.timer);
    this.retryMs = firstRetryMs;
    this.hops = 0;
  }

  /** Asks once more after a while: the one who shares, who knows who else could help. */
  private again(delayMs = this.retryMs): void {
    if (this.stopped) return;
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => {
      if (this.link !== null) {
        this.close();
        this.source = this.options.share.from;
      }
      this.start();
    }, delayMs);
    this.retryMs = Math.min(longestRetryMs, this.retryMs * 2);
  }

  private close(): void {
    const { link } = this;
    this.link = null;
    link?.close();
    if (!this.had) return;
    this.had = false;
    this.options.onLost();
  }
}
