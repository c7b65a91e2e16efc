import type { Phase } from '../sync/motion';
import {
  roomRoles,
  type ChatLine,
  type Media,
  type Member,
  type QueueEntry,
  type RefusalCode,
  type RoomRole,
  type RoomState,
  type ServerFrame,
  type Settings,
  type Share,
  type SignalKind,
  type Welcome,
} from './protocol';

type Fields = Readonly<Record<string, unknown>>;

const phases: readonly Phase[] = ['idle', 'preparing', 'playing', 'paused', 'holding', 'ended'];
const codes: readonly RefusalCode[] = [
  'stale',
  'forbidden',
  'rate',
  'too-large',
  'bad',
  'gone',
  'full',
];
const signalKinds: readonly SignalKind[] = ['offer', 'answer', 'ice', 'end'];

/** A frame that is not as agreed. Says which field, what was expected and what was found. */
export class UnreadableFrame extends Error {
  constructor(where: string, expected: string, found: unknown) {
    super(
      `room frame, ${where}: expected ${expected}, found ${JSON.stringify(found) ?? 'nothing'}`,
    );
    this.name = 'UnreadableFrame';
  }
}

function object(value: unknown, where: string): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new UnreadableFrame(where, 'an object', value);
  }
  return value as Fields;
}

function number(from: Fields, name: string): number {
  const value = from[name];
  if (typeof value !== 'number' || !Number.isFinite(value)) {
    throw new UnreadableFrame(name, 'a number', value);
  }
  return value;
}

function numberOr(from: Fields, name: string, otherwise: number): number {
  const value = from[name];
  return typeof value === 'number' && Number.isFinite(value) ? value : otherwise;
}

function text(from: Fields, name: string): string {
  const value = from[name];
  if (typeof value !== 'string') throw new UnreadableFrame(name, 'text', value);
  return value;
}

function textOrNull(from: Fields, name: string): string | null {
  const value = from[name];
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : null;
}

function oneOf<T extends string>(from: Fields, name: string, known: readonly T[]): T {
  const found = known.find((word) => word === from[name]);
  if (found === undefined)
    throw new UnreadableFrame(name, `one of ${known.join(', ')}`, from[name]);
  return found;
}

/** A list that may be missing, each entry read on its own. */
function each<T>(from: Fields, name: string, read: (entry: Fields) => T): readonly T[] {
  const value = from[name] ?? [];
  if (!Array.isArray(value)) throw new UnreadableFrame(name, 'a list', value);
  return value.map((entry) => read(object(entry, name)));
}

function role(from: Fields, name: string, otherwise: RoomRole): RoomRole {
  return roomRoles.find((known) => known === from[name]) ?? otherwise;
}

function media(value: unknown): Media | null {
  if (value === null || value === undefined) return null;
  const from = object(value, 'media');
  const src = text(from, 'src');
  if (!/^(\/(?![/\\])|share:)/.test(src)) {
    throw new UnreadableFrame('media.src', 'a path of this site or a share', src);
  }
  const duration = Math.max(0, numberOr(from, 'duration', 0));
  return { id: text(from, 'id'), src, duration, fps: numberOr(from, 'fps', 0) };
}

function state(value: unknown): RoomState {
  const from = object(value, 'state');
  const hold = from['hold'];
  return {
    epoch: number(from, 'epoch'),
    rev: number(from, 'rev'),
    why: textOrNull(from, 'why') ?? '',
    by: textOrNull(from, 'by') ?? '',
    phase: oneOf(from, 'phase', phases),
    media: media(from['media']),
    pos: numberOr(from, 'pos', 0),
    rate: numberOr(from, 'rate', 1),
    at: numberOr(from, 'at', 0),
    hold: typeof hold === 'object' && hold !== null ? textOrNull(hold as Fields, 'member') : null,
    queue: numberOr(from, 'queue', 0),
  };
}

function member(from: Fields): Member {
  const skew = from['skew'];
  return {
    member: text(from, 'member'),
    name: textOrNull(from, 'name') ?? '',
    role: role(from, 'role', 'guest'),
    host: from['host'] === true,
    ready: from['ready'] === true,
    stalled: from['stalled'] === true,
    skew: typeof skew === 'number' && Number.isFinite(skew) ? skew : null,
    away: from['away'] === true,
  };
}

function chatLine(from: Fields): ChatLine {
  return {
    from: textOrNull(from, 'from') ?? '',
    name: textOrNull(from, 'name') ?? '',
    n: number(from, 'n'),
    at: numberOr(from, 'at', 0),
    text: text(from, 'text'),
    reply: typeof from['reply'] === 'number' ? from['reply'] : null,
  };
}

function settings(value: unknown): Settings {
  const from = object(value ?? {}, 'settings');
  return {
    control: role(from, 'control', 'member'),
    queue: role(from, 'queue', 'member'),
    chat: role(from, 'chat', 'member'),
    share: role(from, 'share', 'member'),
    takeHost: role(from, 'host', 'member'),
    measuring: from['measure'] === true,
    rates: from['rates'] !== false,
    holds: from['holds'] !== false,
  };
}

