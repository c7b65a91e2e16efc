import type { Can, Session } from '../api/session';
import type { Route } from '../routing/route';
import type { SessionState } from './state';

/** `sign-in`: somebody who signs in may. `refused`: this account may not. */
export type Access = 'allowed' | 'sign-in' | 'refused';

const needs: Readonly<Partial<Record<Route['page'], keyof Can>>> = {
  hub: 'watch',
  watch: 'watch',
  live: 'watch',
  rooms: 'watch',
  'go-live': 'live',
  upload: 'upload',
  people: 'admin',
};

function mayOpen(route: Route, session: Session): boolean {
  switch (route.page) {
    case 'account':
      return session.account !== null;
    case 'room':
      return session.can.watch || session.guest?.room === route.room || route.guest !== null;
    default: {
      const need = needs[route.page];
      return need === undefined || session.can[need];
    }
  }
}

/**
 * Whether a page is shown to who is here. Until the server has said who that is, every page is: it
 * answers 401 to what is not allowed.
 */
export function accessTo(route: Route, state: SessionState): Access {
  if (state.phase !== 'known' || mayOpen(route, state.session)) return 'allowed';
  return state.session.account === null ? 'sign-in' : 'refused';
}

/** Rights as far as they are known. */
export function rights(state: SessionState): Can {
  if (state.phase === 'known') return state.session.can;
  return { watch: true, upload: false, live: false, rooms: false, admin: false };
}
