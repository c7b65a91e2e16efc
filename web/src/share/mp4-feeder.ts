import { FeedLane } from './feed-lane';
import { SourceLost } from './file-source';
import { openMp4, type Mp4Film, type Mp4Library, type Read } from './mp4-film';

const readBytes = 256 * 1024;
const enoughAheadSeconds = 30;
const keptBehindSeconds = 60;
const lookEveryMs = 200;
/** The library wants one number for all tracks: half a second of pictures, a quarter of sound. */
const samplesAtOnce = 12;
/** A jump goes on where the film is here already, from a little before. */
const overlapSeconds = 0.2;

export interface Mp4FeederOptions {
  readonly library: Mp4Library;
  readonly read: Read;
  readonly size: number;
  /** It cannot be played here. */
  readonly onProblem: () => void;
}

/**
 * Plays an MP4 of which ranges can be asked for: reads what the player needs next, cuts it into
 * fragments, and hands them to the browser. It ends when the element lets go of it, or by `stop`.
 */
export class Mp4Feeder {
  /** Address of the film within this page. */
  readonly url: string;
  private readonly media = new MediaSource();
  private video: HTMLVideoElement | null = null;
  private sought = true;
  private stopped = false;

  constructor(private readonly options: Mp4FeederOptions) {
    this.url = URL.createObjectURL(this.media);
    this.media.addEventListener('sourceopen', () => this.begin(), { once: true });
  }

  /** The element that plays it; returns what lets go of it. */
  attach(video: HTMLVideoElement): () => void {
    const onSeeking = () => (this.sought = true);
    this.video = video;
    video.addEventListener('seeking', onSeeking);
    return () => video.removeEventListener('seeking', onSeeking);
  }

  stop(): void {
    this.stopped = true;
    URL.revokeObjectURL(this.url);
  }

  /** Whether nobody wants more: an element that lets go takes the buffers with it. */
  private get over(): boolean {
    return this.stopped || this.media.readyState === 'closed';
  }

  private begin(): void {
    this.run().catch((error: unknown) => {
      if (this.over || error instanceof SourceLost) return;
      console.warn('The shared film could not be played.', error);
      this.options.onProblem();
    });
  }

  private get seconds(): number {
    return this.video?.currentTime ?? 0;
  }

  private async run(): Promise<void> {
    const { library, read, size, onProblem } = this.options;
    const film = await openMp4(library, read, size);
    if (this.over) return;
    if (film === null) return onProblem();
    const lanes = this.lanesOf(film);
    let at = 0;
    while (!this.over) {
      await this.settle(lanes);
      const ahead = Math.min(...lanes.map((lane) => lane.ahead(this.seconds)));
      if (this.sought) {
        this.sought = false;
        at = jump(film, this.seconds, ahead);
      } else if (at >= size || ahead >= enoughAheadSeconds) {
        await new Promise((resolve) => window.setTimeout(resolve, lookEveryMs));
      } else {
        at = await this.feed(film, lanes, at);
      }
    }
  }

  private lanesOf(film: Mp4Film): readonly FeedLane[] {
    const { file } = film;
    this.media.duration = film.seconds;
    const lanes = new Map<number, FeedLane>();
    for (const { id, mime } of film.lanes) {
      lanes.set(id, new FeedLane(this.media.addSourceBuffer(mime)));
      file.setSegmentOptions(id, null, { nbSamples: samplesAtOnce, rapAlignement: false });
    }
    file.onSegment = (id, _user, segment, next) => {
      lanes.get(id)?.push(segment);
      file.releaseUsedSamples(id, next);
    };
    for (const { id, buffer } of file.initializeSegmentation('per-track')) {
      lanes.get(id)?.push(buffer);
    }
    file.start();
    return [...lanes.values()];
  }

  private async settle(lanes: readonly FeedLane[]): Promise<void> {
    for (const lane of lanes) {
      await lane.drain(this.seconds);
      await lane.keep(this.seconds - keptBehindSeconds, Number.POSITIVE_INFINITY);
    }
  }

  private async feed(film: Mp4Film, lanes: readonly FeedLane[], at: number): Promise<number> {
    const { library, read, size } = this.options;
    const bytes = await read(at, Math.min(size, at + readBytes) - 1);
    const next = at + bytes.byteLength;
    // Whoever jumped meanwhile wants something else.
    if (this.sought) return at;
    film.file.appendBuffer(library.MP4BoxBuffer.fromArrayBuffer(bytes, at));
    if (next >= size) {
      await this.settle(lanes);
      if (this.media.readyState === 'open' && !this.sought) this.media.endOfStream();
    }
    return next;
  }
}

/** Where to read on so that the film goes on from a position, or from the end of what is here. */
function jump(film: Mp4Film, seconds: number, ahead: number): number {
  const from = Math.max(seconds, seconds + ahead - overlapSeconds);
  return film.file.seek(Math.min(from, film.seconds), true).offset;
}
