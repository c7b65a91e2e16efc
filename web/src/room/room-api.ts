import { fields, text } from '../api/fields';
import type { Http } from '../api/http';
import { problemOf } from '../api/problem';
import type { Ending, Ticket } from './connection';

function pathOf(room: string, what: string): string {
  return `/api/rooms/${encodeURIComponent(room)}/${what}`;
}

export async function askTicket(http: Http, room: string, name: string): Promise<Ticket> {
  const answer = fields(
    await http.send('POST', pathOf(room, 'ticket'), { body: { name } }),
    'ticket',
  );
  return {
    token: text(answer['token'], 'ticket.token'),
    socket: text(answer['socket'], 'ticket.socket'),
  };
}

/** The address that lets somebody without an account into this room. */
export async function askGuestLink(http: Http, room: string): Promise<string> {
  const answer = fields(await http.send('POST', pathOf(room, 'guest-link')), 'guest link');
  return new URL(text(answer['url'], 'guest link.url'), location.href).href;
}

export async function askHashes(
  http: Http,
  title: string,
  rendition: string,
): Promise<Readonly<Record<string, string>>> {
  const [id, name] = [encodeURIComponent(title), encodeURIComponent(rendition)];
  const answer = fields(await http.get(`/api/titles/${id}/${name}/hashes`), 'hashes');
  return fields(answer['hashes'], 'hashes.hashes') as Readonly<Record<string, string>>;
}

/** Refusals that asking again would not change. */
export function finalRefusal(error: unknown): Ending | null {
  switch (problemOf(error).kind) {
    case 'missing':
      return 'gone';
    case 'signed-out':
    case 'refused':
      return 'forbidden';
    case 'too-often':
    case 'unreachable':
    case 'server':
    case 'unreadable':
      return null;
  }
}
