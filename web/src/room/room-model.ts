import {
  keptChat,
  type ChatLine,
  type Member,
  type Prepare,
  type QueueEntry,
  type RefusalCode,
  type RoomState,
  type ServerFrame,
  type Settings,
  type Share,
  type Welcome,
} from './protocol';

/** A line as it is shown: the room's, or one of one's own that is still on its way. */
export interface ShownLine {
  /** The room's number of it; null while it is on its way. */
  readonly n: number | null;
  /** Of one's own lines, by which the room's answer is recognised; null for others'. */
  readonly key: string | null;
  readonly from: string;
  readonly name: string;
  readonly at: number;
  readonly text: string;
  /** Number of the line that it answers. */
  readonly reply: number | null;
  /** Why it did not get there: the room's refusal, or no connection; null otherwise. */
  readonly failed: RefusalCode | 'unsent' | null;
}

export interface Reaction {
  readonly serial: number;
  readonly e: string;
}

/** What the page knows of its room. Frozen snapshots; null before the first welcome. */
export interface RoomModel {
  readonly me: string;
  readonly secret: string;
  readonly room: string;
  readonly name: string;
  readonly settings: Settings;
  readonly members: readonly Member[];
  readonly state: RoomState;
  readonly chat: readonly ShownLine[];
  readonly shares: readonly Share[];
  readonly queue: readonly QueueEntry[];
  readonly reactions: readonly Reaction[];
  readonly ice: readonly RTCIceServer[];
  readonly tracker: string | null;
  readonly swarm: string | null;
}

const keptReactions = 12;

/** Whether one state is newer than another: another server counts from its own beginning. */
export function isNewer(state: RoomState, than: RoomState): boolean {
  return state.epoch === than.epoch ? state.rev > than.rev : state.epoch > than.epoch;
}

function shownLine(line: ChatLine, members: readonly Member[]): ShownLine {
  const known = members.find((one) => one.member === line.from)?.name ?? line.from;
  return { ...line, name: line.name || known, key: null, failed: null };
}

/** A new welcome replaces everything but the own lines that are still on their way. */
export function welcomed(before: RoomModel | null, welcome: Welcome): RoomModel {
  const waiting = before?.chat.filter((line) => line.n === null) ?? [];
  const chat = welcome.chat.map((line) => shownLine(line, welcome.members));
  return {
    me: welcome.member,
    secret: welcome.secret,
    room: welcome.room,
    name: welcome.name,
    settings: welcome.settings,
    members: welcome.members,
    state: welcome.state,
    chat: [...chat, ...waiting].slice(-keptChat),
    shares: welcome.shares,
    queue: welcome.queue,
    reactions: [],
    ice: welcome.ice,
    tracker: welcome.tracker,
    swarm: welcome.swarm,
  };
}

/** The next model. Pure; gives back the same object when nothing changed. */
export function reduceRoom(model: RoomModel, frame: ServerFrame): RoomModel {
  switch (frame.t) {
    case 'welcome':
      return welcomed(model, frame);
    case 'state':
      return withState(model, frame.state);
    case 'error':
      return frame.state === null ? model : withState(model, frame.state);
    case 'members':
      return { ...model, members: membersAfter(model.members, frame) };
    case 'chat':
      return { ...model, chat: chatAfter(model, frame.line, frame.id) };
    case 'react':
      return { ...model, reactions: reactionsAfter(model.reactions, frame.e) };
    case 'share':
      return { ...model, shares: sharesAfter(model.shares, frame.op, frame.share) };
    case 'queue':
      return { ...model, queue: frame.items, state: { ...model.state, queue: frame.queue } };
    case 'settings':
      return { ...model, settings: frame.settings };
    case 'prepare':
      return prepared(model, frame.prepare);
    case 'pong':
    case 'typing':
    case 'signal':
    case 'ack':
    case 'kicked':
    case 'moving':
    case 'closing':
      return model;
  }
}

function withState(model: RoomModel, state: RoomState): RoomModel {
  return isNewer(state, model.state) ? { ...model, state } : model;
}

/** The question whether one is ready may be there before the state that it belongs to. */
function prepared(model: RoomModel, { rev, pos, media }: Prepare): RoomModel {
  if (rev <= model.state.rev) return model;
  const state: RoomState = { ...model.state, rev, pos, media, phase: 'preparing', hold: null };
  return { ...model, state };
}

interface MembersChange {
  readonly joined: readonly Member[];
  readonly left: readonly string[];
  readonly changed: readonly Member[];
}

function membersAfter(members: readonly Member[], change: MembersChange): readonly Member[] {
  const byId = new Map(members.map((one) => [one.member, one]));
  for (const id of change.left) byId.delete(id);
  for (const one of [...change.joined, ...change.changed]) byId.set(one.member, one);
  return [...byId.values()];
}

function chatAfter(model: RoomModel, line: ChatLine, id: string | null): readonly ShownLine[] {
  if (model.chat.some((known) => known.n === line.n)) return model.chat;
  const shown = shownLine(line, model.members);
  const own = ownLineOf(model, line, id);
  const others = own === -1 ? model.chat : model.chat.filter((_, at) => at !== own);
  const firstWaiting = others.findIndex((known) => known.n === null);
  const place = firstWaiting === -1 ? others.length : firstWaiting;
  return [...others.slice(0, place), shown, ...others.slice(place)].slice(-keptChat);
}

/** The own line that the room has just confirmed: by its key where the frame has it, else by its text. */
function ownLineOf(model: RoomModel, line: ChatLine, id: string | null): number {
  if (line.from !== model.me) return -1;
  return model.chat.findIndex(
    (own) => own.n === null && (id === null ? own.text === line.text : own.key === id),
  );
}

/** Shows a line of one's own before the room has it. */
export function withOwnLine(
  model: RoomModel,
  own: { readonly key: string; readonly text: string; readonly reply: number | null },
  at: number,
): RoomModel {
  const name = model.members.find((one) => one.member === model.me)?.name ?? '';
  const line: ShownLine = { n: null, from: model.me, name, at, failed: null, ...own };
  return { ...model, chat: [...model.chat, line].slice(-keptChat) };
}

export function withFailedLine(
  model: RoomModel,
  key: string,
  why: RefusalCode | 'unsent',
): RoomModel {
  const chat = model.chat.map((line) =>
    line.key === key && line.n === null ? { ...line, failed: why } : line,
  );
  return { ...model, chat };
}

export function withoutLine(model: RoomModel, key: string): RoomModel {
  return { ...model, chat: model.chat.filter((line) => line.key !== key) };
}

function reactionsAfter(reactions: readonly Reaction[], e: string): readonly Reaction[] {
  const serial = (reactions.at(-1)?.serial ?? 0) + 1;
  return [...reactions, { serial, e }].slice(-keptReactions);
}

function sharesAfter(shares: readonly Share[], op: 'start' | 'stop', share: Share) {
  const others = shares.filter((one) => one.stream !== share.stream);
  return op === 'start' ? [...others, share] : others;
}

/** Those who are there, as they count for "12 watching". */
export function presentCount(model: RoomModel): number {
  return model.members.filter((one) => !one.away).length;
}

export function hostOf(model: RoomModel): Member | null {
  return model.members.find((one) => one.host) ?? null;
}

/** Whether one decides about the room: its owners do, and the host while none of them is there. */
export function runs(model: RoomModel): boolean {
  const me = myself(model);
  if (me === null) return false;
  const owned = model.members.some((one) => one.role === 'owner');
  return me.role === 'owner' || (!owned && me.host);
}

export function myself(model: RoomModel): Member | null {
  return model.members.find((one) => one.member === model.me) ?? null;
}
