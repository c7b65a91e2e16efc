import type { Problem } from '../api/problem';
import type { UploadStatus } from '../api/uploads';
import type { Refusal } from './file-rules';

/** How far a file is, in the order it goes through. */
export type Stage =
  /** It is not sent at all. */
  | { readonly kind: 'refused'; readonly why: Refusal }
  /** The page was closed in the middle: the file has to be chosen again. */
  | { readonly kind: 'interrupted' }
  | { readonly kind: 'waiting' }
  | {
      readonly kind: 'sending';
      readonly bytesPerSecond: number | null;
      readonly secondsLeft: number | null;
    }
  | { readonly kind: 'paused' }
  | { readonly kind: 'broken'; readonly problem: Problem }
  /** All of it is there; the server makes a film of it. */
  | { readonly kind: 'making'; readonly status: UploadStatus | null };

export interface UploadItem {
  readonly key: number;
  readonly name: string;
  readonly sizeBytes: number;
  readonly sentBytes: number;
  readonly stage: Stage;
}

/** Whether bytes of it are still to be sent without anybody doing anything. */
export function isOnItsWay({ stage }: UploadItem): boolean {
  return stage.kind === 'sending' || stage.kind === 'waiting';
}

/** What all files together are at: for the tab's title and the way back to this page. */
export interface UploadTotals {
  /** How many are being sent or wait for it. */
  readonly files: number;
  /** 0 to 1, of their bytes. */
  readonly share: number;
}

export function totalsOf(items: readonly UploadItem[]): UploadTotals | null {
  const going = items.filter(isOnItsWay);
  if (going.length === 0) return null;
  const sum = (read: (item: UploadItem) => number) =>
    going.reduce((total, item) => total + read(item), 0);
  const size = sum((item) => item.sizeBytes);
  return { files: going.length, share: size === 0 ? 0 : sum((item) => item.sentBytes) / size };
}
