import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { messages } from '../i18n/messages';
import { PositionBook } from '../player/positions';
import type { Store } from '../store/store';
import type { State } from '../store/state';
import './connection-banner';
import './hub-page';
import './notice';
import './search-field';
import { sharedStyles } from './shared-styles';
import './theme-button';
import './wordmark';

/** Long enough for the hub's own pictures to be asked for first. */
const watchPageDelayMs = 1_000;

/** The frame around every page. The one element that reads the store; the rest gets properties. */
@customElement('kinora-app')
export class KinoraApp extends LitElement {
  static override styles = [
    sharedStyles,
    css`
      :host {
        display: block;
        min-height: 100dvh;
      }

      .skip {
        position: fixed;
        z-index: 10;
        inset: 0.5rem auto auto 0.5rem;
        transform: translateY(-200%);
      }

      .skip:focus {
        transform: none;
      }

      .top {
        display: flex;
        align-items: center;
        gap: 0.75rem 1rem;
        padding: 0.5rem var(--gutter);
      }

      kinora-search-field {
        flex: 0 1 24rem;
        min-width: 0;
        margin-left: auto;
      }

      kinora-wordmark + kinora-theme-button {
        margin-left: auto;
      }

      main:focus {
        outline: none;
      }

      @media (max-width: 30rem) {
        kinora-wordmark {
          flex: 1;
        }

        .searching {
          flex-wrap: wrap;
        }

        .searching kinora-search-field {
          order: 3;
          flex: 1 0 100%;
        }
      }
    `,
  ];

  @property({ attribute: false }) store!: Store;
  @state() private current!: State;
  @query('main') private main!: HTMLElement;
  @state() private watchPageFailed = false;
  private readonly positions = new PositionBook();
  private unsubscribe: (() => void) | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    this.current = this.store.state;
    this.unsubscribe = this.store.subscribe((next) => this.show(next));
    this.addEventListener('kinora-retry', this.onRetry);
    this.loadWatchPage();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.unsubscribe?.();
    this.unsubscribe = null;
  }

  override render() {
    const { route, connection } = this.current;
    const hub = route.page === 'hub';
    return html`<header class="top ${hub ? 'searching' : ''}">
        <button type="button" class="skip button" @click=${() => this.main.focus()}>
          ${messages.app.skipToContent}
        </button>
        <kinora-wordmark></kinora-wordmark>
        ${hub ? html`<kinora-search-field .query=${route.query}></kinora-search-field>` : nothing}
        <kinora-theme-button></kinora-theme-button>
      </header>
      <kinora-connection-banner .connection=${connection}></kinora-connection-banner>
      <main tabindex="-1">${this.page()}</main>`;
  }

  protected override updated(): void {
    document.title = this.pageTitle();
  }

  private page() {
    const { route, library, watch } = this.current;
    switch (route.page) {
      case 'hub':
        return html`<kinora-hub-page
          .library=${library}
          .query=${route.query}
          .positions=${this.positions}
        ></kinora-hub-page>`;
      case 'watch':
        if (this.watchPageFailed) {
          return html`<kinora-problem-notice
            .heading=${messages.watch.failedHeading}
            .level=${1}
          ></kinora-problem-notice>`;
        }
        return html`<kinora-watch-page
          .watch=${watch}
          .startSeconds=${route.startSeconds}
          .engine=${route.engine}
          .positions=${this.positions}
        ></kinora-watch-page>`;
      case 'unknown':
        return html`<kinora-notice
          .heading=${messages.unknown.heading}
          .text=${messages.unknown.text}
          .level=${1}
        >
          <a class="button primary" href="/">${messages.problem.toHub}</a>
        </kinora-notice>`;
    }
  }

  /**
   * The player is a file of its own: fetched at once where it is the page, and otherwise when the hub
   * has nothing left to do, so that it is there when a film is opened.
   */
  private loadWatchPage(): void {
    const load = () => {
      import('./watch-page').catch((error: unknown) => {
        console.warn('The player could not be fetched.', error);
        this.watchPageFailed = true;
      });
    };
    if (this.current.route.page === 'watch') load();
    else window.setTimeout(load, watchPageDelayMs);
  }

  private readonly onRetry = (event: Event): void => {
    if (!this.watchPageFailed || this.current.route.page !== 'watch') return;
    event.stopPropagation();
    location.reload();
  };

  private pageTitle(): string {
    const { route, watch } = this.current;
    const { name } = messages.app;
    if (route.page === 'unknown') return `${messages.unknown.title} · ${name}`;
    if (route.page === 'hub') return `${messages.hub.title} · ${name}`;
    return watch.phase === 'loaded' ? `${watch.title.name} · ${name}` : name;
  }

  private show(next: State): void {
    const moved = next.route.page !== this.current.route.page;
    this.current = next;
    if (moved) this.loadWatchPage();
    // A screen reader would otherwise stay where the old page's link was.
    if (moved) void this.updateComplete.then(() => this.main.focus({ preventScroll: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kinora-app': KinoraApp;
  }
}
