export type EngineName = 'hls' | 'dash';

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
  | { readonly page: 'unknown'; readonly path: string };

const watchPath = /^\/watch\/([^/]+)\/?$/;

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

export function parseRoute(url: URL): Route {
  if (url.pathname === '/') return { page: 'hub', query: url.searchParams.get('q') ?? '' };
  const id = decoded(watchPath.exec(url.pathname)?.[1] ?? '');
  if (!id) return { page: 'unknown', path: url.pathname };
  return {
    page: 'watch',
    id,
    startSeconds: parseTime(url.searchParams.get('t')),
    engine: url.searchParams.get('engine') === 'dash' ? 'dash' : 'hls',
  };
}

/** The address of a route, without host: `parseRoute` gives the same route back. */
export function formatRoute(route: Route): string {
  switch (route.page) {
    case 'hub':
      return route.query === '' ? '/' : `/?${new URLSearchParams({ q: route.query })}`;
    case 'watch': {
      const search = new URLSearchParams();
      if (route.startSeconds !== null) search.set('t', String(route.startSeconds));
      if (route.engine !== 'hls') search.set('engine', route.engine);
      const query = search.size > 0 ? `?${search}` : '';
      return `/watch/${encodeURIComponent(route.id)}${query}`;
    }
    case 'unknown':
      return route.path;
  }
}

/** The plain address of a title's page. */
export function watchRoute(id: string): Route {
  return { page: 'watch', id, startSeconds: null, engine: 'hls' };
}
