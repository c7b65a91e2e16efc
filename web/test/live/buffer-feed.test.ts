import { describe, expect, it, vi } from 'vitest';
import { BufferFeed } from '../../src/live/buffer-feed';

/** A source buffer that does what the test says. */
class FakeBuffer extends EventTarget {
  updating = false;
  full = false;
  held: readonly [number, number] = [0, 0];
  readonly done: string[] = [];

  get buffered() {
    const [start, end] = this.held;
    return { length: end > start ? 1 : 0, start: () => start, end: () => end };
  }

  appendBuffer(bytes: ArrayBuffer): void {
    if (this.full) throw new DOMException('full', 'QuotaExceededError');
    this.done.push(`append ${bytes.byteLength}`);
    this.updating = true;
  }

  remove(from: number, to: number): void {
    this.done.push(`remove ${from}-${to}`);
    this.updating = true;
    this.full = false;
  }

  finish(): void {
    this.updating = false;
    this.dispatchEvent(new Event('updateend'));
  }
}

function feed(position = 0) {
  const buffer = new FakeBuffer();
  const failures: string[] = [];
  const appended = vi.fn();
  const made = new BufferFeed(
    buffer as unknown as SourceBuffer,
    () => position,
    appended,
    (failure) => failures.push(failure),
  );
  return { buffer, failures, appended, made };
}

const bytes = (size: number) => new ArrayBuffer(size);

describe('buffer feed', () => {
  it('appends one piece after another', () => {
    const { buffer, made, appended } = feed();
    made.add(bytes(1));
    made.add(bytes(2));
    expect(buffer.done).toEqual(['append 1']);
    buffer.finish();
    buffer.finish();
    expect(buffer.done).toEqual(['append 1', 'append 2']);
    expect(appended).toHaveBeenCalledTimes(2);
  });

  it('takes out what has been played', () => {
    const { buffer, made } = feed(40);
    buffer.held = [0, 42];
    made.add(bytes(1));
    buffer.finish();
    expect(buffer.done).toEqual(['append 1', 'remove 0-30']);
  });

  it('makes room when the browser has none, and tries again', () => {
    const { buffer, made, failures } = feed(40);
    buffer.held = [30, 42];
    buffer.full = true;
    made.add(bytes(7));
    buffer.finish();
    expect(buffer.done).toEqual(['remove 30-39', 'append 7']);
    expect(failures).toEqual([]);
  });

  it('gives up where nothing helps, and where the browser is too slow', () => {
    const hopeless = feed();
    hopeless.buffer.full = true;
    vi.spyOn(console, 'info').mockReturnValue(undefined);
    hopeless.made.add(bytes(7));
    expect(hopeless.failures).toEqual(['decode']);
    const slow = feed();
    slow.made.add(bytes(1));
    for (let at = 0; at < 4; at += 1) slow.made.add(bytes(9 * 2 ** 20));
    expect(slow.failures).toEqual(['overrun']);
  });
});
