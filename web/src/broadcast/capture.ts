/** What is to be on air. */
export interface CaptureWish {
  readonly picture: 'camera' | 'screen';
  /** Device ids; empty for the browser's own choice. */
  readonly camera: string;
  /** Null for no microphone. */
  readonly microphone: string | null;
  /** Lines of the picture that are asked for: 480, 720, 1080. */
  readonly height: number;
}

/** Why there is no picture or sound to send. */
export type CaptureFailure = 'denied' | 'none' | 'busy' | 'unsupported';

export interface Capture {
  readonly stream: MediaStream;
  stop(): void;
}

export function captureFailureOf(error: unknown): CaptureFailure {
  if (!(error instanceof DOMException)) return 'unsupported';
  switch (error.name) {
    case 'NotAllowedError':
    case 'SecurityError':
      return 'denied';
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'none';
    case 'NotReadableError':
    case 'AbortError':
      return 'busy';
    default:
      return 'unsupported';
  }
}

const exact = (deviceId: string) => (deviceId === '' ? {} : { deviceId: { exact: deviceId } });

function pictureSize(height: number): MediaTrackConstraints {
  const width = Math.round((height * 16) / 9);
  return { width: { ideal: width }, height: { ideal: height }, frameRate: { ideal: 30, max: 30 } };
}

function soundOf(microphone: string): MediaTrackConstraints {
  return { ...exact(microphone), echoCancellation: true, noiseSuppression: true };
}

/** The screen's own sound and the microphone as one track: recorders take one. */
function mixed(tracks: readonly MediaStreamTrack[]): { track: MediaStreamTrack; end: () => void } {
  const context = new AudioContext();
  const destination = context.createMediaStreamDestination();
  for (const track of tracks) {
    context.createMediaStreamSource(new MediaStream([track])).connect(destination);
  }
  const [track] = destination.stream.getAudioTracks();
  if (track === undefined) throw new Error('capture: the mixer gave no sound track');
  return { track, end: () => void context.close() };
}

async function openCamera(wish: CaptureWish): Promise<Capture> {
  const stream = await navigator.mediaDevices.getUserMedia({
    video: { ...exact(wish.camera), ...pictureSize(wish.height) },
    audio: wish.microphone === null ? false : soundOf(wish.microphone),
  });
  return { stream, stop: () => stopAll(stream) };
}

async function openScreen(wish: CaptureWish): Promise<Capture> {
  const screen = await navigator.mediaDevices.getDisplayMedia({
    video: pictureSize(wish.height),
    audio: true,
  });
  if (wish.microphone === null) return { stream: screen, stop: () => stopAll(screen) };
  try {
    const audio = soundOf(wish.microphone);
    return withVoice(screen, await navigator.mediaDevices.getUserMedia({ audio }));
  } catch (error) {
    stopAll(screen);
    throw error;
  }
}

function withVoice(screen: MediaStream, voice: MediaStream): Capture {
  const sounds = [...voice.getAudioTracks(), ...screen.getAudioTracks()];
  const mix = sounds.length > 1 ? mixed(sounds) : null;
  const stream = new MediaStream([...screen.getVideoTracks(), ...(mix ? [mix.track] : sounds)]);
  return {
    stream,
    stop: () => {
      mix?.end();
      for (const one of [stream, screen, voice]) stopAll(one);
    },
  };
}

function stopAll(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

/** Asks the browser for picture and sound; rejects with what `captureFailureOf` explains. */
export function openCapture(wish: CaptureWish): Promise<Capture> {
  if (!('mediaDevices' in navigator)) return Promise.reject(new Error('no media devices here'));
  return wish.picture === 'camera' ? openCamera(wish) : openScreen(wish);
}

export interface DeviceChoice {
  readonly id: string;
  readonly label: string;
}

/** Cameras and microphones; without names until the visitor has let the page use one. */
export async function devices(kind: 'videoinput' | 'audioinput'): Promise<readonly DeviceChoice[]> {
  if (!('mediaDevices' in navigator)) return [];
  const all = await navigator.mediaDevices.enumerateDevices();
  return all
    .filter((device) => device.kind === kind && device.deviceId !== '')
    .map(({ deviceId, label }) => ({ id: deviceId, label }));
}
