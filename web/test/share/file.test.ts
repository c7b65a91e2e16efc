// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { FileSender } from '../../src/share/file-sender';
import { FileSource, SourceLost } from '../../src/share/file-source';
import {
  frameBytes,
  frameOf,
  mostAsked,
  mostBuffered,
  mostWaiting,
  pieceOf,
  requestOf,
} from '../../src/share/file-wire';
import { RangeReader } from '../../src/share/range-reader';

/** One end of a channel; what is sent is heard at the other. */
class FakeChannel extends EventTarget {
  readyState: RTCDataChannelState = 'open';
  bufferedAmount = 0;
  bufferedAmountLowThreshold = 0;
  binaryType = 'blob';
  other: FakeChannel | null = null;
  readonly sizes: number[] = [];

  send(data: string | ArrayBuffer): void {
    if (typeof data !== 'string') this.sizes.push(data.byteLength);
    this.other?.dispatchEvent(new MessageEvent('message', { data }));
  }

  close(): void {
    if (this.readyState === 'closed') return;
    this.readyState = 'closed';
    this.dispatchEvent(new Event('close'));
    this.other?.close();
  }

  get real(): RTCDataChannel {
    return this as unknown as RTCDataChannel;
  }
}

function connected(): readonly [FakeChannel, FakeChannel] {
  const host = new FakeChannel();
  const viewer = new FakeChannel();
  host.other = viewer;
  viewer.other = host;
  return [host, viewer];
}

const bytes = Uint8Array.from({ length: 100_000 }, (_, at) => (at * 31) % 251);
const file = new Blob([bytes]);

describe('requests', () => {
  const asked = (r: unknown, a: unknown, z: unknown) => requestOf(JSON.stringify({ r, a, z }), 1e9);

  it('name a range within the file and no more than may be asked at once', () => {
    expect(asked(7, 0, 262_143)).toEqual({ r: 7, a: 0, z: 262_143 });
    expect(asked(7, 5, 4)).toBeNull();
    expect(asked(7, 0, 1e9)).toBeNull();
    expect(asked(7, 0, mostAsked)).toBeNull();
    expect(asked(7, 0, mostAsked - 1)).not.toBeNull();
  });

  it.each([
    '',
    'x',
    '[]',
    'null',
    '{"r":1,"a":0.5,"z":3}',
    '{"r":-1,"a":0,"z":3}',
    '{"a":0,"z":3}',
  ])('are not %j', (text) => expect(requestOf(text, 10)).toBeNull());
});

describe('frames', () => {
  it('carry request and offset before the bytes, beyond four gigabytes too', () => {
    const frame = frameOf(7, 5_000_000_000, Uint8Array.of(1, 2, 3));
    expect(frame.byteLength).toBe(15);
    expect(pieceOf(frame)).toEqual({
      request: 7,
      offset: 5_000_000_000,
      bytes: Uint8Array.of(1, 2, 3),
    });
  });

  it('are nothing without bytes', () => {
    expect(pieceOf(new ArrayBuffer(12))).toBeNull();
    expect(pieceOf('text')).toBeNull();
  });
});

describe('a file over a channel', () => {
  it('arrives range by range, in frames of sixteen kilobytes', async () => {
    const [host, viewer] = connected();
    new FileSender(file, host.real);
    const source = new FileSource(viewer.real);
    const [first, second] = await Promise.all([
      source.range(0, 49_999),
      source.range(50_000, 99_999),
    ]);
    expect(new Uint8Array(first)).toEqual(bytes.slice(0, 50_000));
    expect(new Uint8Array(second)).toEqual(bytes.slice(50_000));
    expect(Math.max(...host.sizes)).toBe(frameBytes);
  });

  it('waits while the channel is full', async () => {
    const [host, viewer] = connected();
    new FileSender(file, host.real);
    host.bufferedAmount = mostBuffered + 1;
    let done = false;
    const range = new FileSource(viewer.real).range(0, 99).then(() => (done = true));
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(done).toBe(false);
    host.bufferedAmount = 0;
    host.dispatchEvent(new Event('bufferedamountlow'));
    await range;
    expect(done).toBe(true);
  });

  it('is not sent to who asks for what is not there, or for too much', async () => {
    const [host, viewer] = connected();
    new FileSender(file, host.real);
    const range = new FileSource(viewer.real).range(0, 100_000);
    await expect(range).rejects.toBeInstanceOf(SourceLost);
    expect(host.readyState).toBe('closed');

    const [busy, greedy] = connected();
    new FileSender(file, busy.real);
    const source = new FileSource(greedy.real);
    const all = Array.from({ length: mostWaiting + 1 }, () => source.range(0, 9));
    await Promise.allSettled(all);
    expect(busy.readyState).toBe('closed');
  });

  it('is not taken out of order', async () => {
    const [host, viewer] = connected();
    const range = new FileSource(viewer.real).range(0, 9);
    host.send(frameOf(1, 5, Uint8Array.of(1)));
    await expect(range).rejects.toBeInstanceOf(SourceLost);
  });
});

describe('RangeReader', () => {
  it('asks again over the next connection, and gives up when it is closed', async () => {
    const reader = new RangeReader();
    const [, dead] = connected();
    const source = new FileSource(dead.real);
    reader.connect(source);
    const read = reader.read(10, 19);
    dead.close();
    const [host, viewer] = connected();
    new FileSender(file, host.real);
    await Promise.resolve();
    reader.connect(new FileSource(viewer.real));
    expect(new Uint8Array(await read)).toEqual(bytes.slice(10, 20));
    reader.connect(null);
    const late = reader.read(0, 1);
    reader.close();
    await expect(late).rejects.toBeInstanceOf(SourceLost);
  });
});
