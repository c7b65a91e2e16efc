import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { RoomSummary } from '../api/rooms';
import { messages } from '../i18n/messages';
import { formatRoute, roomRoute } from '../routing/route';
import '../ui/icon';
import { sharedStyles } from '../ui/shared-styles';

/** Rooms as cards: what is on, who is there. The whole card is the way in. */
@customElement('kinora-room-list')
export class RoomList extends LitElement {
  static override styles = [
    sharedStyles,
    css`
      ul {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(100%, 16.5rem), 1fr));
        gap: 1rem 1.5rem;
        margin: 0;
        padding: 0;
        list-style: none;
      }

      a {
        display: flex;
        align-items: center;
        gap: 0.9rem;
        height: 100%;
        min-height: 4.5rem;
        padding: 0.8rem 1rem;
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--surface);
        text-decoration: none;
      }

      a:hover {
        border-color: var(--ink-2);
      }

      a:focus-visible {
        border-radius: var(--radius);
      }

      kinora-icon {
        width: 1.8rem;
        height: 1.8rem;
        color: var(--accent);
      }

      .what {
        flex: 1;
        min-width: 0;
      }

      h3 {
        font-size: 1.0625rem;
        font-weight: 650;
        line-height: 1.3;
        overflow-wrap: anywhere;
      }

      p {
        color: var(--ink-2);
        font-size: 0.875rem;
        overflow-wrap: anywhere;
      }
    `,
  ];

  @property({ attribute: false }) rooms: readonly RoomSummary[] = [];

  override render() {
    return html`<ul role="list">
      ${repeat(
        this.rooms,
        ({ room }) => room,
        (room) =>
          html`<li>
            <a href=${formatRoute(roomRoute(room.room))}>
              <kinora-icon name="room"></kinora-icon>
              <div class="what">
                <h3>${room.name}</h3>
                <p>${this.facts(room)}</p>
              </div>
            </a>
          </li>`,
      )}
    </ul>`;
  }

  private facts({ members, title }: RoomSummary): string {
    const people = messages.rooms.members(members);
    return title === null ? people : `${people} · ${title.name}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kinora-room-list': RoomList;
  }
}
