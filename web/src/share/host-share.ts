import type { Signal, SignalKind } from '../room/protocol';
import { gathered, isOver } from './peer-link';

/** Each viewer costs the host's network one copy of the film. */
export const mostViewers = 8;

export interface HostShareOptions {
  readonly stream: string;
  /** Picture and sound of the host's own player. */
  readonly media: MediaStream;
  readonly ice: readonly RTCIceServer[];
  readonly signal: (to: string, kind: SignalKind, sdp?: string) => void;
  readonly onChange: () => void;
}

/** Sends the host's film to the members who ask for it. `stop` ends all of that. */
export class HostShare {
  private readonly links = new Map<string, RTCPeerConnection>();
  private stopped = false;

  constructor(private readonly options: HostShareOptions) {}

  get viewers(): number {
    return this.links.size;
  }

  receive({ from, stream, kind, sdp }: Signal): void {
    if (this.stopped || stream !== this.options.stream) return;
    if (kind === 'end') this.drop(from);
    if (kind !== 'offer' || sdp === null) return;
    if (!this.links.has(from) && this.links.size >= mostViewers) {
      this.options.signal(from, 'end');
      return;
    }
    this.answer(from, sdp).catch((error: unknown) => {
      console.warn('A viewer of the shared film could not be answered.', error);
      this.drop(from);
    });
  }

  /** Somebody left the room. */
  left(member: string): void {
    this.drop(member);
  }

  stop(): void {
    this.stopped = true;
    for (const [member, link] of this.links) {
      this.options.signal(member, 'end');
      link.close();
    }
    this.links.clear();
  }

  private async answer(from: string, sdp: string): Promise<void> {
    this.links.get(from)?.close();
    const link = new RTCPeerConnection({ iceServers: [...this.options.ice] });
    this.links.set(from, link);
    link.addEventListener('connectionstatechange', () => {
      if (isOver(link) && this.links.get(from) === link) this.drop(from);
    });
    await link.setRemoteDescription({ type: 'offer', sdp });
    for (const track of this.options.media.getTracks()) link.addTrack(track, this.options.media);
    await link.setLocalDescription();
    await gathered(link);
    const answer = link.localDescription?.sdp;
    if (answer !== undefined && !isOver(link)) this.options.signal(from, 'answer', answer);
    this.options.onChange();
  }

  private drop(member: string): void {
    const link = this.links.get(member);
    if (link === undefined) return;
    this.links.delete(member);
    link.close();
    this.options.onChange();
  }
}
