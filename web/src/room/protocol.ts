import type { Phase } from '../sync/motion';

/** The room protocol `room.v1`: one JSON object a frame. Room time in milliseconds, positions in seconds. */
export const subprotocol = 'room.v1';
export const longestChat = 2_000;
export const keptChat = 100;

export type RoomRole = 'owner' | 'host' | 'member' | 'guest';
export const roomRoles: readonly RoomRole[] = ['guest', 'member', 'host', 'owner'];

export interface Media {
  readonly id: string;
  /** A path of this site, or `share:` and a stream that a member shares. */
  readonly src: string;
  /** 0 while nobody knows it. */
  readonly duration: number;
  readonly fps: number;
}

/** Everything that somebody who comes late needs to know about the film. */
export interface RoomState {
  readonly epoch: number;
  readonly rev: number;
  readonly why: string;
  /** Who caused it; empty where the room did. */
  readonly by: string;
  readonly phase: Phase;
  readonly media: Media | null;
  readonly pos: number;
  readonly rate: number;
  readonly at: number;
  /** For whom the room has stopped. */
  readonly hold: string | null;
  readonly queue: number;
}

export interface Member {
  readonly member: string;
  readonly name: string;
  readonly role: RoomRole;
  /** Whom the room follows. */
  readonly host: boolean;
  readonly ready: boolean;
  readonly stalled: boolean;
  /** How far off its picture is, in milliseconds; null while unknown. */
  readonly skew: number | null;
  readonly away: boolean;
}

export interface ChatLine {
  readonly from: string;
  readonly name: string;
  /** Numbers the room's lines without gaps. */
  readonly n: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly text: string;
  /** Number of the line that it answers. */
  readonly reply: number | null;
}

export interface Settings {
  readonly control: RoomRole;
  readonly queue: RoomRole;
  readonly chat: RoomRole;
  readonly share: RoomRole;
  readonly takeHost: RoomRole;
  readonly measuring: boolean;
  /** Whether the film's speed may be changed. */
  readonly rates: boolean;
  /** Whether the room stops for somebody whose data does not come. */
  readonly holds: boolean;
}

/** What the room lets people do from some role on. */
export type RuleName = 'control' | 'queue' | 'chat' | 'share' | 'takeHost';

/** What a room does or does not. */
export type SwitchName = 'holds' | 'rates';

export interface QueueEntry {
  readonly item: string;
  readonly media: Media;
  readonly by: string;
}

export interface Share {
  readonly from: string;
  readonly stream: string;
  readonly kind: 'live' | 'file';
  readonly title: string;
  /** Of a file: its bytes, 0 while unknown, and what it is. */
  readonly size: number;
  readonly mime: string;
}

export type SignalKind = 'offer' | 'answer' | 'ice' | 'end';

export interface Signal {
  readonly from: string;
  readonly stream: string;
  readonly kind: SignalKind;
  readonly sdp: string | null;
  /** With `end`: the member who hands the stream on to one more viewer. */
  readonly via: string | null;
}

/** What goes with a signal. */
export interface SignalBody {
  readonly sdp?: string;
  readonly via?: string;
}

export interface Prepare {
  readonly rev: number;
  readonly pos: number;
  readonly media: Media | null;
}

export interface Welcome {
  readonly t: 'welcome';
  readonly member: string;
  readonly secret: string;
  readonly room: string;
  /** What people call it. */
  readonly name: string;
  readonly role: RoomRole;
  readonly epoch: number;
  readonly settings: Settings;
  readonly members: readonly Member[];
  readonly state: RoomState;
  readonly chat: readonly ChatLine[];
  readonly shares: readonly Share[];
  readonly queue: readonly QueueEntry[];
  readonly ice: readonly RTCIceServer[];
  /** Address of the tracker on this host, with its token. */
  readonly tracker: string | null;
  /** Nobody outside the room can guess it. */
  readonly swarm: string | null;
}

export type RefusalCode = 'stale' | 'forbidden' | 'rate' | 'too-large' | 'bad' | 'gone' | 'full';

