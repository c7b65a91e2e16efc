import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { messages } from '../i18n/messages';
import type { Phase } from '../sync/motion';
import { formStyles, rowsStyles } from '../ui/form-styles';
import { sharedStyles } from '../ui/shared-styles';
import './room-member-menu';
import type { Member, RoomRole } from './protocol';

/** A difference that nobody sees. */
const unseenMs = 40;

/** What the list of people asks of its room. */
export interface PeopleRequests {
  giveRole(member: string, role: RoomRole): void;
  putOut(member: string, ban: boolean): void;
}

/** Where a member stands, in words. */
export function standing(member: Member, phase: Phase): string {
  const texts = messages.room.people;
  if (member.away) return texts.away;
  if (member.stalled) return texts.stalled;
  if (phase === 'preparing') return member.ready ? texts.ready : texts.preparing;
  if (phase !== 'playing' || member.skew === null) return '';
  const off = Math.round(Math.abs(member.skew));
  if (off <= unseenMs) return texts.playing;
  const shown = new Intl.NumberFormat(messages.locale).format(off);
  return off < 100 ? texts.offBy(shown) : texts.catchingUp(shown);
}

/** Who is in the room, who hosts it, and how each picture stands. */
@customElement('kinora-room-people')
export class RoomPeople extends LitElement {
  static override styles = [
    sharedStyles,
    formStyles,
    rowsStyles,
    css`
      :host {
        display: block;
        padding: 0.25rem 1rem 1rem;
      }

      .rows li {
        min-height: 3.25rem;
        padding: 0.4rem 0;
      }

      .rows .what {
        flex: 1 1 8rem;
      }

      .badge {
        margin-left: 0.4rem;
        padding: 0.05rem 0.5rem;
        border-radius: 999px;
        background: var(--accent);
        color: var(--on-accent);
        font-size: 0.75rem;
        font-weight: 700;
      }

      .badge.quiet {
        background: var(--surface-2);
        color: var(--ink-2);
      }

      .standing {
        color: var(--ink-2);
        font-size: 0.875rem;
        font-variant-numeric: tabular-nums;
      }
    `,
  ];

  @property({ attribute: false }) members: readonly Member[] = [];
  @property() me = '';
  @property() phase: Phase = 'idle';
  /** Whether the viewer may give the hosting to somebody, or take it. */
  @property({ type: Boolean }) mayGive = false;
  @property({ type: Boolean }) mayTake = false;
  @property() myRole: RoomRole = 'guest';
  /** Whether the viewer gives roles and puts people out. */
  @property({ type: Boolean }) mayRun = false;
  @property({ attribute: false }) requests!: PeopleRequests;

  override render() {
    return html`<ul class="rows" aria-label=${messages.room.people.heading}>
      ${repeat(
        this.members,
        (member) => member.member,
        (member) => this.row(member),
      )}
    </ul>`;
  }

  private row(member: Member) {
    const texts = messages.room.people;
    const mine = member.member === this.me;
    return html`<li>
      <span class="what">
        <strong
          >${member.name}${mine ? html` (${texts.you})` : nothing}${this.badge(member)}</strong
        >
        <span class="standing">${standing(member, this.phase)}</span>
      </span>
      ${this.hosting(member, mine)}
      ${
        this.mayRun && !mine && member.role !== 'owner'
          ? html`<kinora-room-member-menu
              .member=${member}
              .mayMakeOwners=${this.myRole === 'owner'}
              .requests=${this.requests}
            ></kinora-room-member-menu>`
          : nothing
      }
    </li>`;
  }

  private badge(member: Member) {
    const texts = messages.room.people;
    const role =
      member.role === 'owner' ? texts.owner : member.role === 'guest' ? texts.guest : null;
    return html`${member.host ? html`<span class="badge">${texts.host}</span>` : nothing}
    ${role === null ? nothing : html`<span class="badge quiet">${role}</span>`}`;
  }

  private hosting(member: Member, mine: boolean) {
    const texts = messages.room.people;
    if (member.host || member.away) return nothing;
    if (mine && this.mayTake) {
      return html`<button
        class="button small"
        @click=${() => this.requests.giveRole(member.member, 'host')}
      >
        ${texts.takeHost}
      </button>`;
    }
    if (mine || !this.mayGive) return nothing;
    return html`<button
      class="button small"
      aria-label=${texts.makeHostLabel(member.name)}
      @click=${() => this.requests.giveRole(member.member, 'host')}
    >
      ${texts.makeHost}
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kinora-room-people': RoomPeople;
  }
}
