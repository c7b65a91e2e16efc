import { fields, listOf, oneOf, text, textOrNull } from './fields';
import type { Http } from './http';

/** What a session may do. Pages show only what is allowed; the server checks it again. */
export interface Can {
  readonly watch: boolean;
  readonly upload: boolean;
  readonly live: boolean;
  readonly rooms: boolean;
  readonly admin: boolean;
}

export const roles = ['admin', 'member', 'guest'] as const;
export type Role = (typeof roles)[number];
/** What an account can be; guests come by a room's link and have none. */
export const accountRoles = ['admin', 'member'] as const satisfies readonly Role[];

export interface SessionAccount {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
}

export interface Session {
  /** `open`: whoever is on this machine may watch. `members`: only who has an account or a link. */
  readonly access: 'open' | 'members';
  readonly account: SessionAccount | null;
  /** Set for who came by a room's link. */
  readonly guest: { readonly room: string; readonly name: string } | null;
  readonly csrf: string | null;
  readonly can: Can;
  /** Nobody has an account yet: the first one is made by the link that the server printed. */
  readonly needsSetUp: boolean;
}

/** A device on which an account is signed in. Moments are ISO 8601. */
export interface Device {
  readonly id: string;
  readonly createdAt: string;
  readonly lastSeenAt: string;
  /** What its browser calls itself. */
  readonly agent: string | null;
  readonly current: boolean;
}

function decodeCan(value: unknown): Can {
  const can = fields(value, 'session.can');
  const may = (what: string) => can[what] === true;
  return {
    watch: may('watch'),
    upload: may('upload'),
    live: may('live'),
    rooms: may('rooms'),
    admin: may('admin'),
  };
}

function decodeAccount(value: unknown): SessionAccount | null {
  if (value === null || value === undefined) return null;
  const account = fields(value, 'session.account');
  return {
    id: text(account['id'], 'session.account.id'),
    name: text(account['name'], 'session.account.name'),
    role: oneOf(account['role'], roles, 'session.account.role'),
  };
}

export function decodeSession(value: unknown): Session {
  const session = fields(value, 'session');
  const guest = session['guest'] ? fields(session['guest'], 'session.guest') : null;
  return {
    access: oneOf(session['access'], ['open', 'members'], 'session.access'),
    account: decodeAccount(session['account']),
    guest:
      guest === null
        ? null
        : {
            room: text(guest['room'], 'session.guest.room'),
            name: textOrNull(guest['name']) ?? '',
          },
    csrf: textOrNull(session['csrf']),
    can: decodeCan(session['can']),
    needsSetUp: session['needsSetUp'] === true,
  };
}

function decodeDevice(value: unknown, where: string): Device {
  const device = fields(value, where);
  return {
    id: text(device['id'], `${where}.id`),
    createdAt: text(device['createdAt'], `${where}.createdAt`),
    lastSeenAt: text(device['lastSeenAt'], `${where}.lastSeenAt`),
    agent: textOrNull(device['agent']),
    current: device['current'] === true,
  };
}

export function decodeDevices(value: unknown): readonly Device[] {
  return listOf(fields(value, 'answer')['sessions'], 'sessions', decodeDevice);
}

/** Who is asking, and from where. */
export class SessionApi {
  constructor(private readonly http: Http) {}

  async read(): Promise<Session> {
    return this.keep(decodeSession(await this.http.get('/api/session')));
  }

  async signIn(name: string, password: string): Promise<Session> {
    const body = { name, password };
    const options = { body, asksForPassword: true };
    return this.keep(decodeSession(await this.http.send('POST', '/api/session', options)));
  }

  /** Comes in by a room's link. */
  async enterAsGuest(token: string, name: string): Promise<Session> {
    const options = { body: { token, name }, asksForPassword: true };
    return this.keep(decodeSession(await this.http.send('POST', '/api/session/guest', options)));
  }

  async signOut(): Promise<Session> {
    await this.http.send('DELETE', '/api/session');
    this.http.csrf = null;
    return this.read();
  }

  async devices(): Promise<readonly Device[]> {
    return decodeDevices(await this.http.get('/api/session/list'));
  }

  async revoke(id: string): Promise<void> {
    await this.http.send('DELETE', `/api/session/list/${encodeURIComponent(id)}`);
  }

  private keep(session: Session): Session {
    this.http.csrf = session.csrf;
    return session;
  }
}
