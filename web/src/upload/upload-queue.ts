import { problemOf } from '../api/problem';
import type { UploadsApi, UploadStatus } from '../api/uploads';
import { refusalOf } from './file-rules';
import { totalsOf, type Stage, type UploadItem, type UploadTotals } from './item';
import { factsOf, UploadRecords, type UploadRecord } from './records';
import { secondsLeft, SpeedMeter } from './speed';
import type { OpenTransfer, Transfer } from './transfer';

const followAgainMs = 3_000;
/** A request on which nothing moves for so long is given up; what has arrived is not sent again. */
const longestSilenceMs = 20_000;
const breathMs = 500;

export interface QueueOptions {
  readonly openTransfer: OpenTransfer;
  readonly uploads: Pick<UploadsApi, 'follow' | 'status'>;
  readonly records: UploadRecords;
  readonly now: () => number;
  readonly onTotals: (totals: UploadTotals | null) => void;
}

/** One file with what moves it; the item is the frozen picture that pages show. */
interface Entry {
  item: UploadItem;
  readonly file: File | null;
  url: string | null;
  transfer: Transfer | null;
  readonly meter: SpeedMeter;
  /** The timer of the watch over its silence. */
  silence: number;
  unfollow: () => void;
}

/** The identifier of an upload is the last part of its address. */
function idOf(url: string): string {
  return decodeURIComponent(new URL(url, location.origin).pathname.split('/').pop() ?? '');
}

/**
 * The files that this page sends, one at a time, and what becomes of them. Lives as long as the
 * page: opening another page of ours does not stop it.
 */
export class UploadQueue {
  private entries: readonly Entry[] = [];
  private nextKey = 1;
  private readonly listeners = new Set<() => void>();

  constructor(private readonly options: QueueOptions) {
    for (const record of options.records.all()) this.recall(record);
  }

