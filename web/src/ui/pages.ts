import { html, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { Api } from '../api/client';
import { messages } from '../i18n/messages';
import type { Origins } from '../player/origins';
import type { PositionBook } from '../player/positions';
import type { Route } from '../routing/route';
import { rights } from '../store/access';
import type { State } from '../store/state';
import './hub-page';
import './notice';

/** What pages are made of. */
export interface PageContext {
  readonly state: State;
  readonly api: Api;
  readonly positions: PositionBook;
  readonly origins: Origins;
}

/** The route of a page; conditional, so that it looks at each kind of route by itself. */
type RouteOf<P, R = Route> = R extends { readonly page: infer Q }
  ? P extends Q
    ? R
    : never
  : never;

/** One page: how its elements are fetched, what the tab says, what is shown. */
interface Page<R extends Route> {
  /** Absent where the page is part of the frame. */
  readonly load?: () => Promise<unknown>;
  /** Null for the name of the program alone. */
  readonly title: (route: R, state: State) => string | null;
  readonly render: (route: R, context: PageContext) => TemplateResult;
}

const nothingHere = () =>
  html`<kinora-notice
    .heading=${messages.unknown.heading}
    .text=${messages.unknown.text}
    .level=${1}
  >
    <a class="button primary" href="/">${messages.problem.toHub}</a>
  </kinora-notice>`;

/** Every page there is. One that is missing here is one that nobody can open. */
const pages: { readonly [P in Route['page']]?: Page<RouteOf<P>> } = {
  hub: {
    title: () => messages.hub.title,
    render: (route, { state, positions }) =>
      html`<kinora-hub-page
        .library=${state.library}
        .lists=${state.lists}
        .mayMakeRooms=${rights(state.session).rooms}
        .mayUpload=${rights(state.session).upload}
        .query=${route.query}
        .positions=${positions}
      ></kinora-hub-page>`,
  },
  watch: {
    load: () => import('./watch-page'),
    title: (_, { watch }) => (watch.phase === 'loaded' ? watch.title.name : null),
    render: (route, { state, positions, api, origins }) =>
      html`<kinora-watch-page
        .origins=${origins}
        .watch=${state.watch}
        .startSeconds=${route.startSeconds}
        .engine=${route.engine}
        .api=${api}
        .session=${state.session}
        .positions=${positions}
      ></kinora-watch-page>`,
  },
  live: {
    load: () => import('../live/live-page'),
    title: (route, { lists }) =>
      lists.live.find(({ name }) => name === route.name)?.title ?? route.name,
    render: (route, { state, api }) =>
      // Another broadcast is another page: nothing of the one before is kept.
      html`${keyed(
        route.name,
        html`<kinora-live-page
          .api=${api}
          .name=${route.name}
          .mode=${route.mode}
          .streams=${state.lists.live}
        ></kinora-live-page>`,
      )}`,
  },
  'sign-in': {
    load: () => import('../account/sign-in-page'),
    title: () => messages.signIn.title,
    render: (route, { state, api }) =>
      html`<kinora-sign-in-page
        .api=${api}
        .session=${state.session}
        .back=${route.back}
      ></kinora-sign-in-page>`,
  },
  welcome: {
    load: () => import('../account/welcome-page'),
    title: () => messages.welcome.title,
    render: (route, { state, api }) =>
      html`<kinora-welcome-page
        .api=${api}
        .session=${state.session}
        .token=${route.token}
      ></kinora-welcome-page>`,
  },
  account: {
    load: () => import('../account/account-page'),
    title: () => messages.account.title,
    render: (_, { state, api }) =>
      html`<kinora-account-page .api=${api} .session=${state.session}></kinora-account-page>`,
  },
  people: {
    load: () => import('../account/people-page'),
    title: () => messages.people.title,
    render: (_, { state, api }) =>
      html`<kinora-people-page .api=${api} .session=${state.session}></kinora-people-page>`,
  },
  'go-live': {
    load: () => import('../broadcast/go-live-page'),
    title: () => messages.goLive.title,
    render: (_, { state, api }) =>
      html`<kinora-go-live-page
        .api=${api}
        .session=${state.session}
        .streams=${state.lists.live}
      ></kinora-go-live-page>`,
  },
  rooms: {
    load: () => import('../rooms/rooms-page'),
    title: () => messages.rooms.title,
    render: (_, { state, api }) =>
      html`<kinora-rooms-page
        .api=${api}
        .rooms=${state.lists.rooms}
        .mayMake=${rights(state.session).rooms}
      ></kinora-rooms-page>`,
  },
  upload: {
    load: () => import('../upload/upload-page'),
    title: () => messages.upload.title,
    render: (_, { api }) => html`<kinora-upload-page .api=${api}></kinora-upload-page>`,
  },
  room: {
    load: () => import('../room/room-page'),
    title: () => messages.room.title,
    render: (route, { state, api, positions }) =>
      html`<kinora-room-page
        .api=${api}
        .session=${state.session}
        .positions=${positions}
        .name=${route.room}
        .guest=${route.guest}
      ></kinora-room-page>`,
  },
};

const unknown: Page<Route> = { title: () => messages.unknown.title, render: nothingHere };

/** The entry of a route; the cast joins what the table's type keeps apart. */
export function pageOf<R extends Route>(route: R): Page<R> {
  return (pages[route.page] ?? unknown) as unknown as Page<R>;
}
