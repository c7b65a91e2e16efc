import type { Http } from '../api/http';
import type { Problem } from '../api/problem';
import { SpeedMeter } from '../upload/speed';
import {
  captureFailureOf,
  openCapture,
  type Capture,
  type CaptureFailure,
  type CaptureWish,
} from './capture';
import { ChunkSender } from './chunk-sender';
import { httpPush, type Push } from './push';
import { recordingType } from './recording-type';

const chunkMs = 500;
/** Beginnings anew in a row, without one chunk being taken, before giving up. */
const mostRestarts = 5;

export type Phase =
  | { readonly kind: 'idle' }
  | { readonly kind: 'no-capture'; readonly why: CaptureFailure }
  | { readonly kind: 'ready' }
  | { readonly kind: 'live'; readonly name: string; readonly sinceMs: number }
  | { readonly kind: 'ending'; readonly name: string }
  | { readonly kind: 'ended'; readonly name: string }
  | { readonly kind: 'failed'; readonly name: string; readonly problem: Problem };

export interface Health {
  readonly bitsPerSecond: number | null;
  readonly queued: number;
  readonly roundTripMs: number | null;
  /** The connection is broken and being retried. */
  readonly reconnecting: boolean;
  /** How often the recording had to begin anew because chunks were lost. */
  readonly restarts: number;
  /** What the browser really records. */
  readonly mimeType: string | null;
}

/**
 * Camera or screen on their way to viewers. One for the page: it goes on while other pages of ours
 * are open. `onChange` is told about everything that `phase` and `health` answer.
 */
export class Broadcast {
  phase: Phase = { kind: 'idle' };
  private capture: Capture | null = null;
  private recorder: MediaRecorder | null = null;
  private sender: ChunkSender | null = null;
  private meter = new SpeedMeter(() => performance.now());
  private title = '';
  private sentBytes = 0;
  private roundTripMs: number | null = null;
  private restarts = 0;
  private restartsInARow = 0;
  /** Only the newest request for a camera counts. */
  private asked = 0;
  private readonly listeners = new Set<() => void>();

  constructor(private readonly http: Http) {}

  get stream(): MediaStream | null {
    return this.capture?.stream ?? null;
  }

  get health(): Health {
    return {
      bitsPerSecond: (this.meter.bytesPerSecond() ?? 0) * 8 || null,
      queued: this.sender?.queued ?? 0,
      roundTripMs: this.roundTripMs,
      reconnecting: (this.sender?.failures ?? 0) > 0,
      restarts: this.restarts,
      mimeType: this.recorder?.mimeType || null,
    };
  }

