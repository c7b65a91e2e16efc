import { describe, expect, it } from 'vitest';
import { chooseEngine } from '../../src/player/choose-engine';
import { dashVerdict } from '../../src/player/dash-errors';
import { hlsConfig, isWorthRepeating } from '../../src/player/hls-config';
import { verdictOn } from '../../src/player/hls-errors';

const both = { hls: '/m.m3u8', dash: '/m.mpd' };
const chromium = { mse: true, nativeHls: true };

describe('chooseEngine', () => {
  it('never takes the HLS of a browser that has MSE', () => {
    expect(chooseEngine('hls', both, chromium)).toEqual({ kind: 'hls', url: '/m.m3u8' });
  });

  it('follows the wish, or what there is', () => {
    expect(chooseEngine('dash', both, chromium)).toEqual({ kind: 'dash', url: '/m.mpd' });
    expect(chooseEngine('dash', { ...both, dash: null }, chromium)?.kind).toBe('hls');
    expect(chooseEngine('hls', { ...both, hls: null }, chromium)?.kind).toBe('dash');
  });

  it('goes native only without MSE, and gives up where nothing works', () => {
    expect(chooseEngine('dash', both, { mse: false, nativeHls: true })?.kind).toBe('native');
    expect(chooseEngine('hls', both, { mse: false, nativeHls: false })).toBeNull();
    expect(chooseEngine('hls', { hls: null, dash: null }, chromium)).toBeNull();
  });
});

describe('patience with segments made on demand', () => {
  it('repeats what may work later, and a span that cannot be encoded just once', () => {
    expect(isWorthRepeating(503, 5, 6)).toBe(true);
    expect(isWorthRepeating(503, 6, 6)).toBe(false);
    expect(isWorthRepeating(0, 0, 6)).toBe(true);
    expect(isWorthRepeating(429, 0, 6)).toBe(true);
    expect(isWorthRepeating(502, 0, 6)).toBe(true);
    expect(isWorthRepeating(502, 1, 6)).toBe(false);
    expect(isWorthRepeating(404, 0, 6)).toBe(false);
    expect(isWorthRepeating(403, 0, 6)).toBe(false);
  });

  it('waits at least twenty seconds for the first byte and buffers half a minute', () => {
    const config = hlsConfig(0);
    expect(config.fragLoadPolicy?.default.maxTimeToFirstByteMs).toBeGreaterThanOrEqual(20_000);
    expect([config.maxBufferLength, config.maxMaxBufferLength]).toEqual([30, 30]);
  });

  it('starts where it is asked to', () => {
    expect(hlsConfig(12).startPosition).toBe(12);
    expect(hlsConfig(0).startPosition).toBe(-1);
  });
});

describe('hls.js errors', () => {
  const network = (status?: number) =>
    verdictOn({ type: 'networkError', details: 'fragLoadError', status }, 0);

  it('reconnects after a break and fails where waiting is no use', () => {
    expect(network(0)).toEqual({ answer: 'reconnect' });
    expect(network(undefined)).toEqual({ answer: 'reconnect' });
    expect(network(404)).toEqual({ answer: 'fail', failure: 'missing' });
    expect(network(502)).toEqual({ answer: 'fail', failure: 'segment' });
    expect(network(503)).toEqual({ answer: 'fail', failure: 'busy' });
  });

  it('starts the decoder anew twice, then gives up', () => {
    const media = { type: 'mediaError', details: 'bufferAppendError', status: undefined };
    expect(verdictOn(media, 0)).toEqual({ answer: 'recover-media' });
    expect(verdictOn(media, 1)).toEqual({ answer: 'recover-media' });
    expect(verdictOn(media, 2)).toEqual({ answer: 'fail', failure: 'decode' });
  });

  it('says when no rendition can be decoded here', () => {
    const details = 'manifestIncompatibleCodecsError';
    expect(verdictOn({ type: 'mediaError', details, status: undefined }, 0)).toEqual({
      answer: 'fail',
      failure: 'unsupported',
    });
  });
});

describe('dash.js errors', () => {
  const fetchError = (status?: number) =>
    dashVerdict(status === undefined ? { code: 27 } : { code: 27, data: { response: { status } } });

  it('means the same as those of hls.js', () => {
    expect(fetchError()).toBe('reconnect');
    expect(fetchError(0)).toBe('reconnect');
    expect(fetchError(404)).toBe('missing');
    expect(fetchError(502)).toBe('segment');
    expect(fetchError(503)).toBe('busy');
    expect(dashVerdict({ code: 35 })).toBe('unsupported');
    expect(dashVerdict({ code: 20 })).toBe('decode');
    expect(dashVerdict({ code: 33 })).toBe('ignore');
    expect(dashVerdict('download')).toBe('reconnect');
    expect(dashVerdict('cc')).toBe('ignore');
    expect(dashVerdict('capability')).toBe('unsupported');
  });
});