function queueEntry(from: Fields): QueueEntry {
  const found = media(from);
  if (found === null) throw new UnreadableFrame('queue', 'a media in each entry', from);
  return { item: text(from, 'item'), media: found, by: textOrNull(from, 'by') ?? '' };
}

function share(from: Fields): Share {
  return {
    from: textOrNull(from, 'from') ?? textOrNull(from, 'member') ?? '',
    stream: text(from, 'stream'),
    kind: from['kind'] === 'file' ? 'file' : 'live',
    title: textOrNull(from, 'title') ?? '',
    size: Math.max(0, numberOr(from, 'size', 0)),
    mime: textOrNull(from, 'mime') ?? '',
  };
}

/** Only a path of this site: nobody is sent elsewhere. */
function localPath(from: Fields, name: string): string | null {
  const path = textOrNull(from, name);
  return path !== null && /^\/(?![/\\])/.test(path) ? path : null;
}

function welcome(from: Fields): Welcome {
  return {
    t: 'welcome',
    member: text(from, 'member'),
    secret: text(from, 'secret'),
    room: textOrNull(from, 'room') ?? '',
    name: textOrNull(from, 'name') ?? textOrNull(from, 'room') ?? '',
    role: role(from, 'role', 'guest'),
    epoch: number(from, 'epoch'),
    settings: settings(from['settings']),
    members: each(from, 'members', member),
    state: state(from['state']),
    chat: each(from, 'chat', chatLine),
    shares: each(from, 'shares', share),
    queue: each(object(from['queue'] ?? {}, 'queue'), 'items', queueEntry),
    ice: (Array.isArray(from['ice']) ? from['ice'] : []) as readonly RTCIceServer[],
    tracker: localPath(from, 'tracker'),
    swarm: textOrNull(from, 'swarm'),
  };
}

function ids(from: Fields, name: string): readonly string[] {
  const value = from[name] ?? [];
  if (!Array.isArray(value)) throw new UnreadableFrame(name, 'a list', value);
  return value.flatMap((entry: unknown) => {
    if (typeof entry === 'string') return [entry];
    return [text(object(entry, name), 'member')];
  });
}

const readers: Readonly<Record<string, (from: Fields) => ServerFrame>> = {
  welcome,
  pong: (from) => ({
    t: 'pong',
    c0: number(from, 'c0'),
    s1: number(from, 's1'),
    s2: number(from, 's2'),
  }),
  state: (from) => ({ t: 'state', state: state(from) }),
  prepare: (from) => ({
    t: 'prepare',
    prepare: { rev: number(from, 'rev'), pos: number(from, 'pos'), media: media(from['media']) },
  }),
  members: (from) => ({
    t: 'members',
    joined: each(from, 'joined', member),
    left: ids(from, 'left'),
    changed: each(from, 'changed', member),
  }),
  chat: (from) => ({ t: 'chat', line: chatLine(from), id: textOrNull(from, 'id') }),
  react: (from) => ({ t: 'react', from: text(from, 'from'), e: text(from, 'e') }),
  typing: (from) => ({ t: 'typing', from: text(from, 'from') }),
  signal: (from) => ({
    t: 'signal',
    signal: {
      from: text(from, 'from'),
      stream: text(from, 'stream'),
      kind: oneOf(from, 'kind', signalKinds),
      sdp: textOrNull(from, 'sdp'),
      via: textOrNull(from, 'via'),
    },
  }),
  share: (from) => ({ t: 'share', op: oneOf(from, 'op', ['start', 'stop']), share: share(from) }),
  queue: (from) => ({
    t: 'queue',
    queue: numberOr(from, 'rev', 0),
    items: each(from, 'items', queueEntry),
  }),
  settings: (from) => ({ t: 'settings', settings: settings(from['settings']) }),
  ack: (from) => ({ t: 'ack', id: textOrNull(from, 'id') ?? '', rev: numberOr(from, 'rev', 0) }),
  error: (from) => ({
    t: 'error',
    id: textOrNull(from, 'id'),
    code: oneOf(from, 'code', codes),
    msg: textOrNull(from, 'msg') ?? '',
    state: from['state'] ? state(from['state']) : null,
  }),
  kicked: () => ({ t: 'kicked' }),
  moving: (from) => ({ t: 'moving', url: localPath(from, 'url') ?? '' }),
  closing: () => ({ t: 'closing' }),
};

/** What a frame says; null for one that this page does not know, which a newer server may send. */
export function readFrame(raw: string): ServerFrame | null {
  const from = object(JSON.parse(raw) as unknown, 'frame');
  const read = typeof from['t'] === 'string' ? readers[from['t']] : undefined;
  return read === undefined ? null : read(from);
}
