import type { Share, Signal } from '../room/protocol';
import { HostShare, mostHandedOn, serveMedia } from './host-share';
import { askMedia, ViewerShare } from './viewer-share';
import type { Trouble, WatchedFilm, WatchedFilmOptions } from './watched-film';

/** A running film: what arrives of it is shown, and handed on to a few others. */
export class WatchedShare implements WatchedFilm {
  private readonly link: ViewerShare;
  private relay: HostShare | null = null;
  source: MediaStream | null = null;
  trouble: Trouble | null = null;

  constructor(
    readonly share: Share,
    private readonly options: WatchedFilmOptions,
  ) {
    const { ice, signal, onChange } = options;
    this.link = new ViewerShare({
      share,
      ice,
      signal,
      ask: askMedia((media) => this.shown(media)),
      onLost: () => this.lost(),
      onRefused: () => {
        this.trouble = 'full';
        onChange();
      },
      onDoubt: onChange,
    });
  }

  /** Whether the picture comes at this moment. */
  get holds(): boolean {
    return this.link.holds;
  }

  start(): void {
    this.link.start();
  }

  receive(signal: Signal): void {
    this.link.receive(signal);
    this.relay?.receive(signal);
  }

  keepOnly(members: ReadonlySet<string>): void {
    this.relay?.keepOnly(members);
  }

  attach(): () => void {
    return () => undefined;
  }

  stop(): void {
    this.link.stop();
    this.relay?.stop();
    this.relay = null;
  }

  private shown(media: MediaStream): void {
    const { ice, signal, onChange } = this.options;
    this.source = media;
    this.relay ??= new HostShare({
      stream: this.share.stream,
      serve: serveMedia(media),
      ice,
      most: mostHandedOn,
      chains: false,
      signal,
      onChange: () => undefined,
    });
    onChange();
  }

  /** Those who had it from here ask the one who shares. */
  private lost(): void {
    this.relay?.stop();
    this.relay = null;
    this.source = null;
    this.options.onChange();
  }
}
