import type { Connection } from '../api/live-updates';
import type { Problem } from '../api/problem';
import type { LiveStream } from '../api/live';
import type { RoomSummary } from '../api/rooms';
import type { Session } from '../api/session';
import type { UploadTotals } from '../upload/item';
import type { Demo, TitleDetail, TitleSummary } from '../api/types';
import type { Route } from '../routing/route';

/**
 * Who is here. `unknown`: the server did not say, so nothing is hidden and nothing is offered that
 * needs a right.
 */
export type SessionState =
  | { readonly phase: 'loading' }
  | { readonly phase: 'unknown' }
  | { readonly phase: 'known'; readonly session: Session };

/** The list of titles: nothing yet, the last known list, or the reason why there is none. */
export type LibraryState =
  | { readonly phase: 'loading' }
  | { readonly phase: 'failed'; readonly problem: Problem }
  | {
      readonly phase: 'loaded';
      readonly titles: readonly TitleSummary[];
      readonly demo: Demo | null;
    };

/** The title whose page is open. */
export type WatchState =
  | { readonly phase: 'none' }
  | { readonly phase: 'loading'; readonly id: string }
  | { readonly phase: 'failed'; readonly id: string; readonly problem: Problem }
  | { readonly phase: 'loaded'; readonly id: string; readonly title: TitleDetail };

/** What else there is to watch or to join. Empty until the server has told. */
export interface ListsState {
  readonly live: readonly LiveStream[];
  readonly rooms: readonly RoomSummary[];
}

/** Everything the pages show. Frozen snapshots: a new object for every change. */
export interface State {
  readonly route: Route;
  readonly session: SessionState;
  readonly library: LibraryState;
  readonly watch: WatchState;
  readonly lists: ListsState;
  readonly connection: Connection;
  /** The name under which this page is on air, or null. */
  readonly broadcast: string | null;
  /** What this page is sending, or null. */
  readonly uploads: UploadTotals | null;
}

export function initialState(route: Route): State {
  return {
    route,
    session: { phase: 'loading' },
    library: { phase: 'loading' },
    watch: { phase: 'none' },
    lists: { live: [], rooms: [] },
    connection: 'connecting',
    broadcast: null,
    uploads: null,
  };
}