  get items(): readonly UploadItem[] {
    return this.entries.map((entry) => entry.item);
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  add(files: readonly File[]): void {
    for (const file of files) this.take(file);
    this.sendNext();
  }

  pause(key: number): void {
    const entry = this.find(key);
    entry?.transfer?.pause();
    if (entry !== undefined) this.stage(entry, { kind: 'paused' });
    this.sendNext();
  }

  resume(key: number): void {
    const entry = this.find(key);
    if (entry !== undefined) this.stage(entry, { kind: 'waiting' });
    this.sendNext();
  }

  /** Ends an upload for good; what the server has of it is thrown away. */
  cancel(key: number): void {
    const entry = this.find(key);
    if (entry === undefined) return;
    this.dismiss(key);
    const transfer = entry.transfer ?? this.openAbandoned(entry);
    transfer?.cancel().catch((error: unknown) => {
      console.info('The server forgets the cancelled upload by itself, later.', error);
    });
  }

  /** Takes a row away that needs nothing any more. */
  dismiss(key: number): void {
    const entry = this.find(key);
    if (entry === undefined) return;
    entry.unfollow();
    if (entry.url !== null) this.options.records.forget(entry.url);
    this.entries = this.entries.filter((one) => one !== entry);
    this.changed();
    this.sendNext();
  }

  private recall(record: UploadRecord): void {
    const stage: Stage = record.complete
      ? { kind: 'making', status: null }
      : { kind: 'interrupted' };
    const entry = this.entry(record.name, record.sizeBytes, stage, null);
    entry.url = record.url;
    if (record.complete) this.follow(entry, record.url);
  }

  private take(file: File): void {
    const why = refusalOf(file);
    const stage: Stage = why === null ? { kind: 'waiting' } : { kind: 'refused', why };
    const before = why === null ? this.options.records.unfinished(factsOf(file)) : null;
    if (before !== null) {
      this.entries = this.entries.filter((entry) => entry.url !== before.url);
    }
    this.entry(file.name, file.size, stage, file).url = before?.url ?? null;
  }

  private entry(name: string, sizeBytes: number, stage: Stage, file: File | null): Entry {
    const item: UploadItem = { key: this.nextKey++, name, sizeBytes, sentBytes: 0, stage };
    const meter = new SpeedMeter(this.options.now);
    const unfollow = () => undefined;
    const entry: Entry = { item, file, url: null, transfer: null, meter, silence: 0, unfollow };
    this.entries = [...this.entries, entry];
    this.changed();
    return entry;
  }

  private sendNext(): void {
    if (this.entries.some(({ item }) => item.stage.kind === 'sending')) return;
    const next = this.entries.find(({ item }) => item.stage.kind === 'waiting');
    if (next === undefined || next.file === null) return;
    next.transfer ??= this.open(next, next.file);
    next.meter.restart();
    this.stage(next, { kind: 'sending', bytesPerSecond: null, secondsLeft: null });
    next.transfer.start();
    this.watch(next);
  }

  /** Connections can hang without breaking; the transfer then begins again where it is. */
  private watch(entry: Entry): void {
    window.clearTimeout(entry.silence);
    entry.silence = window.setTimeout(() => {
      if (!this.isSending(entry)) return;
      entry.transfer?.pause();
      entry.silence = window.setTimeout(() => {
        if (!this.isSending(entry)) return;
        entry.transfer?.start();
        this.watch(entry);
      }, breathMs);
    }, longestSilenceMs);
  }

  private isSending(entry: Entry): boolean {
    return this.entries.includes(entry) && entry.item.stage.kind === 'sending';
  }

  private open(entry: Entry, file: File): Transfer {
    return this.options.openTransfer(file, entry.url, {
      onPlace: (url) => {
        entry.url = url;
        this.options.records.put({ url, complete: false, ...factsOf(file) });
      },
      onProgress: (sentBytes) => this.onProgress(entry, sentBytes),
      onDone: () => this.onDone(entry, file),
      onProblem: (problem) => {
        entry.transfer = null;
        this.stage(entry, { kind: 'broken', problem });
        this.sendNext();
      },
    });
  }

  /** What an earlier page left on the server can be thrown away too. */
  private openAbandoned(entry: Entry): Transfer | null {
    if (entry.url === null || entry.item.stage.kind !== 'interrupted') return null;
    const nothing = () => undefined;
    const listeners = {
      onPlace: nothing,
      onProgress: nothing,
      onDone: nothing,
      onProblem: nothing,
    };
    return this.options.openTransfer(new File([], entry.item.name), entry.url, listeners);
  }

  private onProgress(entry: Entry, sentBytes: number): void {
    if (entry.item.stage.kind !== 'sending') return;
    this.watch(entry);
    entry.meter.note(sentBytes);
    const bytesPerSecond = entry.meter.bytesPerSecond();
    const left = secondsLeft(entry.item.sizeBytes - sentBytes, bytesPerSecond);
    entry.item = { ...entry.item, sentBytes };
    this.stage(entry, { kind: 'sending', bytesPerSecond, secondsLeft: left });
  }

  private onDone(entry: Entry, file: File): void {
    entry.item = { ...entry.item, sentBytes: entry.item.sizeBytes };
    this.stage(entry, { kind: 'making', status: null });
    if (entry.url !== null) {
      this.options.records.put({ url: entry.url, complete: true, ...factsOf(file) });
      this.follow(entry, entry.url);
    }
    this.sendNext();
  }

  private follow(entry: Entry, url: string): void {
    const end = this.options.uploads.follow(idOf(url), {
      onStatus: (status) => this.onStatus(entry, url, status),
      onLost: () => void this.askOnce(entry, url),
    });
    entry.unfollow = end;
  }

  /** While events are down: one question, then events are tried again. */
  private async askOnce(entry: Entry, url: string): Promise<void> {
    const timer = window.setTimeout(() => this.follow(entry, url), followAgainMs);
    entry.unfollow = () => window.clearTimeout(timer);
    try {
      this.onStatus(entry, url, await this.options.uploads.status(idOf(url)));
    } catch (error) {
      // Whatever else it was: asked again soon.
      if (problemOf(error).kind === 'missing') this.dismiss(entry.item.key);
    }
  }

  private onStatus(entry: Entry, url: string, status: UploadStatus): void {
    this.stage(entry, { kind: 'making', status });
    if (status.state !== 'ready' && status.state !== 'failed') return;
    entry.unfollow();
    entry.unfollow = () => undefined;
    this.options.records.forget(url);
  }

  private stage(entry: Entry, stage: Stage): void {
    entry.item = { ...entry.item, stage };
    this.changed();
  }

  private find(key: number): Entry | undefined {
    return this.entries.find(({ item }) => item.key === key);
  }

  private changed(): void {
    this.options.onTotals(totalsOf(this.items));
    for (const listener of [...this.listeners]) listener();
  }
}
