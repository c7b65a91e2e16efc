import type { Command } from '../player/command';
import type { Pilot } from '../player/pilot';
import {
  sharedMedia,
  sharedStream,
  type Share,
  type Signal,
  type SignalKind,
} from '../room/protocol';
import type { Room } from '../room/room';
import type { RoomPilot } from '../room/room-pilot';
import { followedVideo } from '../sync/player';
import { HostShare } from './host-share';
import { lengthOf } from './local-film';
import { streamedVideo } from './shared-player';
import { ViewerShare } from './viewer-share';

interface OwnShare {
  readonly stream: string;
  readonly title: string;
  /** Address of the file within this page. */
  readonly url: string;
  host: HostShare | null;
}

interface Watched {
  readonly share: Share;
  readonly link: ViewerShare;
  media: MediaStream | null;
  refused: boolean;
}

/** What of a shared film is to be shown. */
export type SharedView =
  | { readonly show: 'own'; readonly title: string; readonly url: string }
  | { readonly show: 'watched'; readonly title: string; readonly media: MediaStream }
  | { readonly show: 'waiting'; readonly from: string }
  | { readonly show: 'full' }
  | { readonly show: 'ended' };

type CapturingVideo = HTMLVideoElement & { captureStream?: () => MediaStream };

/** Films that members send one another from their own disks: one's own, and the one being watched. */
export class RoomShares {
  private own: OwnShare | null = null;
  private watched: Watched | null = null;
  /** Streams that the room has been told are no longer there. */
  private readonly forgotten = new Set<string>();

  constructor(
    private readonly room: Room,
    private readonly pilot: RoomPilot,
    private readonly onChange: () => void,
  ) {}

  get sharing(): { readonly title: string; readonly viewers: number } | null {
    const { own } = this;
    return own === null ? null : { title: own.title, viewers: own.host?.viewers ?? 0 };
  }

  /** Offers a file of this device and makes it the room's film. Rejects when it cannot be played. */
  async share(file: File): Promise<void> {
    const url = URL.createObjectURL(file);
    let seconds: number;
    try {
      seconds = await lengthOf(url);
    } catch (error) {
      URL.revokeObjectURL(url);
      throw error;
    }
    this.stop();
    const stream = `s${crypto.randomUUID()}`;
    const title = file.name.replace(/\.[^.]+$/, '').slice(0, 200);
    this.own = { stream, title, url, host: null };
    this.room.send({ t: 'share', op: 'start', stream, kind: 'live', title });
    this.room.load(sharedMedia(stream, seconds));
    this.onChange();
  }

  stop(): void {
    const { own } = this;
    if (own === null) return;
    this.own = null;
    this.forgotten.add(own.stream);
    own.host?.stop();
    this.room.send({ t: 'share', op: 'stop', stream: own.stream, kind: 'live', title: own.title });
    URL.revokeObjectURL(own.url);
    this.onChange();
  }

  /** The page is left: nothing goes on. */
  close(): void {
    this.own?.host?.stop();
    if (this.own !== null) URL.revokeObjectURL(this.own.url);
    this.own = null;
    this.unwatch();
  }

  receive(signal: Signal): void {
    this.own?.host?.receive(signal);
    this.watched?.link.receive(signal);
  }

  /** Looks at the room: begins or ends watching what others share. */
  follow(): void {
    const { model } = this.room;
    if (model === null || this.room.status.phase !== 'open') return;
    this.forgetLost();
    const stream = sharedStream(model.state.media);
    const share = model.shares.find((one) => one.stream === stream) ?? null;
    if (share === null || share.from === model.me) return this.unwatch();
    const same = this.watched?.share;
    if (same?.stream === share.stream && same.from === share.from) return;
    this.unwatch();
    this.watch(share);
  }

  view(): SharedView {
    const { own, watched, room } = this;
    const stream = sharedStream(room.model?.state.media ?? null);
    if (own !== null && own.stream === stream) {
      return { show: 'own', title: own.title, url: own.url };
    }
    if (watched === null) return { show: 'ended' };
    if (watched.refused) return { show: 'full' };
    const { share, media } = watched;
    if (media !== null) return { show: 'watched', title: share.title, media };
    const from = room.model?.members.find((one) => one.member === share.from)?.name ?? '';
    return { show: 'waiting', from };
  }

  /** Flies the element that shows the shared film. */
  pilotFor(view: SharedView): Pilot {
    return {
      startSeconds: this.pilot.startSeconds,
      makeHls: null,
      fly: (video) => (view.show === 'own' ? this.flyOwn(video) : this.flyWatched(video)),
      take: (command: Command, video: HTMLVideoElement) => this.pilot.take(command, video),
    };
  }

  private flyOwn(video: HTMLVideoElement): () => void {
    const release = this.room.follower.attach(followedVideo(video));
    const capture = () => this.capture(video);
    video.addEventListener('loadeddata', capture, { once: true });
    return () => {
      video.removeEventListener('loadeddata', capture);
      release();
    };
  }

  private capture(video: CapturingVideo): void {
    const { own } = this;
    if (own === null || video.captureStream === undefined) return;
    own.host?.stop();
    own.host = new HostShare({
      stream: own.stream,
      media: video.captureStream(),
      ice: this.room.model?.ice ?? [],
      signal: this.signalFor(own.stream),
      onChange: this.onChange,
    });
  }

  private flyWatched(video: HTMLVideoElement): () => void {
    const { follower } = this.room;
    const target = () => follower.target() ?? 0;
    const duration = () => this.room.model?.state.media?.duration ?? 0;
    return follower.attach(streamedVideo(video, target, duration));
  }

  private watch(share: Share): void {
    const link = new ViewerShare({
      share,
      ice: this.room.model?.ice ?? [],
      signal: this.signalFor(share.stream),
      onMedia: (media) => this.changeWatched(share, (watched) => (watched.media = media)),
      onRefused: () => this.changeWatched(share, (watched) => (watched.refused = true)),
    });
    this.watched = { share, link, media: null, refused: false };
    link.start();
    this.onChange();
  }

  private unwatch(): void {
    if (this.watched === null) return;
    this.watched.link.stop();
    this.watched = null;
    this.onChange();
  }

  private changeWatched(share: Share, change: (watched: Watched) => void): void {
    if (this.watched?.share !== share) return;
    change(this.watched);
    this.onChange();
  }

  /** After a reload the file is no longer there, though the room still has it announced. */
  private forgetLost(): void {
    const { model } = this.room;
    if (model === null) return;
    for (const { from, stream, title } of model.shares) {
      if (from !== model.me || stream === this.own?.stream) continue;
      if (this.forgotten.has(stream)) continue;
      this.forgotten.add(stream);
      this.room.send({ t: 'share', op: 'stop', stream, kind: 'live', title });
    }
  }

  private signalFor(stream: string) {
    return (to: string, kind: SignalKind, sdp?: string) =>
      this.room.send({ t: 'signal', to, stream, kind, ...(sdp === undefined ? {} : { sdp }) });
  }
}
