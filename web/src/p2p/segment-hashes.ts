const askAgainAfterMs = 3_000;
const segmentPath = /^\/titles\/([^/]+)\/([^/]+)\/(\d+)\.m4s$/;

interface Known {
  readonly hashes: ReadonlyMap<string, string>;
  readonly askedAtMs: number;
}

export interface HashSource {
  /** The hashes of a rendition's finished segments by their number, in hex. */
  (title: string, rendition: string): Promise<Readonly<Record<string, string>>>;
}

function hex(bytes: ArrayBuffer): string {
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * Whether what another member sent is what the server would have sent. A segment that the server has
 * no hash of yet is nobody's to give.
 */
export class SegmentHashes {
  private readonly known = new Map<string, Promise<Known>>();

  constructor(
    private readonly ask: HashSource,
    private readonly now: () => number,
  ) {}

  async matches(address: string, data: ArrayBuffer): Promise<boolean> {
    const [, title, rendition, number] = segmentPath.exec(new URL(address).pathname) ?? [];
    if (title === undefined || rendition === undefined || number === undefined) return false;
    const expected = await this.expected(title, rendition, number);
    if (expected === null) return false;
    return hex(await crypto.subtle.digest('SHA-256', data)) === expected.toLowerCase();
  }

  private async expected(title: string, rendition: string, number: string): Promise<string | null> {
    const key = `${title}/${rendition}`;
    const first = await this.read(key, title, rendition);
    const found = first.hashes.get(number);
    if (found !== undefined) return found;
    if (this.now() - first.askedAtMs < askAgainAfterMs) return null;
    // The segment may have been finished since.
    this.known.delete(key);
    return (await this.read(key, title, rendition)).hashes.get(number) ?? null;
  }

  private read(key: string, title: string, rendition: string): Promise<Known> {
    const before = this.known.get(key);
    if (before !== undefined) return before;
    const asked = this.load(title, rendition);
    this.known.set(key, asked);
    return asked;
  }

  private async load(title: string, rendition: string): Promise<Known> {
    const askedAtMs = this.now();
    try {
      const hashes = await this.ask(title, rendition);
      return { hashes: new Map(Object.entries(hashes)), askedAtMs };
    } catch (error) {
      console.info('The hashes of a rendition could not be read.', error);
      return { hashes: new Map(), askedAtMs };
    }
  }
}
