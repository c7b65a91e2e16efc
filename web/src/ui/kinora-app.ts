import { html, LitElement } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Api } from '../api/client';
import { percent } from '../format/quantity';
import { messages } from '../i18n/messages';
import type { Origins } from '../player/origins';
import { PositionBook } from '../player/positions';
import { accessTo } from '../store/access';
import type { Store } from '../store/store';
import type { State } from '../store/state';
import './connection-banner';
import { kinoraAppStyles } from './kinora-app-styles';
import './notice';
import { pageOf } from './pages';
import './problem-notice';
import './search-field';
import { sharedStyles } from './shared-styles';
import './site-nav';
import './theme-button';
import './wordmark';

/** Long enough for the hub's own pictures to be asked for first. */
const watchPageDelayMs = 1_000;

/** The frame around every page. The one element that reads the store; the rest gets properties. */
@customElement('kinora-app')
export class KinoraApp extends LitElement {
  static override styles = [sharedStyles, kinoraAppStyles];

  @property({ attribute: false }) store!: Store;
  @property({ attribute: false }) api!: Api;
  @property({ attribute: false }) origins!: Origins;
  @state() private current!: State;
  @query('main') private main!: HTMLElement;
  /** The page whose elements could not be fetched. */
  @state() private failedPage: string | null = null;
  private readonly positions = new PositionBook();
  private unsubscribe: (() => void) | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    this.current = this.store.state;
    this.unsubscribe = this.store.subscribe((next) => this.show(next));
    this.addEventListener('kinora-retry', this.onRetry);
    this.loadPage();
    // The player is a file of its own, there by the time that a film is opened.
    window.setTimeout(
      () => this.fetchPage('watch', () => import('./watch-page')),
      watchPageDelayMs,
    );
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.unsubscribe?.();
    this.unsubscribe = null;
  }

  override render() {
    const { route, connection, session } = this.current;
    const hub = route.page === 'hub';
    return html`<header class="top ${hub ? 'searching' : ''}">
        <button type="button" class="skip button" @click=${() => this.main.focus()}>
          ${messages.app.skipToContent}
        </button>
        <kinora-wordmark></kinora-wordmark>
        ${
          hub
            ? html`<kinora-search-field .query=${route.query}></kinora-search-field>`
            : html`<span class="space"></span>`
        }
        <kinora-site-nav
          .session=${session}
          .busy=${this.current}
          .page=${route.page}
        ></kinora-site-nav>
        <kinora-theme-button></kinora-theme-button>
      </header>
      <kinora-connection-banner .connection=${connection}></kinora-connection-banner>
      <main tabindex="-1">${this.page()}</main>`;
  }

  protected override updated(): void {
    const { route, uploads } = this.current;
    const page = pageOf(route).title(route, this.current);
    const share = uploads === null ? null : percent(uploads.share, messages.locale);
    document.title = [share, page, messages.app.name].filter((part) => part !== null).join(' · ');
  }

  private page() {
    const { route, session } = this.current;
    if (this.failedPage === route.page) {
      return html`<kinora-problem-notice
        .heading=${messages.app.pageFailed}
        .level=${1}
      ></kinora-problem-notice>`;
    }
    if (accessTo(route, session) === 'refused') {
      return html`<kinora-notice
        icon="alert"
        .heading=${messages.app.refusedHeading}
        .text=${messages.app.refusedText}
        .level=${1}
      >
        <a class="button primary" href="/">${messages.problem.toHub}</a>
      </kinora-notice>`;
    }
    const { current, api, positions, origins } = this;
    return pageOf(route).render(route, { state: current, api, positions, origins });
  }

  private loadPage(): void {
    const { route } = this.current;
    const { load } = pageOf(route);
    if (load !== undefined) this.fetchPage(route.page, load);
  }

  private fetchPage(page: string, load: () => Promise<unknown>): void {
    load().catch((error: unknown) => {
      console.warn('A part of the page could not be fetched.', error);
      this.failedPage = page;
    });
  }

  private readonly onRetry = (event: Event): void => {
    if (this.failedPage !== this.current.route.page) return;
    event.stopPropagation();
    location.reload();
  };

  private show(next: State): void {
    const moved = next.route.page !== this.current.route.page;
    this.current = next;
    if (!moved) return;
    this.loadPage();
    // A screen reader would otherwise stay where the old page's link was.
    void this.updateComplete.then(() => this.main.focus({ preventScroll: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kinora-app': KinoraApp;
  }
}
