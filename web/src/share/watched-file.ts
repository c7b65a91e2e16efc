import type { Share, Signal } from '../room/protocol';
import { FileSource } from './file-source';
import { fileChannel } from './file-wire';
import { loadMp4Library } from './mp4-film';
import { Mp4Feeder } from './mp4-feeder';
import { RangeReader } from './range-reader';
import { ViewerShare } from './viewer-share';
import type { Trouble, WatchedFilm, WatchedFilmOptions } from './watched-film';

/** A file: this page asks for the ranges that its own player needs. */
export class WatchedFile implements WatchedFilm {
  private readonly link: ViewerShare;
  private readonly reader = new RangeReader();
  private feeder: Mp4Feeder | null = null;
  private begun = false;
  private stopped = false;
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
      ask: (link, arrived) => this.ask(link, arrived),
      onLost: () => this.reader.connect(null),
      onRefused: () => this.fail('full'),
      onDoubt: onChange,
    });
  }

  get holds(): boolean {
    return this.link.holds;
  }

  get source(): string | null {
    return this.feeder?.url ?? null;
  }

  start(): void {
    const { mime } = this.share;
    const played = 'MediaSource' in window && mime !== '' && MediaSource.isTypeSupported(mime);
    if (played) this.link.start();
    else this.fail('unplayable');
  }

  receive(signal: Signal): void {
    this.link.receive(signal);
  }

  keepOnly(): void {
    // Nobody has it from here.
  }

  attach(video: HTMLVideoElement): () => void {
    return this.feeder?.attach(video) ?? (() => undefined);
  }

  stop(): void {
    this.stopped = true;
    this.link.stop();
    this.reader.close();
    this.feeder?.stop();
    this.feeder = null;
  }

  private ask(link: RTCPeerConnection, arrived: () => void): void {
    const channel = link.createDataChannel(fileChannel, { ordered: true });
    channel.addEventListener('open', () => {
      arrived();
      this.reader.connect(new FileSource(channel));
      this.begin();
    });
  }

  private begin(): void {
    if (this.begun) return;
    this.begun = true;
    loadMp4Library()
      .then((library) => {
        if (this.stopped) return;
        this.feeder = new Mp4Feeder({
          library,
          read: (a, z) => this.reader.read(a, z),
          size: this.share.size,
          onProblem: () => this.fail('unplayable'),
        });
        this.options.onChange();
      })
      .catch((error: unknown) => {
        console.warn('What plays shared films could not be loaded.', error);
        this.fail('unplayable');
      });
  }

  private fail(trouble: Trouble): void {
    this.trouble = trouble;
    this.options.onChange();
  }
}
