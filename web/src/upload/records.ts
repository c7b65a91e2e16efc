import { fields, list, text } from '../api/fields';
import { readStored, writeStored } from '../storage';

/** What this browser remembers of an upload, so that it goes on after the page was closed. */
export interface UploadRecord {
  /** Where the server takes the rest: a path, or an address on this server. */
  readonly url: string;
  readonly name: string;
  readonly sizeBytes: number;
  readonly lastModifiedMs: number;
  /** Whether the server has all of it; then only its fate is of interest. */
  readonly complete: boolean;
}

const key = 'kinora.uploads';
const mostKept = 50;

export type FileFacts = Pick<UploadRecord, 'name' | 'sizeBytes' | 'lastModifiedMs'>;

export function factsOf(file: File): FileFacts {
  return { name: file.name, sizeBytes: file.size, lastModifiedMs: file.lastModified };
}

function decodeRecord(value: unknown): UploadRecord {
  const record = fields(value, 'record');
  return {
    url: text(record['url'], 'record.url'),
    name: text(record['name'], 'record.name'),
    sizeBytes: Number(record['sizeBytes']),
    lastModifiedMs: Number(record['lastModifiedMs']),
    complete: record['complete'] === true,
  };
}

function parse(stored: string | null): readonly UploadRecord[] {
  if (stored === null) return [];
  try {
    return list(JSON.parse(stored), 'records').map(decodeRecord);
  } catch (error) {
    console.info('Earlier uploads could not be read and are forgotten.', error);
    return [];
  }
}

/** Uploads that were begun here and are not over. Read anew each time, as other tabs write too. */
export class UploadRecords {
  all(): readonly UploadRecord[] {
    return parse(readStored(key));
  }

  /** The unfinished upload of the same file: same name, size and time of change. */
  unfinished(file: FileFacts): UploadRecord | null {
    const same = (record: UploadRecord) =>
      !record.complete &&
      record.name === file.name &&
      record.sizeBytes === file.sizeBytes &&
      record.lastModifiedMs === file.lastModifiedMs;
    return this.all().find(same) ?? null;
  }

  put(record: UploadRecord): void {
    const others = this.all().filter(({ url }) => url !== record.url);
    writeStored(key, JSON.stringify([record, ...others].slice(0, mostKept)));
  }

  forget(url: string): void {
    const left = this.all().filter((record) => record.url !== url);
    writeStored(key, left.length === 0 ? null : JSON.stringify(left));
  }
}
