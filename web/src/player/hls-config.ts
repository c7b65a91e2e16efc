import type { HlsConfig, LoaderConfig, RetryConfig } from 'hls.js';
import { SegmentLookup } from './hls-lookup';

/**
 * Whether a failed request is worth repeating. Kinora makes segments when they are asked for, so a
 * 503 means "soon"; a 502 says that the span cannot be encoded, which one repeat confirms; a status
 * of 0 is a broken connection, which hls.js itself would not repeat while the browser says "online".
 */
export function isWorthRepeating(
  status: number,
  repeatsSoFar: number,
  mostRepeats: number,
): boolean {
  if (repeatsSoFar >= mostRepeats) return false;
  if (status === 502) return repeatsSoFar < 1;
  return status === 0 || status === 408 || status === 429 || status >= 500;
}

const errorRetry: RetryConfig = {
  maxNumRetry: 6,
  retryDelayMs: 500,
  maxRetryDelayMs: 8_000,
  shouldRetry: (config, count, isTimeout, response, retry) =>
    isTimeout ? retry : isWorthRepeating(response?.code ?? 0, count, config?.maxNumRetry ?? 0),
};

const patient: LoaderConfig = {
  // The first byte of a segment comes when its span is encoded: seconds on a busy machine.
  maxTimeToFirstByteMs: 30_000,
  maxLoadTimeMs: 120_000,
  timeoutRetry: { maxNumRetry: 3, retryDelayMs: 0, maxRetryDelayMs: 0 },
  errorRetry,
};

const quick: LoaderConfig = { ...patient, maxTimeToFirstByteMs: 15_000, maxLoadTimeMs: 30_000 };

/** hls.js tuned for segments made on demand: start at once, wait patiently, half a minute ahead. */
export function hlsConfig(startSeconds: number): Partial<HlsConfig> {
  return {
    startPosition: startSeconds > 0 ? startSeconds : -1,
    startFragPrefetch: true,
    streamController: SegmentLookup,
    // The segments are CMAF already: a worker would only add its start-up to the first frame.
    enableWorker: false,
    // Both, as the first alone is a lower bound: what is asked for ahead is encoded ahead.
    maxBufferLength: 30,
    maxMaxBufferLength: 30,
    backBufferLength: 60,
    capLevelToPlayerSize: true,
    // A test segment of the lowest rendition would be encoded for nothing.
    testBandwidth: false,
    abrEwmaDefaultEstimate: 4_000_000,
    fragLoadPolicy: { default: patient },
    manifestLoadPolicy: { default: quick },
    playlistLoadPolicy: { default: quick },
  };
}

/** hls.js near the edge of a running stream: three segments behind, caught up by rate before by jump. */
export function liveHlsConfig(): Partial<HlsConfig> {
  return {
    ...hlsConfig(0),
    liveSyncDurationCount: 3,
    liveMaxLatencyDurationCount: 8,
    maxLiveSyncPlaybackRate: 1.1,
    liveSyncOnStallIncrease: 1,
    backBufferLength: 30,
  };
}
