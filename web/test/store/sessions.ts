import type { Can, Session } from '../../src/api/session';

export const everything: Can = { watch: true, upload: true, live: true, rooms: true, admin: true };
export const nothing: Can = {
  watch: false,
  upload: false,
  live: false,
  rooms: false,
  admin: false,
};

/** Ada, who may everything, unless told otherwise. */
export function session(over: Partial<Session> = {}): Session {
  return {
    access: 'members',
    account: { id: 'a1', name: 'Ada', role: 'admin' },
    guest: null,
    csrf: 'token',
    can: everything,
    needsSetUp: false,
    ...over,
  };
}

export const stranger = session({ account: null, csrf: null, can: nothing });
