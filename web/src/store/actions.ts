import type { Connection } from '../api/live-updates';
import type { Problem } from '../api/problem';
import type { LiveStream } from '../api/live';
import type { RoomSummary } from '../api/rooms';
import type { Session } from '../api/session';
import type { UploadTotals } from '../upload/item';
import type { Library, TitleDetail, TitleSummary } from '../api/types';
import type { Route } from '../routing/route';

/** What happened. Reducers answer each of them with the next state. */
export type Action =
  | { readonly type: 'route-changed'; readonly route: Route }
  | { readonly type: 'session-arrived'; readonly session: Session }
  | { readonly type: 'session-failed' }
  | { readonly type: 'library-requested' }
  | { readonly type: 'library-arrived'; readonly library: Library }
  | { readonly type: 'library-failed'; readonly problem: Problem }
  | { readonly type: 'title-requested'; readonly id: string }
  | { readonly type: 'title-arrived'; readonly title: TitleDetail }
  | { readonly type: 'title-failed'; readonly id: string; readonly problem: Problem }
  | { readonly type: 'title-changed'; readonly title: TitleSummary }
  | { readonly type: 'title-removed'; readonly id: string }
  | { readonly type: 'live-arrived'; readonly live: readonly LiveStream[] }
  | { readonly type: 'live-changed'; readonly stream: LiveStream }
  | { readonly type: 'live-ended'; readonly name: string }
  | { readonly type: 'rooms-arrived'; readonly rooms: readonly RoomSummary[] }
  /** The name under which this page is on air, or null. */
  | { readonly type: 'broadcast-changed'; readonly name: string | null }
  /** Null when nothing is being sent. */
  | { readonly type: 'uploads-changed'; readonly totals: UploadTotals | null }
  | { readonly type: 'connection-changed'; readonly connection: Connection };
