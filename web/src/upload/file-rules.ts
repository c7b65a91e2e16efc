/** Why a file is not sent at all. */
export type Refusal = 'empty' | 'too-large' | 'not-a-film';

/** Bytes; the server's own limit may be lower and is told when it refuses. */
export const largestFileBytes = 200 * 2 ** 30;

/** Endings of what the server can make a film of; browsers know few of their types. */
const endings: ReadonlySet<string> = new Set(
  'mp4 m4v mov mkv webm avi ts m2ts mts mpg mpeg vob ogv ogm flv f4v wmv asf 3gp mxf y4m'.split(
    ' ',
  ),
);

export const acceptedFiles = ['video/*', ...[...endings].map((ending) => `.${ending}`)].join(',');

/** Looks before anything is sent: at the name, the browser's idea of the type, and the size. */
export function refusalOf(file: {
  readonly name: string;
  readonly type: string;
  readonly size: number;
}): Refusal | null {
  const ending = /\.([a-z0-9]+)$/i.exec(file.name)?.[1]?.toLowerCase() ?? '';
  if (!file.type.startsWith('video/') && !endings.has(ending)) return 'not-a-film';
  if (file.size === 0) return 'empty';
  return file.size > largestFileBytes ? 'too-large' : null;
}
