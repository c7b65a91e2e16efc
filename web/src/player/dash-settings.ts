import type { MediaPlayerSettingClass } from 'dashjs';

/** dash.js tuned for segments made on demand: wait patiently, half a minute ahead, repeat on 503. */
export const dashSettings: MediaPlayerSettingClass = {
  debug: { logLevel: 0 },
  streaming: {
    manifestRequestTimeout: 15_000,
    fragmentRequestTimeout: 120_000,
    // The first byte of a segment comes when its span is encoded.
    fragmentRequestProgressTimeout: 30_000,
    retryAttempts: { MPD: 3, MediaSegment: 6, InitializationSegment: 6 },
    retryIntervals: { MPD: 1_000, MediaSegment: 1_500, InitializationSegment: 1_500 },
    buffer: {
      fastSwitchEnabled: true,
      bufferTimeDefault: 30,
      bufferTimeAtTopQuality: 30,
      bufferTimeAtTopQualityLongForm: 30,
      bufferToKeep: 60,
    },
    abr: { initialBitrate: { video: 4_000 } },
    // What was chosen for the last film says nothing about this one.
    lastBitrateCachingInfo: { enabled: false },
    lastMediaSettingsCachingInfo: { enabled: false },
    // There is no clock to agree on: films are not live.
    utcSynchronization: { enabled: false },
    text: { defaultEnabled: false },
  },
};

/**
 * dash.js near the edge of a running stream. The clock is the server's own: where the manifest names
 * none, its HTTP date, never somebody else's time server.
 */
export function liveDashSettings(manifestUrl: string): MediaPlayerSettingClass {
  const { streaming } = dashSettings;
  return {
    ...dashSettings,
    streaming: {
      ...streaming,
      delay: { liveDelayFragmentCount: 3 },
      liveCatchup: { enabled: true, maxDrift: 8, playbackRate: { min: -0.05, max: 0.1 } },
      utcSynchronization: {
        enabled: true,
        useManifestDateHeaderTimeSource: true,
        backgroundAttempts: 0,
        defaultTimingSource: {
          scheme: 'urn:mpeg:dash:utc:http-head:2014',
          value: new URL(manifestUrl, location.origin).href,
        },
      },
    },
  };
}
