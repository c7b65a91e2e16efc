import { count, fields, listOf, pathOrNull, text, textOrNull, UnexpectedAnswer } from './fields';
import type { Http } from './http';

/** A room as lists show it; what happens inside comes over its socket. */
export interface RoomSummary {
  /** Its name in addresses. */
  readonly room: string;
  readonly name: string;
  readonly members: number;
  readonly title: { readonly id: string; readonly name: string } | null;
  /** Made by the settings rather than by somebody: it stays when all have left. */
  readonly permanent: boolean;
}

function decodeTitle(value: unknown, where: string): RoomSummary['title'] {
  if (value === null || value === undefined) return null;
  const title = fields(value, where);
  const id = text(title['id'], `${where}.id`);
  return { id, name: textOrNull(title['name']) ?? id };
}

export function decodeRoom(value: unknown, where = 'room'): RoomSummary {
  const room = fields(value, where);
  const address = text(room['room'], `${where}.room`);
  return {
    room: address,
    name: textOrNull(room['name']) ?? address,
    members: count(room['members']),
    title: decodeTitle(room['title'], `${where}.title`),
    permanent: room['permanent'] === true,
  };
}

const one = (room: string) => `/api/rooms/${encodeURIComponent(room)}`;

export class RoomsApi {
  constructor(private readonly http: Http) {}

  async list(): Promise<readonly RoomSummary[]> {
    const answer = fields(await this.http.get('/api/rooms'), 'answer');
    return listOf(answer['rooms'], 'rooms', decodeRoom);
  }

  /** `title` is the id of what the room is to watch. Answers the room's name in addresses. */
  async make(name: string, title?: string): Promise<string> {
    const body = title === undefined ? { name } : { name, title };
    const made = fields(await this.http.send('POST', '/api/rooms', { body }), 'room');
    return text(made['room'], 'room.room');
  }

  async remove(room: string): Promise<void> {
    await this.http.send('DELETE', one(room));
  }

  /** A link by which somebody without an account may join; a path with a fragment. */
  async guestLink(room: string): Promise<string> {
    const made = fields(await this.http.send('POST', `${one(room)}/guest-link`), 'link');
    const url = pathOrNull(made['url']);
    if (url === null) throw new UnexpectedAnswer('link.url', 'a path', made['url']);
    return url;
  }
}
