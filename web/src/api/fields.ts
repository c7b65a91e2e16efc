/** Reads what the origin sent, field by field; what is not as agreed is an error that names the field. */

/** An answer that is not what the contract says; names the field. */
export class UnexpectedAnswer extends Error {
  constructor(where: string, expected: string, found: unknown) {
    super(`${where}: expected ${expected}, found ${JSON.stringify(found) ?? 'nothing'}`);
    this.name = 'UnexpectedAnswer';
  }
}

export type Fields = Readonly<Record<string, unknown>>;

export function fields(value: unknown, where: string): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new UnexpectedAnswer(where, 'an object', value);
  }
  return value as Fields;
}

export function list(value: unknown, where: string): readonly unknown[] {
  if (!Array.isArray(value)) throw new UnexpectedAnswer(where, 'a list', value);
  return value;
}

export function text(value: unknown, where: string): string {
  if (typeof value !== 'string' || value === '') throw new UnexpectedAnswer(where, 'text', value);
  return value;
}

export function textOrNull(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

export function positiveOrNull(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) && value > 0 ? value : null;
}

/** A whole number from 0 on; anything else is 0, as for counts that only decorate. */
export function count(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) ? Math.max(0, Math.floor(value)) : 0;
}

export function share(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) ? Math.min(1, Math.max(0, value)) : 0;
}

/** One of the words that the contract knows. */
export function oneOf<T extends string>(value: unknown, known: readonly T[], where: string): T {
  const found = known.find((word) => word === value);
  if (found === undefined) throw new UnexpectedAnswer(where, `one of ${known.join(', ')}`, value);
  return found;
}

/** Only a path on this server: a name or a picture never leads to another host. */
export function pathOrNull(value: unknown): string | null {
  const path = textOrNull(value);
  return path !== null && /^\/(?![/\\])/.test(path) ? path : null;
}

/** Each entry of a list field, read by `read`, which is told where the entry stands. */
export function listOf<T>(
  value: unknown,
  where: string,
  read: (entry: unknown, where: string) => T,
): readonly T[] {
  return list(value, where).map((entry, at) => read(entry, `${where}[${at}]`));
}
