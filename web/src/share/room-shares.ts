import type { Command } from '../player/command';
import type { Pilot } from '../player/pilot';
import { sharedMedia, sharedStream, type Share, type Signal } from '../room/protocol';
import type { Room } from '../room/room';
import type { RoomPilot } from '../room/room-pilot';
import { followedVideo } from '../sync/player';
import { FileSender } from './file-sender';
import { fileChannel } from './file-wire';
import { HostShare, mostViewers, serveMedia, type SendSignal } from './host-share';
import { lengthOf } from './local-film';
import { rangedMimeOf } from './mp4-film';
import { streamedVideo } from './shared-player';
import type { WatchedFilm } from './watched-film';
import { WatchedFile } from './watched-file';
import { WatchedShare } from './watched-share';

interface OwnShare {
  readonly stream: string;
  readonly title: string;
  readonly kind: Share['kind'];
  /** Address of the file within this page. */
  readonly url: string;
  host: HostShare | null;
}

/** What of a shared film is to be shown. */
export type SharedView =
  | { readonly show: 'own'; readonly title: string; readonly url: string }
  | { readonly show: 'watched'; readonly title: string; readonly source: MediaStream | string }
  | { readonly show: 'waiting'; readonly from: string }
  /** Whoever shares it has no connection to the room, and may come back. */
  | { readonly show: 'away'; readonly from: string }
  | { readonly show: 'full' | 'unplayable' }
  /** Nobody shares it any more; whoever did, where that is known. */
  | { readonly show: 'ended'; readonly from: string | null };

type CapturingVideo = HTMLVideoElement & { captureStream?: () => MediaStream };

/** Films that members send one another from their own disks: one's own, and the one being watched. */
export class RoomShares {
  private own: OwnShare | null = null;
  private watched: WatchedFilm | null = null;
  /** Who shared the last film that was watched here, by stream. */
  private last: { readonly stream: string; readonly from: string } | null = null;
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

  /**
   * Offers a file of this device and makes it the room's film: in ranges where pages can play it so,
   * else as the picture that runs here. Rejects when it cannot be played.
   */
  async share(file: File): Promise<void> {
    const url = URL.createObjectURL(file);
    let seconds: number;
    let mime: string | null;
    try {
      seconds = await lengthOf(url);
      mime = await rangedMimeOf(file);
    } catch (error) {
      URL.revokeObjectURL(url);
      throw error;
    }
    this.stop();
    const stream = `s${crypto.randomUUID()}`;
    const title = file.name.replace(/\.[^.]+$/, '').slice(0, 200);
    const kind = mime === null ? 'live' : 'file';
    this.own = { stream, title, kind, url, host: null };
    const about = mime === null ? {} : { size: file.size, mime };
    this.room.send({ t: 'share', op: 'start', stream, kind, title, ...about });
    if (mime !== null) this.own.host = this.serveFile(stream, file);
    this.room.load(sharedMedia(stream, seconds));
    this.onChange();
  }

  stop(): void {
    const { own } = this;
    if (own === null) return;
    this.own = null;
    this.forgotten.add(own.stream);
    own.host?.stop();
    const { stream, kind, title } = own;
    this.room.send({ t: 'share', op: 'stop', stream, kind, title });
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
    this.watched?.receive(signal);
  }

  /** Looks at the room: begins or ends watching what others share. */
  follow(): void {
    const { model } = this.room;
    if (model === null || this.room.status.phase !== 'open') return;
    this.forgetLost();
    const members = new Set(model.members.map((one) => one.member));
    this.own?.host?.keepOnly(members);
    this.watched?.keepOnly(members);
    const stream = sharedStream(model.state.media);
    const share = model.shares.find((one) => one.stream === stream) ?? null;
    if (share === null || share.from === model.me) return this.unwatch();
    const same = this.watched?.share;
    if (same?.stream === share.stream && same.from === share.from) return;
    this.unwatch();
    this.watch(share);
  }

  view(): SharedView {
    const { own, watched, last, room } = this;
    const stream = sharedStream(room.model?.state.media ?? null);
    if (own !== null && own.stream === stream) {
      return { show: 'own', title: own.title, url: own.url };
    }
    if (watched === null) {
      return { show: 'ended', from: last?.stream === stream ? last.from : null };
    }
    if (watched.trouble !== null) return { show: watched.trouble };
    const { share, source } = watched;
    const sharer = room.model?.members.find((one) => one.member === share.from);
    const from = sharer?.name ?? '';
    if (sharer?.away === true && !watched.holds) return { show: 'away', from };
    if (source === null) return { show: 'waiting', from };
    return { show: 'watched', title: share.title, source };
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
    if (this.own?.kind === 'file') return release;
    const capture = () => this.capture(video);
    video.addEventListener('loadeddata', capture, { once: true });
    return () => {
      video.removeEventListener('loadeddata', capture);
      release();
    };
  }

  private serveFile(stream: string, file: File): HostShare {
    return new HostShare({
      stream,
      serve: (link) => {
        link.addEventListener('datachannel', ({ channel }) => {
          if (channel.label === fileChannel) new FileSender(file, channel);
          else channel.close();
        });
      },
      ice: this.room.model?.ice ?? [],
      most: mostViewers,
      chains: false,
      signal: this.signalFor(stream),
      onChange: this.onChange,
    });
  }

  private capture(video: CapturingVideo): void {
    const { own } = this;
    if (own === null || video.captureStream === undefined) return;
    own.host?.stop();
    own.host = new HostShare({
      stream: own.stream,
      serve: serveMedia(video.captureStream()),
      ice: this.room.model?.ice ?? [],
      most: mostViewers,
      chains: true,
      signal: this.signalFor(own.stream),
      onChange: this.onChange,
    });
  }

  private flyWatched(video: HTMLVideoElement): () => void {
    const { follower } = this.room;
    const { watched } = this;
    if (typeof watched?.source === 'string') {
      const detach = watched.attach(video);
      const release = follower.attach(followedVideo(video));
      return () => {
        release();
        detach();
      };
    }
    const target = () => follower.target() ?? 0;
    const duration = () => this.room.model?.state.media?.duration ?? 0;
    return follower.attach(streamedVideo(video, target, duration));
  }

  private watch(share: Share): void {
    const options = {
      ice: this.room.model?.ice ?? [],
      signal: this.signalFor(share.stream),
      onChange: this.onChange,
    };
    this.watched =
      share.kind === 'file' ? new WatchedFile(share, options) : new WatchedShare(share, options);
    const from = this.room.model?.members.find((one) => one.member === share.from)?.name ?? '';
    this.last = { stream: share.stream, from };
    this.watched.start();
    this.onChange();
  }

  private unwatch(): void {
    if (this.watched === null) return;
    this.watched.stop();
    this.watched = null;
    this.onChange();
  }

  /** After a reload the file is no longer there, though the room still has it announced. */
  private forgetLost(): void {
    const { model } = this.room;
    if (model === null) return;
    for (const { from, stream, kind, title } of model.shares) {
      if (from !== model.me || stream === this.own?.stream) continue;
      if (this.forgotten.has(stream)) continue;
      this.forgotten.add(stream);
      this.room.send({ t: 'share', op: 'stop', stream, kind, title });
    }
  }

  private signalFor(stream: string): SendSignal {
    return (to, kind, body) => this.room.sendQuietly({ t: 'signal', to, stream, kind, ...body });
  }
}
