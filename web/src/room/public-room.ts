import type { PeerStats } from '../p2p/peer-exchange';
import type { FollowStats } from '../sync/following';
import type { ConnectionStatus } from './connection';
import type { Member, RoomState } from './protocol';
import type { Room } from './room';
import { myself, presentCount } from './room-model';

/** `window.kinoraRoom`: what scripts and tests may rely on while a room's page is open. */
export interface PublicRoom {
  /** Null before the room has answered. */
  state(): RoomState | null;
  /** The viewer's own place in the room. */
  member(): Member | null;
  /** Milliseconds; null before the clock is known. */
  clock(): {
    readonly roomMs: number | null;
    readonly thetaMs: number | null;
    readonly uncertaintyMs: number | null;
    readonly rttMs: number | null;
  };
  drift(): FollowStats & { readonly targetSeconds: number | null };
  stats(): {
    readonly connection: ConnectionStatus['phase'];
    readonly watching: number;
    readonly peers: PeerStats | null;
    readonly sharedWith: number | null;
  };
  /** The element that shows a film from a member's disk; null while none is shown. */
  sharedVideo(): HTMLVideoElement | null;
}

declare global {
  interface Window {
    kinoraRoom?: PublicRoom;
  }
}

export interface PublishedParts {
  readonly room: Room;
  readonly peers: () => PeerStats | null;
  readonly sharedWith: () => number | null;
  readonly sharedVideo: () => HTMLVideoElement | null;
}

/** Publishes a room; returns what withdraws it, unless another one has taken its place. */
export function publishRoom({ room, peers, sharedWith, sharedVideo }: PublishedParts): () => void {
  const published: PublicRoom = {
    state: () => room.model?.state ?? null,
    member: () => (room.model === null ? null : myself(room.model)),
    clock: () => ({
      roomMs: room.time.roomMs(),
      thetaMs: room.time.thetaMs,
      uncertaintyMs: room.time.uncertaintyMs(),
      rttMs: room.time.rttMs(),
    }),
    drift: () => ({ ...room.followStats(), targetSeconds: room.follower.target() }),
    stats: () => ({
      connection: room.status.phase,
      watching: room.model === null ? 0 : presentCount(room.model),
      peers: peers(),
      sharedWith: sharedWith(),
    }),
    sharedVideo,
  };
  window.kinoraRoom = published;
  return () => {
    if (window.kinoraRoom === published) delete window.kinoraRoom;
  };
}
