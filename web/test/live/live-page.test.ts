// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Api } from '../../src/api/client';
import { decodeLiveStream, type LiveStream } from '../../src/api/live';
import { RequestFailed } from '../../src/api/problem';
import { RecordingWait } from '../../src/live/recording-wait';
import { drawn, mount } from '../ui/mount';
import '../../src/live/live-page';

// The player needs a real video element; the page only hands it the stream.
vi.mock('../../src/live/live-player', () => ({}));

afterEach(() => document.body.replaceChildren());

const stream = (over: object = {}): LiveStream =>
  decodeLiveStream({ name: 'desk', title: 'At the desk', state: 'waiting', ...over });
const nobody = async (): Promise<readonly LiveStream[]> => [];

async function page(
  list: () => Promise<readonly LiveStream[]>,
  streams: readonly LiveStream[] = [],
  name = 'desk',
) {
  const api = { live: { list } } as unknown as Api;
  const root = await mount('kinora-live-page', { api, name, streams });
  await drawn();
  return { root, element: root.host as HTMLElementTagNameMap['kinora-live-page'] };
}

const heading = (root: ShadowRoot) => root.querySelector('kinora-notice')?.heading;

describe('live page', () => {
  it('waits where nobody is on air, and goes on by itself', async () => {
    const { root, element } = await page(nobody);
    expect(heading(root)).toBe('Nobody is on air here');
    element.streams = [stream()];
    await element.updateComplete;
    expect(root.querySelector('kinora-live-player')?.stream.name).toBe('desk');
  });

  it('finds a name as it was written', async () => {
    const { root } = await page(async () => [stream()], [], 'Desk');
    expect(root.querySelector('h1')?.textContent).toBe('At the desk');
  });

  it('says what went wrong when the server cannot be asked', async () => {
    const { root } = await page(() => Promise.reject(new RequestFailed({ kind: 'unreachable' })));
    expect(root.querySelector('kinora-problem-notice')?.heading).toBe(
      'The broadcast cannot be shown',
    );
  });

  it('turns into the recording when the broadcast ends', async () => {
    const ended = stream({ state: 'ended', recording: 't1' });
    const { root, element } = await page(async () => [stream()], [stream()]);
    expect(root.querySelector('kinora-live-player')).not.toBeNull();
    element.api = { live: { list: async () => [ended] } } as unknown as Api;
    element.streams = [];
    await element.updateComplete;
    expect(heading(root)).toBe('The broadcast has ended');
    await drawn();
    await element.updateComplete;
    expect(root.querySelector('a.primary')?.getAttribute('href')).toBe('/watch/t1');
  });
});

describe('waiting for a recording', () => {
  it('asks until there is one', async () => {
    vi.useFakeTimers();
    const answers = [nobody, async () => [stream({ state: 'ended' })]];
    const found = vi.fn();
    const live = {
      list: () => (answers.shift() ?? (async () => [stream({ state: 'ended', recording: 't' })]))(),
    };
    const wait = new RecordingWait(live, 'desk', found);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(found).toHaveBeenCalledExactlyOnceWith('t');
    wait.end();
    vi.useRealTimers();
  });
});
