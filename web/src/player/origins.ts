const lookHomeEveryMs = 10_000;
const longestProbeMs = 4_000;

/** `away`: playing goes on from another server; `home`: it is back where the page came from. */
export type OriginNews = 'away' | 'home';

export interface OriginsOptions {
  /** The origin of the page. */
  readonly home: string;
  /** Whether a server answers at all. */
  readonly probe: (origin: string, signal: AbortSignal) => Promise<boolean>;
  readonly setTimer: (work: () => void, delayMs: number) => number;
  readonly clearTimer: (timer: number) => void;
}

/** Whether anything answers there; what it answers does not matter, nor may pages of others read it. */
export async function answers(origin: string, signal: AbortSignal): Promise<boolean> {
  const limit = AbortSignal.any([signal, AbortSignal.timeout(longestProbeMs)]);
  try {
    const options: RequestInit = { mode: 'no-cors', cache: 'no-store', credentials: 'omit' };
    await fetch(`${origin}/health/live`, { ...options, signal: limit });
    return true;
  } catch {
    // No answer is an answer here.
    return false;
  }
}

/**
 * The servers that a film can come from. Players send every address through `rewrite`; when the
 * server in use is gone, the next one that answers takes its place, and the first one takes it back
 * when it is there again. Addresses on other hosts are left as they are.
 */
export class Origins {
  private known: readonly string[];
  private at: string;
  private looking = false;
  private timer: number | null = null;
  private readonly abort = new AbortController();
  private readonly listeners = new Set<(news: OriginNews) => void>();
  /** Lets an address through where the page's own cookie does not reach; null for none. */
  signature: string | null = null;

  constructor(private readonly options: OriginsOptions) {
    this.known = [options.home];
    this.at = options.home;
  }

  get current(): string {
    return this.at;
  }

  get all(): readonly string[] {
    return this.known;
  }

  learn(origins: readonly string[]): void {
    this.known = [...new Set([this.options.home, ...origins])];
  }

  subscribe(listener: (news: OriginNews) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** The same address on the server in use. */
  rewrite(address: string): string {
    const url = new URL(address, this.options.home);
    if (!this.known.includes(url.origin) || url.origin === this.at) return address;
    const moved = new URL(`${url.pathname}${url.search}`, this.at);
    if (this.at === this.options.home) moved.searchParams.delete('sig');
    else if (this.signature !== null) moved.searchParams.set('sig', this.signature);
    return moved.href;
  }

  /** Something could not be fetched, with no answer at all: is the server in use still there? */
  async doubt(): Promise<void> {
    if (this.looking || this.known.length < 2) return;
    this.looking = true;
    try {
      await this.look();
    } finally {
      this.looking = false;
    }
  }

  end(): void {
    this.abort.abort();
    if (this.timer !== null) this.options.clearTimer(this.timer);
    this.timer = null;
    this.listeners.clear();
  }

  private async look(): Promise<void> {
    const { signal } = this.abort;
    // The one in use first: a single lost request is no reason to move.
    for (const origin of [this.at, ...this.known.filter((other) => other !== this.at)]) {
      if (!(await this.options.probe(origin, signal)) || signal.aborted) continue;
      this.move(origin);
      return;
    }
  }

  private move(origin: string): void {
    if (origin === this.at) return;
    const wasHome = this.at === this.options.home;
    this.at = origin;
    if (origin === this.options.home) this.tell('home');
    else {
      if (wasHome) this.tell('away');
      this.lookHomeLater();
    }
  }

  private lookHomeLater(): void {
    if (this.timer !== null) this.options.clearTimer(this.timer);
    this.timer = this.options.setTimer(() => {
      this.timer = null;
      void this.lookHome();
    }, lookHomeEveryMs);
  }

  private async lookHome(): Promise<void> {
    const { home, probe } = this.options;
    const there = await probe(home, this.abort.signal);
    if (this.abort.signal.aborted) return;
    if (there) this.move(home);
    else this.lookHomeLater();
  }

  private tell(news: OriginNews): void {
    for (const listener of [...this.listeners]) listener(news);
  }
}
