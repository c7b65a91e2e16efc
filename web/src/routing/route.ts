export type EngineName = 'hls' | 'dash';
/** How a live stream reaches the page. */
export type LiveMode = 'socket' | 'hls' | 'dash';

/** Where the visitor is. Everything a link can carry is here. */
export type Route =
  | { readonly page: 'hub'; readonly query: string }
  | {
      readonly page: 'watch';
      readonly id: string;
      /** Where to start, or null for "where I left off". */
      readonly startSeconds: number | null;
      readonly engine: EngineName;
    }
  /** `mode` is null for "the best that works". */
  | { readonly page: 'live'; readonly name: string; readonly mode: LiveMode | null }
  /** `guest` is the token of a room's link, for who has no account. */
  | { readonly page: 'room'; readonly room: string; readonly guest: string | null }
  /** `back` is the address to go on to: always a page of ours. */
  | { readonly page: 'sign-in'; readonly back: string }
  /** `token` is the one-time link's secret; it stays in the fragment, which no server is told. */
  | { readonly page: 'welcome'; readonly token: string | null }
  | { readonly page: PlainPage }
  | { readonly page: 'unknown'; readonly path: string };

/** Pages whose address says everything. */
export type PlainPage = 'go-live' | 'upload' | 'rooms' | 'account' | 'people';
const plainPages: readonly PlainPage[] = ['go-live', 'upload', 'rooms', 'account', 'people'];
const liveModes: readonly LiveMode[] = ['socket', 'hls', 'dash'];

const itemPath = /^\/(watch|live-now|room)\/([^/]+)\/?$/;

function decoded(part: string): string | null {
  try {
    return decodeURIComponent(part);
  } catch {
    // A stray percent sign is the visitor's typing, not a fault: no such page.
    return null;
  }
}

/**
 * Seconds of a time as people write it in links: "90", "90s", "1m30s", "1h2m3s" or "1:02:03".
 * Null for anything else.
 */
export function parseTime(text: string | null): number | null {
  if (text === null) return null;
  const clock = /^(?:(\d+):)?(\d{1,2}):(\d{1,2}(?:\.\d+)?)$/.exec(text);
  const words = /^(?:(\d+)h)?(?:(\d+)m)?(?:(\d+(?:\.\d+)?)s?)?$/.exec(text);
  const match = clock ?? (text === '' ? null : words);
  if (match === null) return null;
  const [, hours = '0', minutes = '0', seconds = '0'] = match;
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}

/** Only an address of our own pages: a link to the sign-in page cannot send people elsewhere. */
function parseBack(text: string | null): string {
  if (text === null || !/^\/(?![/\\])/.test(text)) return '/';
  const { pathname, search, hash } = new URL(text, 'https://page.invalid');
  // Dots may have hidden a second slash.
  return pathname.startsWith('//') ? '/' : `${pathname}${search}${hash}`;
}

function parseItem(kind: string, name: string, url: URL): Route {
  switch (kind) {
    case 'watch':
      return {
        page: 'watch',
        id: name,
        startSeconds: parseTime(url.searchParams.get('t')),
        engine: url.searchParams.get('engine') === 'dash' ? 'dash' : 'hls',
      };
    case 'live-now': {
      const wish = url.searchParams.get('mode');
      return { page: 'live', name, mode: liveModes.find((mode) => mode === wish) ?? null };
    }
    default: {
      const guest = /^#g=(.+)$/.exec(url.hash)?.[1];
      return { page: 'room', room: name, guest: guest ? decoded(guest) : null };
    }
  }
}

function parsePlain(url: URL): Route {
  const name = url.pathname.replace(/^\/|\/$/g, '');
  if (name === 'sign-in') return { page: name, back: parseBack(url.searchParams.get('back')) };
  if (name === 'welcome') return { page: name, token: decoded(url.hash.slice(1)) || null };
  const page = plainPages.find((known) => known === name);
  return page === undefined ? { page: 'unknown', path: url.pathname } : { page };
}

export function parseRoute(url: URL): Route {
  if (url.pathname === '/') return { page: 'hub', query: url.searchParams.get('q') ?? '' };
  const [, kind = '', part = ''] = itemPath.exec(url.pathname) ?? [];
  const name = decoded(part);
  return name ? parseItem(kind, name, url) : parsePlain(url);
}

function withQuery(path: string, query: Readonly<Record<string, string | null>>): string {
  const given = Object.entries(query).filter(
    (entry): entry is [string, string] => entry[1] !== null,
  );
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given)}`;
}

/** The address of a route, without host: `parseRoute` gives the same route back. */
export function formatRoute(route: Route): string {
  switch (route.page) {
    case 'hub':
      return withQuery('/', { q: route.query || null });
    case 'watch':
      return withQuery(`/watch/${encodeURIComponent(route.id)}`, {
        t: route.startSeconds === null ? null : String(route.startSeconds),
        engine: route.engine === 'hls' ? null : route.engine,
      });
    case 'live':
      return withQuery(`/live-now/${encodeURIComponent(route.name)}`, { mode: route.mode });
    case 'room': {
      const guest = route.guest === null ? '' : `#g=${encodeURIComponent(route.guest)}`;
      return `/room/${encodeURIComponent(route.room)}${guest}`;
    }
    case 'sign-in':
      return withQuery('/sign-in', { back: route.back === '/' ? null : route.back });
    case 'welcome':
      return `/welcome${route.token === null ? '' : `#${encodeURIComponent(route.token)}`}`;
    case 'unknown':
      return route.path;
    default:
      return `/${route.page}`;
  }
}

/** The plain address of a title's page. */
export function watchRoute(id: string): Route {
  return { page: 'watch', id, startSeconds: null, engine: 'hls' };
}

export function liveRoute(name: string): Route {
  return { page: 'live', name, mode: null };
}

export function roomRoute(room: string): Route {
  return { page: 'room', room, guest: null };
}
