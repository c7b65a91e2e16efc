import { httpApi, type Api } from './api/client';
import { openServerEvents, type OpenEvents, type ServerEvent } from './api/events';
import { LiveUpdates } from './api/live-updates';
import { messages } from './i18n/messages';
import { answers, Origins } from './player/origins';
import { Navigator } from './routing/navigator';
import { formatRoute, parseRoute } from './routing/route';
import { loadLibrary, loadLists, loadRooms, loadSession, loadTitle } from './store/effects';
import { accessTo } from './store/access';
import { initialState, type State } from './store/state';
import { Store } from './store/store';
import type { Requests } from './ui/events';
import './ui/kinora-app';

/** How often the library is asked about a film that is just being drawn. */
const demoPollMs = 1_500;

function onServerEvent(store: Store, api: Api, event: ServerEvent): void {
  switch (event.kind) {
    case 'title-changed':
      store.dispatch({ type: 'title-changed', title: event.title });
      return;
    case 'title-removed':
      store.dispatch({ type: 'title-removed', id: event.id });
      return;
    case 'live-changed':
      store.dispatch({ type: 'live-changed', stream: event.stream });
      return;
    case 'live-ended':
      store.dispatch({ type: 'live-ended', name: event.name });
      return;
    case 'rooms-changed':
      void loadRooms(store, api);
  }
}

/** Resolves to whether the server answered. */
async function loadAll(store: Store, api: Api): Promise<boolean> {
  const [answered] = await Promise.all([loadLibrary(store, api), loadLists(store, api)]);
  return answered;
}

function liveUpdates(store: Store, api: Api, openEvents: OpenEvents): LiveUpdates {
  return new LiveUpdates({
    openEvents,
    refresh: () => loadAll(store, api),
    onEvent: (event) => onServerEvent(store, api, event),
    onConnection: (connection) => {
      store.dispatch({ type: 'connection-changed', connection });
      if (connection === 'live' && store.state.session.phase === 'unknown') {
        void loadSession(store, api);
      }
    },
    setTimer: (work, delayMs) => window.setTimeout(work, delayMs),
    clearTimer: (timer) => window.clearTimeout(timer),
    random: Math.random,
  });
}

/** The id of a title whose page lacks what the server knows by now, or null. */
function staleTitle({ watch }: State): string | null {
  if (watch.phase === 'loading') return watch.id;
  if (watch.phase !== 'loaded') return null;
  const { state, hls, dash } = watch.title;
  const playable = state === 'playable' || state === 'ready';
  return playable && hls === null && dash === null ? watch.id : null;
}

function pollWhileDemoIsMade(store: Store, api: Api): void {
  let timer: number | null = null;
  store.subscribe(({ library }) => {
    const making = library.phase === 'loaded' && library.demo !== null;
    if (!making || timer !== null) return;
    timer = window.setTimeout(() => {
      timer = null;
      void loadLibrary(store, api);
    }, demoPollMs);
  });
}

function loadOpenTitle(store: Store, api: Api): void {
  let asked: string | null = null;
  const look = (state: State) => {
    const id = mayAsk(state) ? staleTitle(state) : null;
    const key = id === null ? null : `${id} ${state.watch.phase}`;
    if (key === asked) return;
    asked = key;
    if (id !== null) void loadTitle(store, api, id);
  };
  store.subscribe(look);
  look(store.state);
}

/** Asking earlier would be refused where people have to sign in. */
function mayAsk({ session }: State): boolean {
  return session.phase === 'unknown' || (session.phase === 'known' && session.session.can.watch);
}

/** Reads the library and keeps it current for as long as whoever is here may see it. */
function followLibrary(store: Store, api: Api, updates: LiveUpdates): void {
  let following = false;
  store.subscribe((state) => {
    const may = mayAsk(state);
    if (may === following) return;
    following = may;
    if (!may) {
      updates.stop();
      return;
    }
    void loadAll(store, api);
    updates.start();
  });
}

/** Sends whoever has to sign in to the page for it, and back afterwards. */
function askToSignIn(store: Store, navigator: Navigator): void {
  const look = ({ route, session }: State) => {
    if (accessTo(route, session) !== 'sign-in') return;
    navigator.replace({ page: 'sign-in', back: formatRoute(route) });
  };
  store.subscribe(look);
}

/** A session that ended elsewhere shows by a 401: then the server is asked who is here. */
function followSession(store: Store, api: Api): void {
  let asking = false;
  api.http.onSignedOut = () => {
    if (asking) return;
    asking = true;
    void loadSession(store, api).finally(() => (asking = false));
  };
}

/** Learns where else films can come from, and looks whether the server is gone when events stop. */
function otherServers(store: Store, api: Api): Origins {
  const origins = new Origins({
    home: location.origin,
    probe: answers,
    setTimer: (work, delayMs) => window.setTimeout(work, delayMs),
    clearTimer: (timer) => window.clearTimeout(timer),
  });
  let asked = false;
  store.subscribe((state) => {
    if (state.connection === 'offline') void origins.doubt();
    if (asked || !mayAsk(state)) return;
    asked = true;
    api.origins.list().then(
      (list) => origins.learn(list),
      (error: unknown) => console.info('No other servers are known.', error),
    );
  });
  return origins;
}

function on<K extends keyof Requests>(type: K, answer: (detail: Requests[K]) => void): void {
  document.addEventListener(type, (event) => {
    answer((event as CustomEvent<Requests[K]>).detail);
  });
}

/** Wires store, server and page together; called once. */
export function start(api: Api = httpApi(), openEvents: OpenEvents = openServerEvents): void {
  const route = parseRoute(new URL(location.href));
  const store = new Store(initialState(route));
  const updates = liveUpdates(store, api, openEvents);
  const navigator = new Navigator((next) => store.dispatch({ type: 'route-changed', route: next }));

  on('kinora-search', ({ query }) => navigator.replace({ page: 'hub', query }));
  on('kinora-reconnect', () => updates.retryNow());
  on('kinora-retry', () => {
    const { watch } = store.state;
    if (watch.phase === 'failed') store.dispatch({ type: 'title-requested', id: watch.id });
    else void loadLibrary(store, api);
  });
  on('kinora-broadcast', ({ name }) => store.dispatch({ type: 'broadcast-changed', name }));
  on('kinora-uploads', ({ totals }) => store.dispatch({ type: 'uploads-changed', totals }));
  on('kinora-open', ({ path }) => navigator.open(path));
  on('kinora-session', ({ session }) => {
    store.dispatch({ type: 'session-arrived', session });
  });
  on('kinora-live-mode', ({ mode }) => {
    const open = store.state.route;
    if (open.page === 'live') navigator.replace({ ...open, mode });
  });
  on('kinora-engine', ({ engine, atSeconds }) => {
    const open = store.state.route;
    if (open.page !== 'watch') return;
    navigator.replace({ ...open, engine, startSeconds: Math.floor(atSeconds) });
  });
  window.addEventListener('online', () => updates.retryNow());

  pollWhileDemoIsMade(store, api);
  loadOpenTitle(store, api);
  const origins = otherServers(store, api);
  followLibrary(store, api, updates);
  askToSignIn(store, navigator);
  followSession(store, api);
  store.dispatch({ type: 'route-changed', route });

  document.documentElement.lang = messages.locale;
  const app = document.createElement('kinora-app');
  app.store = store;
  app.api = api;
  app.origins = origins;
  document.body.append(app);
  void loadSession(store, api);
}
