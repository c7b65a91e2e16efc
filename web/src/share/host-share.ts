import type { Signal, SignalBody, SignalKind } from '../room/protocol';
import { gathered, isOver } from './peer-link';

/** Each viewer costs the sending network one copy of the film. */
export const mostViewers = 8;
/** What a viewer hands on to others, of whom who shares then knows nothing more. */
export const mostHandedOn = 3;

export type SendSignal = (to: string, kind: SignalKind, body?: SignalBody) => void;

export interface HostShareOptions {
  readonly stream: string;
  /** Gives a viewer's connection what is shared, before it is answered. */
  readonly serve: (link: RTCPeerConnection) => void;
  readonly ice: readonly RTCIceServer[];
  /** How many are served from here. */
  readonly most: number;
  /** Whether those beyond that are told of a viewer who hands the film on. */
  readonly chains: boolean;
  readonly signal: SendSignal;
  readonly onChange: () => void;
}

/** Sends picture and sound of a running film. */
export function serveMedia(media: MediaStream): (link: RTCPeerConnection) => void {
  return (link) => {
    for (const track of media.getTracks()) link.addTrack(track, media);
  };
}

/**
 * Sends a film to the members who ask for it: the one who shares to the first of them, and each of
 * those to a few more where it can be handed on. `stop` ends all of that.
 */
export class HostShare {
  private readonly links = new Map<string, RTCPeerConnection>();
  /** Who was told of which viewer. */
  private readonly handedOn = new Map<string, string>();
  private stopped = false;

  constructor(private readonly options: HostShareOptions) {}

  /** Those who are served from here, and through others. */
  get viewers(): number {
    return this.links.size + this.handedOn.size;
  }

  receive({ from, stream, kind, sdp }: Signal): void {
    if (this.stopped || stream !== this.options.stream) return;
    if (kind === 'end') this.drop(from);
    if (kind !== 'offer' || sdp === null) return;
    if (!this.links.has(from) && this.links.size >= this.options.most) {
      this.turnAway(from);
      return;
    }
    this.handedOn.delete(from);
    this.answer(from, sdp).catch((error: unknown) => {
      console.warn('A viewer of the shared film could not be answered.', error);
      this.drop(from);
    });
  }

  /** Only these are still in the room. */
  keepOnly(members: ReadonlySet<string>): void {
    for (const member of [...this.links.keys()]) if (!members.has(member)) this.drop(member);
    for (const member of [...this.handedOn.keys()]) {
      if (!members.has(member)) this.handedOn.delete(member);
    }
  }

  stop(): void {
    this.stopped = true;
    for (const [member, link] of this.links) {
      this.options.signal(member, 'end');
      link.close();
    }
    this.links.clear();
    this.handedOn.clear();
  }

  private turnAway(from: string): void {
    const via = this.options.chains ? this.handsOnTo(from) : null;
    if (via === null) this.handedOn.delete(from);
    else this.handedOn.set(from, via);
    this.options.signal(from, 'end', via === null ? {} : { via });
    this.options.onChange();
  }

  /** The viewer with the fewest to hand on to, and not the one who was named last time. */
  private handsOnTo(from: string): string | null {
    const before = this.handedOn.get(from);
    this.handedOn.delete(from);
    const load = new Map<string, number>();
    for (const [viewer, link] of this.links) {
      if (link.connectionState === 'connected' && viewer !== before) load.set(viewer, 0);
    }
    for (const via of this.handedOn.values()) {
      const count = load.get(via);
      if (count !== undefined) load.set(via, count + 1);
    }
    const [least] = [...load].filter(([, count]) => count < mostHandedOn).sort(byCount);
    return least?.[0] ?? null;
  }

  private async answer(from: string, sdp: string): Promise<void> {
    this.links.get(from)?.close();
    const link = new RTCPeerConnection({ iceServers: [...this.options.ice] });
    this.links.set(from, link);
    link.addEventListener('connectionstatechange', () => {
      if (isOver(link) && this.links.get(from) === link) this.drop(from);
    });
    await link.setRemoteDescription({ type: 'offer', sdp });
    this.options.serve(link);
    await link.setLocalDescription();
    await gathered(link);
    const answer = link.localDescription?.sdp;
    if (answer !== undefined && !isOver(link)) this.options.signal(from, 'answer', { sdp: answer });
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

function byCount([, one]: [string, number], [, other]: [string, number]): number {
  return one - other;
}
