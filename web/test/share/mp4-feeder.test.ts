import { afterEach, describe, expect, it, vi } from 'vitest';
import { Mp4Feeder } from '../../src/share/mp4-feeder';
import type { Mp4Library } from '../../src/share/mp4-film';

/** A media source whose element the test plays. */
class FakeSource extends EventTarget {
  static last: FakeSource;
  readyState: ReadyState = 'closed';

  constructor() {
    super();
    FakeSource.last = this;
  }

  open(): void {
    this.readyState = 'open';
    this.dispatchEvent(new Event('sourceopen'));
  }
}

/** A feeder of a film whose first bytes cannot be used, and the way to say so. */
function feeder() {
  vi.stubGlobal('MediaSource', FakeSource);
  vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:film');
  const warned = vi.spyOn(console, 'warn').mockReturnValue();
  const onProblem = vi.fn();
  let fail: (error: Error) => void = () => undefined;
  const library = { createFile: () => ({ appendBuffer: () => 0 }) };
  new Mp4Feeder({
    library: library as unknown as Mp4Library,
    read: () => new Promise((_resolve, reject) => (fail = reject)),
    size: 1000,
    onProblem,
  });
  FakeSource.last.open();
  return { warned, onProblem, fail: (error: Error) => fail(error) };
}

describe('what feeds an MP4 to the browser', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });

  it('says that a film cannot be played', async () => {
    const { warned, onProblem, fail } = feeder();
    fail(new DOMException('no', 'InvalidStateError'));
    await vi.waitFor(() => expect(onProblem).toHaveBeenCalledOnce());
    expect(warned).toHaveBeenCalledOnce();
  });

  it('ends in silence when the element let go of it', async () => {
    const { warned, onProblem, fail } = feeder();
    FakeSource.last.readyState = 'closed';
    fail(new DOMException('removed from the parent media source', 'InvalidStateError'));
    await new Promise((resolve) => setTimeout(resolve));
    expect(onProblem).not.toHaveBeenCalled();
    expect(warned).not.toHaveBeenCalled();
  });
});