  get onAir(): boolean {
    return this.phase.kind === 'live' || this.phase.kind === 'ending';
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Opens the preview; not while on air. */
  async prepare(wish: CaptureWish): Promise<void> {
    if (this.onAir) return;
    const mine = (this.asked += 1);
    this.release();
    this.become({ kind: 'idle' });
    try {
      const capture = await openCapture(wish);
      if (mine !== this.asked) {
        capture.stop();
        return;
      }
      this.capture = capture;
      const [picture] = capture.stream.getVideoTracks();
      // The browser's own "stop sharing" ends the broadcast as our button does.
      picture?.addEventListener('ended', () => this.onPictureEnded(capture));
      this.become({ kind: 'ready' });
    } catch (error) {
      if (mine === this.asked) this.become({ kind: 'no-capture', why: captureFailureOf(error) });
    }
  }

  /** Lets camera and microphone go, unless they are on air. */
  leavePreview(): void {
    if (this.onAir) return;
    this.asked += 1;
    this.release();
    this.become({ kind: 'idle' });
  }

  /** `title` is what people read, `name` what stands in addresses. */
  start(name: string, title = name): void {
    const stream = this.capture?.stream;
    if (stream === undefined || this.onAir) return;
    this.sentBytes = 0;
    this.restarts = 0;
    this.restartsInARow = 0;
    this.meter = new SpeedMeter(() => performance.now());
    this.title = title;
    this.record(stream, name);
    this.become({ kind: 'live', name, sinceMs: Date.now() });
  }

  end(): void {
    if (this.phase.kind !== 'live') return;
    const { name } = this.phase;
    this.become({ kind: 'ending', name });
    if (this.recorder?.state === 'inactive') this.sender?.finish();
    else this.recorder?.stop();
  }

  /** Silences or hides without ending: the tracks go on, empty. */
  setEnabled(kind: 'audio' | 'video', enabled: boolean): void {
    for (const track of this.capture?.stream.getTracks() ?? []) {
      if (track.kind === kind) track.enabled = enabled;
    }
    this.changed();
  }

  isEnabled(kind: 'audio' | 'video'): boolean | null {
    const track = this.capture?.stream.getTracks().find((one) => one.kind === kind);
    return track === undefined ? null : track.enabled;
  }

  /** A recording of its own, with a beginning that decoders can start from. */
  private record(stream: MediaStream, name: string): void {
    const type = recordingType((mimeType) => MediaRecorder.isTypeSupported(mimeType));
    const options: MediaRecorderOptions = {
      ...type,
      videoBitsPerSecond: bitRateFor(stream),
      audioBitsPerSecond: 128_000,
    };
    const recorder = new MediaRecorder(stream, options);
    this.recorder = recorder;
    const own = (work: (sender: ChunkSender) => void) => {
      // What a recording that was given up still says is of no use.
      if (this.recorder === recorder) work(this.senderFor(recorder, name));
    };
    recorder.addEventListener('dataavailable', ({ data }) => own((sender) => sender.add(data)));
    recorder.addEventListener('stop', () => own((sender) => sender.finish()));
    recorder.start(chunkMs);
  }

  /** Made at the first chunk: only then does the recorder tell what it really records. */
  private senderFor(recorder: MediaRecorder, name: string): ChunkSender {
    const label = { name, title: this.title };
    this.sender ??= new ChunkSender({
      push: this.patient(httpPush(this.http, label, crypto.randomUUID(), recorder.mimeType)),
      random: Math.random,
      now: () => performance.now(),
      wait,
      onTaken: (bytes, roundTripMs) => this.onTaken(bytes, roundTripMs),
      onChange: () => this.changed(),
      onThreadLost: () => this.beginAnew(name),
      onRefused: (problem) => this.fail(name, problem),
      onFinished: () => {
        this.release();
        this.become({ kind: 'ended', name });
      },
    });
    return this.sender;
  }

  /** Right after a beginning anew the server may still hold the name for the recording before. */
  private patient(push: Push): Push {
    return async (chunk, signal) => {
      const answer = await push(chunk, signal);
      const { restartsInARow } = this;
      const taken = answer.kind === 'refused' && answer.problem.kind === 'refused';
      return taken && answer.problem.status === 409 && restartsInARow > 0
        ? { kind: 'later', waitSeconds: 1 }
        : answer;
    };
  }

  private onTaken(bytes: number, roundTripMs: number): void {
    this.restartsInARow = 0;
    this.sentBytes += bytes;
    this.meter.note(this.sentBytes);
    this.roundTripMs = roundTripMs;
  }

  private beginAnew(name: string): void {
    const stream = this.capture?.stream;
    this.restarts += 1;
    this.restartsInARow += 1;
    if (stream === undefined || this.phase.kind !== 'live' || this.restartsInARow > mostRestarts) {
      this.fail(name, { kind: 'unreachable' });
      return;
    }
    this.stopRecording();
    this.record(stream, name);
    this.changed();
  }

  private fail(name: string, problem: Problem): void {
    this.release();
    this.become({ kind: 'failed', name, problem });
  }

  private onPictureEnded(capture: Capture): void {
    if (this.capture !== capture) return;
    if (this.phase.kind === 'live') this.end();
    else this.leavePreview();
  }

  private stopRecording(): void {
    const { recorder } = this;
    this.recorder = null;
    this.sender?.stop();
    this.sender = null;
    if (recorder !== null && recorder.state !== 'inactive') recorder.stop();
  }

  private release(): void {
    this.stopRecording();
    this.capture?.stop();
    this.capture = null;
  }

  private become(phase: Phase): void {
    this.phase = phase;
    this.changed();
  }

  private changed(): void {
    for (const listener of [...this.listeners]) listener();
  }
}

/** Bits per second that suit the picture's lines. */
function bitRateFor(stream: MediaStream): number {
  const height = stream.getVideoTracks()[0]?.getSettings().height ?? 720;
  if (height > 720) return 4_500_000;
  return height > 480 ? 2_500_000 : 1_200_000;
}

function wait(delayMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = window.setTimeout(resolve, delayMs);
    signal.addEventListener('abort', () => {
      window.clearTimeout(timer);
      resolve();
    });
  });
}
