import { noChoices, type Engine, type Failure, type OpenEngine } from './engine';

function failureOf(error: MediaError | null): Failure {
  switch (error?.code) {
    case MediaError.MEDIA_ERR_NETWORK:
      return 'network';
    case MediaError.MEDIA_ERR_SRC_NOT_SUPPORTED:
      return 'unsupported';
    default:
      return 'decode';
  }
}

/** The browser's own HLS: no choices, but it plays where nothing else does. */
export const openNative: OpenEngine = async (video, source, listeners) => {
  const onError = () => listeners.onFailure(failureOf(video.error));
  const onMetadata = () => {
    if (source.startSeconds > 0) video.currentTime = source.startSeconds;
  };
  video.addEventListener('error', onError);
  video.addEventListener('loadedmetadata', onMetadata, { once: true });
  video.src = source.url;
  const engine: Engine = {
    kind: 'native',
    label: 'HLS',
    choices: () => noChoices,
    selectQuality: () => undefined,
    selectAudio: () => undefined,
    selectText: () => undefined,
    bandwidth: () => null,
    latencySeconds: () => null,
    jumpToLive: () => undefined,
    destroy: () => {
      video.removeEventListener('error', onError);
      video.removeEventListener('loadedmetadata', onMetadata);
      video.removeAttribute('src');
      video.load();
    },
  };
  return engine;
};
