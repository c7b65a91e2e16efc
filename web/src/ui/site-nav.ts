import { html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { percent } from '../format/quantity';
import { messages } from '../i18n/messages';
import { formatRoute, roomRoute, type Route } from '../routing/route';
import { rights } from '../store/access';
import type { SessionState, State } from '../store/state';
import './icon';
import type { IconName } from './icon';
import { sharedStyles } from './shared-styles';
import { siteNavStyles } from './site-nav-styles';

interface Entry {
  readonly page: Route['page'];
  readonly href: string;
  readonly icon: IconName;
  readonly label: string;
}

/** What this page is doing while others of ours are open. */
type Busy = Pick<State, 'uploads' | 'broadcast'>;
const idle: Busy = { uploads: null, broadcast: null };

/** The pages that whoever is here may open, in the order they are shown. */
export function navigationOf(session: SessionState, busy: Busy = idle): readonly Entry[] {
  const { locale } = messages;
  const { uploads } = busy;
  const may = rights(session);
  const texts = messages.nav;
  const known = session.phase === 'known' ? session.session : null;
  const guest = known?.guest ?? null;
  const entries: (Entry | false)[] = [
    may.watch && guest === null && { page: 'hub', href: '/', icon: 'film', label: texts.films },
    guest !== null && {
      page: 'room',
      href: formatRoute(roomRoute(guest.room)),
      icon: 'room',
      label: texts.yourRoom,
    },
    may.watch &&
      guest === null && { page: 'rooms', href: '/rooms', icon: 'room', label: texts.rooms },
    may.live && {
      page: 'go-live',
      href: '/go-live',
      icon: 'live',
      label: busy.broadcast === null ? texts.goLive : texts.onAir,
    },
    may.upload && {
      page: 'upload',
      href: '/upload',
      icon: 'upload',
      label: uploads === null ? texts.upload : texts.uploading(percent(uploads.share, locale)),
    },
    may.admin && { page: 'people', href: '/people', icon: 'people', label: texts.people },
    known?.account != null && {
      page: 'account',
      href: '/account',
      icon: 'person',
      label: known.account.name,
    },
    known !== null &&
      known.account === null && {
        page: 'sign-in',
        href: '/sign-in',
        icon: 'person',
        label: texts.signIn,
      },
  ];
  return entries.filter((entry) => entry !== false);
}

/** Links to the pages: a row where there is room, a menu where there is not. */
@customElement('kinora-site-nav')
export class SiteNav extends LitElement {
  static override styles = [sharedStyles, siteNavStyles];

  @property({ attribute: false }) session: SessionState = { phase: 'loading' };
  @property({ attribute: false }) busy: Busy = idle;
  @property() page: Route['page'] = 'hub';
  @state() private open = false;
  @query('nav') private nav!: HTMLElement;
  @query('.menu') private menu!: HTMLElement;

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('pointerdown', this.onPointerDown);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('pointerdown', this.onPointerDown);
  }

  override render() {
    const entries = navigationOf(this.session, this.busy);
    if (entries.length === 0) return nothing;
    const label = this.open ? messages.nav.closeMenu : messages.nav.openMenu;
    return html`<button
        type="button"
        class="menu"
        aria-label=${label}
        title=${label}
        aria-expanded=${this.open}
        aria-controls="pages"
        @click=${() => (this.open = !this.open)}
        @keydown=${this.onKey}
      >
        <kinora-icon name=${this.open ? 'close' : 'menu'}></kinora-icon>
      </button>
      <nav
        id="pages"
        class=${this.open ? 'open' : ''}
        aria-label=${messages.nav.label}
        @keydown=${this.onKey}
        @focusout=${this.onFocusOut}
        @click=${() => (this.open = false)}
      >
        ${entries.map((entry) => this.link(entry))}
      </nav>`;
  }

  private link({ page, href, icon, label }: Entry) {
    return html`<a href=${href} aria-current=${page === this.page ? 'page' : nothing}>
      <kinora-icon name=${icon}></kinora-icon>
      <span>${label}</span>
    </a>`;
  }

  private onKey(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || !this.open) return;
    event.preventDefault();
    this.open = false;
    this.menu.focus();
  }

  /** The menu does not stay open behind whoever tabbed out of it. */
  private onFocusOut(event: FocusEvent): void {
    const next = event.relatedTarget;
    if (next instanceof Node && (this.nav.contains(next) || next === this.menu)) return;
    if (next !== null) this.open = false;
  }

  private readonly onPointerDown = (event: PointerEvent): void => {
    if (this.open && !event.composedPath().includes(this)) this.open = false;
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'kinora-site-nav': SiteNav;
  }
}