export type ServerFrame =
  | Welcome
  | { readonly t: 'pong'; readonly c0: number; readonly s1: number; readonly s2: number }
  | { readonly t: 'state'; readonly state: RoomState }
  | { readonly t: 'prepare'; readonly prepare: Prepare }
  | {
      readonly t: 'members';
      readonly joined: readonly Member[];
      readonly left: readonly string[];
      readonly changed: readonly Member[];
    }
  | { readonly t: 'chat'; readonly line: ChatLine; readonly id: string | null }
  | { readonly t: 'react'; readonly from: string; readonly e: string }
  | { readonly t: 'typing'; readonly from: string }
  | { readonly t: 'signal'; readonly signal: Signal }
  | { readonly t: 'share'; readonly op: 'start' | 'stop'; readonly share: Share }
  | { readonly t: 'queue'; readonly queue: number; readonly items: readonly QueueEntry[] }
  | { readonly t: 'settings'; readonly settings: Settings }
  | { readonly t: 'ack'; readonly id: string; readonly rev: number }
  | {
      readonly t: 'error';
      readonly id: string | null;
      readonly code: RefusalCode;
      readonly msg: string;
      readonly state: RoomState | null;
    }
  | { readonly t: 'kicked' }
  | { readonly t: 'moving'; readonly url: string }
  | { readonly t: 'closing' };

export interface Capabilities {
  /** Missing where the player cannot change its rate smoothly. */
  readonly rate?: readonly [number, number];
  readonly hls: boolean;
  readonly webrtc: boolean;
  readonly coarse: boolean;
}

export type ClientMessage =
  | { readonly t: 'play' | 'pause'; readonly base: number; readonly pos?: number }
  | { readonly t: 'seek'; readonly base: number; readonly pos: number }
  | { readonly t: 'rate'; readonly base: number; readonly rate: number }
  | { readonly t: 'load'; readonly base: number; readonly media: Media }
  | { readonly t: 'load'; readonly base: number; readonly item: string }
  | {
      readonly t: 'queue';
      readonly base: number;
      readonly op: 'add' | 'remove' | 'move' | 'clear';
      readonly items?: readonly unknown[];
      readonly from?: number;
      readonly to?: number;
    }
  | {
      readonly t: 'ready' | 'stall';
      readonly rev: number;
      readonly pos: number;
      readonly ahead: number;
    }
  | ({ readonly t: 'report' } & Report)
  | { readonly t: 'chat'; readonly text: string; readonly reply?: number }
  | { readonly t: 'react'; readonly e: string }
  | { readonly t: 'typing' }
  | {
      readonly t: 'signal';
      readonly to: string;
      readonly stream: string;
      readonly kind: SignalKind;
      readonly sdp?: string;
      readonly via?: string;
    }
  | {
      readonly t: 'share';
      readonly op: 'start' | 'stop';
      readonly stream: string;
      readonly kind: 'live' | 'file';
      readonly title: string;
      readonly size?: number;
      readonly mime?: string;
    }
  | { readonly t: 'role'; readonly member: string; readonly role: RoomRole }
  | { readonly t: 'kick'; readonly member: string; readonly ban: boolean }
  | { readonly t: 'settings'; readonly patch: Readonly<Record<string, RoomRole | boolean>> }
  | { readonly t: 'bye' };

export interface Report {
  readonly rev: number;
  readonly pos: number;
  readonly at: number;
  readonly err: number;
  readonly unc: number;
  readonly rtt: number;
  readonly rate: number;
  readonly ahead: number;
  readonly dropped?: number;
}

export function atLeast(role: RoomRole, needed: RoomRole): boolean {
  return roomRoles.indexOf(role) >= roomRoles.indexOf(needed);
}

const sharePrefix = 'share:';

/** The stream that a media is shared as; null for a title of the library. */
export function sharedStream(media: Media | null): string | null {
  return media?.src.startsWith(sharePrefix) ? media.src.slice(sharePrefix.length) : null;
}

export function sharedMedia(stream: string, duration: number): Media {
  return { id: stream, src: `${sharePrefix}${stream}`, duration, fps: 0 };
}
