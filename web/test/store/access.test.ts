// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import type { Session } from '../../src/api/session';
import { parseRoute } from '../../src/routing/route';
import { accessTo } from '../../src/store/access';
import { reduce } from '../../src/store/reducer';
import { initialState } from '../../src/store/state';
import { navigationOf } from '../../src/ui/site-nav';
import { everything, nothing, session, stranger } from './sessions';
import { summary } from './fixtures';

const access = (path: string, who: Session) =>
  accessTo(parseRoute(new URL(path, 'https://kinora.test')), { phase: 'known', session: who });
const pages = (who: Session) =>
  navigationOf({ phase: 'known', session: who }).map(({ page }) => page);

describe('access', () => {
  it.each(['/', '/watch/x', '/live-now/x', '/rooms', '/upload', '/go-live', '/people', '/account'])(
    'asks a stranger to sign in for %s',
    (path) => expect(access(path, stranger)).toBe('sign-in'),
  );

  it.each(['/sign-in', '/welcome#t', '/nowhere', '/room/r#g=token'])(
    'lets a stranger open %s',
    (path) => expect(access(path, stranger)).toBe('allowed'),
  );

  it('refuses to an account what its role does not include', () => {
    const member = session({ can: { ...everything, admin: false } });
    expect(access('/people', member)).toBe('refused');
    expect(access('/upload', member)).toBe('allowed');
  });

  it('lets a guest into one room only', () => {
    const guest = session({ account: null, guest: { room: 'r', name: 'Bo' }, can: nothing });
    expect(access('/room/r', guest)).toBe('allowed');
    expect(access('/room/s', guest)).toBe('sign-in');
  });

  it('hides nothing before the server has said who is here', () => {
    const route = parseRoute(new URL('https://kinora.test/people'));
    expect(accessTo(route, { phase: 'loading' })).toBe('allowed');
    expect(accessTo(route, { phase: 'unknown' })).toBe('allowed');
  });
});

describe('navigation', () => {
  it('offers what may be opened', () => {
    expect(pages(session())).toEqual(expect.arrayContaining(['hub', 'people', 'account']));
    expect(pages(session({ can: { ...everything, admin: false } }))).not.toContain('people');
    expect(pages(stranger)).toEqual(['sign-in']);
    expect(pages(session({ account: null, guest: { room: 'r', name: 'Bo' } }))).toContain('room');
  });
});

describe('session', () => {
  it('stays known when a repeat fails, and takes the list from who may no longer see it', () => {
    const start = initialState({ page: 'hub', query: '' });
    expect(reduce(start, { type: 'session-failed' }).session.phase).toBe('unknown');
    const known = reduce(start, { type: 'session-arrived', session: session() });
    expect(reduce(known, { type: 'session-failed' }).session.phase).toBe('known');
    const library = { titles: [summary('a')], demo: null };
    const loaded = reduce(known, { type: 'library-arrived', library });
    const left = reduce(loaded, { type: 'session-arrived', session: stranger });
    expect(left.library.phase).toBe('loading');
  });
});
