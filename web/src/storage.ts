/**
 * The browser's local storage, which may be switched off or full: then nothing is kept and
 * everything else works on.
 */
export function readStored(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch (error) {
    console.info(`"${key}" could not be read from this browser's storage.`, error);
    return null;
  }
}

/** Keeps a text, or forgets it when it is null. */
export function writeStored(key: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch (error) {
    console.info(`"${key}" could not be kept in this browser's storage.`, error);
  }
}
