// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import type { UploadStatus } from '../../src/api/uploads';
import type { Stage } from '../../src/upload/item';
import '../../src/upload/upload-row';
import { mount, textOf } from '../ui/mount';

afterEach(() => document.body.replaceChildren());

const row = (stage: Stage, sentBytes = 0) =>
  mount('kinora-upload-row', {
    item: { key: 1, name: 'a.mp4', sizeBytes: 2_000_000, sentBytes, stage },
  });
const making = (status: UploadStatus | null) => row({ kind: 'making', status });
const buttons = (root: ShadowRoot) =>
  [...root.querySelectorAll('button')].map((button) => button.getAttribute('aria-label'));

describe('upload row', () => {
  it('tells how much, how fast and how long', async () => {
    const stage: Stage = { kind: 'sending', bytesPerSecond: 500_000, secondsLeft: 2 };
    const root = await row(stage, 1_000_000);
    expect(textOf(root, '.state')).toBe('1 MB of 2 MB · 500 kB/s · 2 sec left');
    expect(root.querySelector('kinora-progress-bar')?.value).toBe(0.5);
    expect(buttons(root)).toEqual(['Pause: a.mp4', 'Cancel: a.mp4']);
  });

  it('leads to the film as soon as it is one, not before and not when it failed', async () => {
    const status: UploadStatus = { state: 'encoding', progress: 0.25, title: 't', error: null };
    const root = await making(status);
    expect(root.querySelector('a')?.getAttribute('href')).toBe('/watch/t');
    expect(textOf(root, '.state')).toBe('Preparing 25%');
    expect((await making({ ...status, title: null })).querySelector('a')).toBeNull();
    const failed = await making({ ...status, state: 'failed', error: 'It is empty.' });
    expect(failed.querySelector('a')).toBeNull();
    expect(textOf(failed, '.state')).toBe('It is empty.');
  });

  it('says why a file is not sent', async () => {
    const root = await row({ kind: 'refused', why: 'not-a-film' });
    expect(textOf(root, '.state')).toBe('This is not a film that Kinora knows.');
    expect(buttons(root)).toEqual(['Remove from the list: a.mp4']);
  });
});
