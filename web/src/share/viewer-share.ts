import type { Share, Signal, SignalKind } from '../room/protocol';
import { gathered, isOver } from './peer-link';

export interface ViewerShareOptions {
  readonly share: Share;
  readonly ice: readonly RTCIceServer[];
  readonly signal: (to: string, kind: SignalKind, sdp?: string) => void;
  readonly onMedia: (media: MediaStream) => void;
  /** There is no more room for another viewer at the host's. */
  readonly onRefused: () => void;
}

const answerWithinMs = 4_000;
const firstRetryMs = 1_000;
const longestRetryMs = 15_000;

/** Watches what another member shares from its own disk: this side offers, the sharing one answers. */
export class ViewerShare {
  private link: RTCPeerConnection | null = null;
  private retryMs = firstRetryMs;
  private timer = 0;
  private stopped = false;

  constructor(private readonly options: ViewerShareOptions) {}

  start(): void {
    this.offer().catch((error: unknown) => {
      console.warn('The shared film could not be asked for.', error);
      this.again();
    });
  }

  receive({ from, stream, kind, sdp }: Signal): void {
    const { share } = this.options;
    if (this.stopped || stream !== share.stream || from !== share.from) return;
    if (kind === 'end') {
      this.stop();
      this.options.onRefused();
    }
    if (kind !== 'answer' || sdp === null || this.link === null) return;
    this.link.setRemoteDescription({ type: 'answer', sdp }).catch((error: unknown) => {
      console.warn('The answer about the shared film could not be used.', error);
      this.again();
    });
  }

  stop(): void {
    this.stopped = true;
    window.clearTimeout(this.timer);
    this.link?.close();
    this.link = null;
  }

  private async offer(): Promise<void> {
    const { share, ice, signal, onMedia } = this.options;
    this.link?.close();
    const link = new RTCPeerConnection({ iceServers: [...ice] });
    this.link = link;
    const media = new MediaStream();
    link.addEventListener('track', ({ track }) => {
      media.addTrack(track);
      onMedia(media);
    });
    link.addEventListener('connectionstatechange', () => {
      if (this.link !== link) return;
      if (link.connectionState === 'connected') this.settled();
      if (isOver(link)) this.again();
    });
    link.addTransceiver('video', { direction: 'recvonly' });
    link.addTransceiver('audio', { direction: 'recvonly' });
    await link.setLocalDescription();
    await gathered(link);
    const sdp = link.localDescription?.sdp;
    if (this.link !== link || sdp === undefined) return;
    signal(share.from, 'offer', sdp);
    // The one who shares may not be there yet.
    this.again(answerWithinMs);
  }

  private settled(): void {
    window.clearTimeout(this.timer);
    this.retryMs = firstRetryMs;
  }

  private again(delayMs = this.retryMs): void {
    if (this.stopped) return;
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.start(), delayMs);
    this.retryMs = Math.min(longestRetryMs, this.retryMs * 2);
  }
}
