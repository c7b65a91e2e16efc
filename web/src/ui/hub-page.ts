import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Demo, TitleSummary } from '../api/types';
import { messages } from '../i18n/messages';
import type { PositionBook } from '../player/positions';
import '../rooms/room-list';
import { bySeries, matchingTitles } from '../store/selectors';
import type { LibraryState, ListsState } from '../store/state';
import './empty-library';
import { request } from './events';
import './grid-skeleton';
import './live-list';
import './notice';
import './problem-notice';
import { sharedStyles } from './shared-styles';
import './title-grid';

/** More of them are on the page of the rooms. */
const mostRooms = 8;

/** All films, or what matches the search. */
@customElement('kinora-hub-page')
export class HubPage extends LitElement {
  static override styles = [
    sharedStyles,
    css`
      :host {
        display: block;
        max-width: var(--page);
        margin: 0 auto;
        padding: clamp(1.25rem, 3vw, 2.5rem) var(--gutter) 4rem;
      }

      header {
        display: flex;
        align-items: baseline;
        justify-content: space-between;
        gap: 1rem;
        margin-bottom: 1.5rem;
      }

      h1 {
        font-size: clamp(1.6rem, 4.5vw, 2.25rem);
        font-weight: 750;
        letter-spacing: -0.03em;
        line-height: 1.15;
      }

      h2:not(.visually-hidden) {
        margin: 2.75rem 0 1.25rem;
        font-size: 1.2rem;
        font-weight: 700;
        letter-spacing: -0.015em;
      }

      .row {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: 0.25rem 1rem;
        margin: 2.75rem 0 1.25rem;
      }

      .row h2:not(.visually-hidden) {
        margin: 0;
      }

      .count {
        color: var(--ink-2);
        font-variant-numeric: tabular-nums;
        white-space: nowrap;
      }
    `,
  ];

  @property({ attribute: false }) library!: LibraryState;
  @property({ attribute: false }) lists: ListsState = { live: [], rooms: [] };
  @property({ type: Boolean }) mayMakeRooms = false;
  @property({ type: Boolean }) mayUpload = false;
  @property() query = '';
  @property({ attribute: false }) positions!: PositionBook;

  override render() {
    const { library } = this;
    switch (library.phase) {
      case 'loading':
        return html`${this.header(null)}<kinora-grid-skeleton></kinora-grid-skeleton>`;
      case 'failed':
        return html`${this.header(null)}
          <kinora-problem-notice
            .heading=${messages.hub.loadFailed}
            .problem=${library.problem}
          ></kinora-problem-notice>`;
      case 'loaded':
        return this.loaded(library.titles, library.demo);
    }
  }

  private loaded(titles: readonly TitleSummary[], demo: Demo | null) {
    if (titles.length === 0) {
      return html`${this.header(null)}<kinora-empty-library
          .demo=${demo}
          .mayUpload=${this.mayUpload}
        ></kinora-empty-library>
        ${this.liveRow()}${this.roomsRow()}`;
    }
    const found = matchingTitles(titles, this.query);
    return html`${this.header(found.length)}
    ${found.length === 0 ? this.nothingFound() : this.grids(found)}`;
  }

  private grids(found: readonly TitleSummary[]) {
    const watched = this.positions.seconds();
    const begun = this.positions.mostRecentFirst(found);
    if (this.query !== '') {
      return html`<h2 class="visually-hidden">${messages.hub.allFilms}</h2>
        ${this.grid(found, watched)}`;
    }
    const { live, rooms } = { live: this.liveRow(), rooms: this.roomsRow() };
    if (begun.length === 0) {
      const alone = live === nothing && rooms === nothing;
      return html`${live}
      ${this.shelves(found, watched, alone ? 'visually-hidden' : '', messages.hub.allFilms)}
      ${rooms}`;
    }
    const others = found.filter((title) => !begun.includes(title));
    return html`${live}
      <h2>${messages.hub.continueWatching}</h2>
      ${this.grid(begun, watched)}
      ${others.length === 0 ? nothing : this.shelves(others, watched, '', messages.hub.allOthers)}
      ${rooms}`;
  }

  /** Films under a heading, then every series under its own. */
  private shelves(
    titles: readonly TitleSummary[],
    watched: ReadonlyMap<string, number>,
    headingClass: string,
    heading: string,
  ) {
    const { films, series } = bySeries(titles);
    return html`${
      films.length === 0
        ? nothing
        : html`<h2 class=${headingClass}>${heading}</h2>
            ${this.grid(films, watched)}`
    }
    ${series.map(
      ({ name, titles: episodes }) =>
        html`<h2>${name}</h2>
          ${this.grid(episodes, watched)}`,
    )}`;
  }

  private liveRow() {
    const streams = this.lists.live.filter(({ state }) => state !== 'ended');
    if (streams.length === 0) return nothing;
    return html`<h2>${messages.hub.liveNow}</h2>
      <kinora-live-list .streams=${streams}></kinora-live-list>`;
  }

  /** Rooms where somebody is, and those that are always there; the way to a new one. */
  private roomsRow() {
    const { rooms } = this.lists;
    if (rooms.length === 0 && !this.mayMakeRooms) return nothing;
    return html`<div class="row">
        <h2>${messages.hub.rooms}</h2>
        ${
          this.mayMakeRooms
            ? html`<a class="button" href="/rooms">${messages.hub.newRoom}</a>`
            : nothing
        }
      </div>
      ${
        rooms.length === 0
          ? html`<p class="count">${messages.rooms.none}</p>`
          : html`<kinora-room-list .rooms=${rooms.slice(0, mostRooms)}></kinora-room-list>`
      }`;
  }

  private grid(titles: readonly TitleSummary[], watched: ReadonlyMap<string, number>) {
    return html`<kinora-title-grid .titles=${titles} .watched=${watched}></kinora-title-grid>`;
  }

  private header(count: number | null) {
    return html`<header>
      <h1>${messages.hub.heading}</h1>
      <span class="count" role="status">${count === null ? '' : messages.hub.found(count)}</span>
    </header>`;
  }

  private nothingFound() {
    return html`<kinora-notice
      icon="search"
      .heading=${messages.hub.nothingFound(this.query)}
      .text=${messages.hub.nothingFoundHint}
    >
      <button class="button" @click=${() => request(this, 'kinora-search', { query: '' })}>
        ${messages.hub.showAll}
      </button>
    </kinora-notice>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kinora-hub-page': HubPage;
  }
}
