/** Seconds of a film of this device; rejects when this browser cannot play it. */
export function lengthOf(url: string): Promise<number> {
  const video = document.createElement('video');
  video.preload = 'metadata';
  video.muted = true;
  return new Promise((resolve, reject) => {
    video.addEventListener('loadedmetadata', () => resolve(measured(video)), { once: true });
    video.addEventListener(
      'error',
      () =>
        reject(new Error(`local film: expected one that this browser plays (${reason(video)})`)),
      { once: true },
    );
    video.src = url;
  });
}

/** 0 where the file does not say, as recordings of browsers do not. */
function measured(video: HTMLVideoElement): number {
  const seconds = Number.isFinite(video.duration) ? video.duration : 0;
  video.removeAttribute('src');
  video.load();
  return seconds;
}

function reason(video: HTMLVideoElement): string {
  return video.error === null ? 'no reason given' : `code ${video.error.code}`;
}
