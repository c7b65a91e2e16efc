import { fields, listOf, oneOf, text, textOrNull } from './fields';
import type { Http } from './http';
import { decodeSession, roles, type Role, type Session } from './session';

/** Somebody with an account, as administrators see them. Moments are ISO 8601. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly createdAt: string | null;
}

/** A one-time link for a new account that nobody has used yet. */
export interface Invitation {
  readonly id: string;
  readonly role: Role;
  readonly expiresAt: string | null;
  /** Told only once, when the invitation is made. */
  readonly url: string | null;
}

export interface AccountChange {
  readonly name?: string;
  readonly role?: Role;
  readonly password?: string;
  readonly oldPassword?: string;
}

function decodePerson(value: unknown, where: string): Person {
  const person = fields(value, where);
  return {
    id: text(person['id'], `${where}.id`),
    name: text(person['name'], `${where}.name`),
    role: oneOf(person['role'], roles, `${where}.role`),
    createdAt: textOrNull(person['createdAt']),
  };
}

function decodeInvitation(value: unknown, where: string): Invitation {
  const invitation = fields(value, where);
  return {
    id: text(invitation['id'], `${where}.id`),
    role: oneOf(invitation['role'] ?? 'member', roles, `${where}.role`),
    expiresAt: textOrNull(invitation['expiresAt']),
    url: textOrNull(invitation['url']),
  };
}

const one = (group: string, id: string) => `/api/${group}/${encodeURIComponent(id)}`;

/** Accounts and invitations. All but `join` and changes to oneself are for administrators. */
export class AccountsApi {
  constructor(private readonly http: Http) {}

  /** Makes an account by a one-time link, or the first one without; the answer is the session of the new account. */
  async join(name: string, password: string, invitation: string | null): Promise<Session> {
    const body = invitation === null ? { name, password } : { name, password, invitation };
    const options = { body, asksForPassword: true };
    const session = decodeSession(await this.http.send('POST', '/api/accounts', options));
    this.http.csrf = session.csrf;
    return session;
  }

  async people(): Promise<readonly Person[]> {
    const answer = fields(await this.http.get('/api/accounts'), 'answer');
    return listOf(answer['accounts'], 'accounts', decodePerson);
  }

  async change(id: string, change: AccountChange): Promise<void> {
    const asksForPassword = change.oldPassword !== undefined;
    await this.http.send('PATCH', one('accounts', id), { body: change, asksForPassword });
  }

  async remove(id: string): Promise<void> {
    await this.http.send('DELETE', one('accounts', id));
  }

  async invitations(): Promise<readonly Invitation[]> {
    const answer = fields(await this.http.get('/api/invitations'), 'answer');
    return listOf(answer['invitations'], 'invitations', decodeInvitation);
  }

  async invite(role: Role, days: number): Promise<Invitation> {
    const options = { body: { role, days } };
    const made = await this.http.send('POST', '/api/invitations', options);
    return { ...decodeInvitation(made, 'invitation'), role };
  }

  async withdraw(id: string): Promise<void> {
    await this.http.send('DELETE', one('invitations', id));
  }
}
