import { DetailedError, Upload } from 'tus-js-client';
import type { Http } from '../api/http';
import { retryAfterSeconds } from '../api/http';
import { detailOf, problemOfStatus, type Problem } from '../api/problem';
import type { OpenTransfer, Transfer, TransferListeners } from './transfer';

const endpoint = '/api/uploads';
/** One request each: a break costs no more than this, and no request body grows long. */
const chunkBytes = 2 ** 20;
const retryDelaysMs = [500, 1_000, 2_000, 4_000, 8_000, 15_000, 30_000, 30_000];

function detail(body: string): string | null {
  try {
    return detailOf(JSON.parse(body));
  } catch {
    // No problem document: the status has to do.
    return null;
  }
}

function problemOfError(error: Error): Problem {
  const response = error instanceof DetailedError ? error.originalResponse : null;
  if (response === null || response.getStatus() === 0) return { kind: 'unreachable' };
  const wait = retryAfterSeconds(response.getHeader('retry-after') ?? null, Date.now());
  return problemOfStatus(response.getStatus(), detail(response.getBody()), wait);
}

/** Whatever the connection or an overloaded server did is tried again; a refusal is final. */
function worthRepeating(error: DetailedError): boolean {
  const status = error.originalResponse?.getStatus() ?? 0;
  return status === 0 || status === 409 || status === 423 || status === 429 || status >= 500;
}

function upload(
  file: File,
  place: string | null,
  http: Http,
  listeners: TransferListeners,
): Upload {
  const made: Upload = new Upload(file, {
    endpoint,
    uploadUrl: place,
    chunkSize: chunkBytes,
    retryDelays: retryDelaysMs,
    // What goes on after a reload is kept with our own records.
    storeFingerprintForResuming: false,
    metadata: { filename: file.name, filetype: file.type },
    onBeforeRequest: (request) => {
      if (http.csrf !== null) request.setHeader('X-CSRF-Token', http.csrf);
    },
    onShouldRetry: (error) => worthRepeating(error),
    onUploadUrlAvailable: () => {
      if (made.url !== null) listeners.onPlace(made.url);
    },
    onProgress: (sent) => listeners.onProgress(sent),
    onSuccess: () => listeners.onDone(),
    onError: (error) => listeners.onProblem(problemOfError(error)),
  });
  return made;
}

/** Sends files by tus 1.0 (https://tus.io/protocols/resumable-upload). */
export function tusTransfers(http: Http): OpenTransfer {
  return (file, place, listeners): Transfer => {
    const sending = upload(file, place, http, listeners);
    return {
      start: () => sending.start(),
      pause: () => {
        void sending.abort();
      },
      cancel: () => {
        if (sending.url !== null || place === null) return sending.abort(sending.url !== null);
        return Upload.terminate(place, sending.options);
      },
    };
  };
}
