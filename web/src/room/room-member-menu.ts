import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { messages } from '../i18n/messages';
import { formStyles } from '../ui/form-styles';
import { sharedStyles } from '../ui/shared-styles';
import type { Member, RoomRole } from './protocol';
import type { PeopleRequests } from './room-people';

/** What those who run a room can do about one member. */
@customElement('kinora-room-member-menu')
export class RoomMemberMenu extends LitElement {
  static override styles = [
    sharedStyles,
    formStyles,
    css`
      details[open] {
        flex-basis: 100%;
      }

      summary {
        display: inline-grid;
        place-content: center;
        min-width: 2.75rem;
        min-height: 2.25rem;
        border-radius: 10px;
        cursor: pointer;
        list-style: none;
      }

      summary::-webkit-details-marker {
        display: none;
      }

      .actions {
        gap: 0.4rem;
        padding-top: 0.4rem;
      }
    `,
  ];

  @property({ attribute: false }) member!: Member;
  @property({ type: Boolean }) mayMakeOwners = false;
  @property({ attribute: false }) requests!: PeopleRequests;

  override render() {
    const texts = messages.room.people;
    const { name, member, role } = this.member;
    const { requests } = this;
    return html`<details>
      <summary aria-label=${texts.menu(name)} class="button small">
        <span aria-hidden="true">⋯</span>
      </summary>
      <div class="actions" role="group" aria-label=${name}>
        ${role === 'guest' ? this.give('member', texts.makeMember) : this.give('guest', texts.makeGuest)}
        ${this.mayMakeOwners ? this.give('owner', texts.makeOwner) : nothing}
        <button class="button small danger" @click=${() => requests.putOut(member, false)}>
          ${texts.putOut}
        </button>
        <button class="button small danger" @click=${() => requests.putOut(member, true)}>
          ${texts.keepOut}
        </button>
      </div>
    </details>`;
  }

  private give(role: RoomRole, text: string) {
    return html`<button
      class="button small"
      @click=${() => this.requests.giveRole(this.member.member, role)}
    >
      ${text}
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kinora-room-member-menu': RoomMemberMenu;
  }
}
