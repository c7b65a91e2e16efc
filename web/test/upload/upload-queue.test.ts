// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { RequestFailed } from '../../src/api/problem';
import type { UploadListeners, UploadStatus } from '../../src/api/uploads';
import type { UploadTotals } from '../../src/upload/item';
import { UploadRecords } from '../../src/upload/records';
import type { TransferListeners } from '../../src/upload/transfer';
import { UploadQueue } from '../../src/upload/upload-queue';

/** What the queue asked of the network, and how the network answers. */
interface Sent {
  readonly file: File;
  readonly place: string | null;
  readonly listeners: TransferListeners;
  readonly calls: string[];
}

let sent: Sent[];
let followed: Map<string, UploadListeners>;
let totals: (UploadTotals | null)[];
let now: number;
let status: () => Promise<UploadStatus>;

const making: UploadStatus = { state: 'encoding', progress: 0.5, title: 't', error: null };

function queue(): UploadQueue {
  return new UploadQueue({
    openTransfer: (file, place, listeners) => {
      const calls: string[] = [];
      sent.push({ file, place, listeners, calls });
      return {
        start: () => calls.push('start'),
        pause: () => calls.push('pause'),
        cancel: async () => void calls.push('cancel'),
      };
    },
    uploads: {
      follow: (id, listeners) => {
        followed.set(id, listeners);
        return () => followed.delete(id);
      },
      status: () => status(),
    },
    records: new UploadRecords(),
    now: () => now,
    onTotals: (next) => totals.push(next),
  });
}

const film = (name: string, size = 1_000) =>
  new File([new Uint8Array(size)], name, { type: 'video/mp4', lastModified: 7 });
const kinds = (from: UploadQueue) => from.items.map(({ stage }) => stage.kind);

beforeEach(() => {
  localStorage.clear();
  sent = [];
  followed = new Map();
  totals = [];
  now = 0;
  status = () => Promise.reject(new RequestFailed({ kind: 'missing', detail: null }));
});

describe('upload queue', () => {
  it('sends one file after the other, and refuses what is no film before sending', () => {
    const uploads = queue();
    uploads.add([film('a.mp4'), film('b.mp4'), new File(['x'], 'notes.txt')]);
    expect(kinds(uploads)).toEqual(['sending', 'waiting', 'refused']);
    sent[0]?.listeners.onPlace('https://kinora.test/api/uploads/u1');
    sent[0]?.listeners.onDone();
    expect(kinds(uploads)).toEqual(['making', 'sending', 'refused']);
    expect([...followed.keys()]).toEqual(['u1']);
  });

  it('tells speed, time left and the total', () => {
    const uploads = queue();
    uploads.add([film('a.mp4', 4_000), film('b.mp4', 4_000)]);
    sent[0]?.listeners.onProgress(0);
    now = 1_000;
    sent[0]?.listeners.onProgress(2_000);
    expect(uploads.items[0]).toMatchObject({
      sentBytes: 2_000,
      stage: { kind: 'sending', bytesPerSecond: 2_000, secondsLeft: 1 },
    });
    expect(totals.at(-1)).toEqual({ files: 2, share: 0.25 });
  });

  it('pauses in favour of the next file and goes on later', () => {
    const uploads = queue();
    uploads.add([film('a.mp4'), film('b.mp4')]);
    const [first] = uploads.items;
    uploads.pause(first?.key ?? 0);
    expect(kinds(uploads)).toEqual(['paused', 'sending']);
    uploads.resume(first?.key ?? 0);
    expect(kinds(uploads)).toEqual(['waiting', 'sending']);
    expect(sent[0]?.calls).toEqual(['start', 'pause']);
  });

  it('goes on after a reload with the same file, where it stopped', () => {
    queue().add([film('a.mp4')]);
    sent[0]?.listeners.onPlace('/api/uploads/u1');
    const later = queue();
    expect(kinds(later)).toEqual(['interrupted']);
    later.add([film('a.mp4')]);
    expect(kinds(later)).toEqual(['sending']);
    expect(sent.at(-1)?.place).toBe('/api/uploads/u1');
    later.add([film('a.mp4', 999)]);
    expect(later.items).toHaveLength(2);
  });

  it('follows what was sent before a reload until it is ready, then forgets it', () => {
    queue().add([film('a.mp4')]);
    sent[0]?.listeners.onPlace('/api/uploads/u1');
    sent[0]?.listeners.onDone();
    const later = queue();
    followed.get('u1')?.onStatus(making);
    expect(later.items[0]?.stage).toEqual({ kind: 'making', status: making });
    followed.get('u1')?.onStatus({ ...making, state: 'ready', progress: 1 });
    expect(followed.size).toBe(0);
    expect(new UploadRecords().all()).toEqual([]);
    expect(kinds(later)).toEqual(['making']);
  });

  it('drops what the server no longer knows, and asks again while events are down', async () => {
    vi.useFakeTimers();
    const uploads = queue();
    uploads.add([film('a.mp4')]);
    sent[0]?.listeners.onPlace('/api/uploads/u1');
    sent[0]?.listeners.onDone();
    status = async () => making;
    followed.get('u1')?.onLost();
    await vi.advanceTimersByTimeAsync(0);
    expect(uploads.items[0]?.stage).toEqual({ kind: 'making', status: making });
    await vi.advanceTimersByTimeAsync(5_000);
    status = () => Promise.reject(new RequestFailed({ kind: 'missing', detail: null }));
    followed.get('u1')?.onLost();
    await vi.advanceTimersByTimeAsync(0);
    expect(uploads.items).toEqual([]);
    vi.useRealTimers();
  });

  it('throws away what is cancelled, also what an earlier page left', () => {
    const uploads = queue();
    uploads.add([film('a.mp4')]);
    sent[0]?.listeners.onPlace('/api/uploads/u1');
    const later = queue();
    later.cancel(later.items[0]?.key ?? 0);
    expect(sent.at(-1)).toMatchObject({ place: '/api/uploads/u1', calls: ['cancel'] });
    expect(later.items).toEqual([]);
    expect(new UploadRecords().all()).toEqual([]);
  });

  it('begins again where it is when nothing moves for long', () => {
    vi.useFakeTimers();
    const uploads = queue();
    uploads.add([film('a.mp4')]);
    vi.advanceTimersByTime(15_000);
    sent[0]?.listeners.onProgress(500);
    vi.advanceTimersByTime(15_000);
    expect(sent[0]?.calls).toEqual(['start']);
    vi.advanceTimersByTime(6_000);
    expect(sent[0]?.calls).toEqual(['start', 'pause', 'start']);
    uploads.cancel(uploads.items[0]?.key ?? 0);
    vi.advanceTimersByTime(60_000);
    expect(sent[0]?.calls).toEqual(['start', 'pause', 'start', 'cancel']);
    vi.useRealTimers();
  });

  it('says what broke and lets it be tried again', () => {
    const uploads = queue();
    uploads.add([film('a.mp4'), film('b.mp4')]);
    sent[0]?.listeners.onProblem({ kind: 'unreachable' });
    expect(kinds(uploads)).toEqual(['broken', 'sending']);
    sent[1]?.listeners.onDone();
    uploads.resume(uploads.items[0]?.key ?? 0);
    expect(kinds(uploads)).toEqual(['sending', 'making']);
    expect(sent).toHaveLength(3);
  });
});
