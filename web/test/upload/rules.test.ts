// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { decodeUploadStatus } from '../../src/api/uploads';
import { byteSize } from '../../src/format/quantity';
import { largestFileBytes, refusalOf } from '../../src/upload/file-rules';
import { UploadRecords } from '../../src/upload/records';
import { secondsLeft, SpeedMeter } from '../../src/upload/speed';

describe('files', () => {
  it.each([
    [{ name: 'film.mp4', type: 'video/mp4', size: 5 }, null],
    [{ name: 'film.MKV', type: '', size: 5 }, null],
    [{ name: 'film', type: 'video/x-unheard-of', size: 5 }, null],
    [{ name: 'photo.jpg', type: 'image/jpeg', size: 5 }, 'not-a-film'],
    [{ name: 'mp4', type: '', size: 5 }, 'not-a-film'],
    [{ name: 'film.mp4', type: 'video/mp4', size: 0 }, 'empty'],
    [{ name: 'film.mp4', type: 'video/mp4', size: largestFileBytes + 1 }, 'too-large'],
  ])('%o', (file, refusal) => expect(refusalOf(file)).toBe(refusal));

  it.each([
    [0, '0 bytes'],
    [999, '999 bytes'],
    [1_000, '1 kB'],
    [1_449_000, '1.4 MB'],
    [123_456_789_000, '123 GB'],
  ])('%d bytes are %s', (bytes, shown) => expect(byteSize(bytes, 'en')).toBe(shown));
});

describe('speed', () => {
  it('is that of the last seconds and unknown after a long break', () => {
    let now = 0;
    const meter = new SpeedMeter(() => now);
    expect(meter.bytesPerSecond()).toBeNull();
    for (; now <= 10_000; now += 1_000) meter.note(now < 5_000 ? 0 : (now - 5_000) * 2);
    expect(meter.bytesPerSecond()).toBeGreaterThan(1_000);
    now += 20_000;
    expect(meter.bytesPerSecond()).toBeNull();
    expect(secondsLeft(1_000, 300)).toBe(4);
    expect(secondsLeft(1_000, 0)).toBeNull();
    expect(secondsLeft(1_000, null)).toBeNull();
  });
});

describe('records', () => {
  it('survive nonsense in the storage', () => {
    vi.spyOn(console, 'info').mockReturnValue(undefined);
    localStorage.setItem('kinora.uploads', '{"not":"a list"}');
    expect(new UploadRecords().all()).toEqual([]);
    localStorage.clear();
  });
});

describe('status', () => {
  it('is read with its title or its reason', () => {
    expect(decodeUploadStatus({ state: 'encoding', progress: 0.25, title: 't' })).toEqual({
      state: 'encoding',
      progress: 0.25,
      title: 't',
      error: null,
    });
    expect(() => decodeUploadStatus({ state: 'lost' })).toThrow('upload.state');
  });
});
