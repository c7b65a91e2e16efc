import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { RoomsApi } from '../api/rooms';
import { messages } from '../i18n/messages';
import { formatRoute, roomRoute } from '../routing/route';
import { Attempt } from '../ui/attempt';
import { request } from '../ui/events';
import '../ui/form-problem';
import '../ui/icon';
import { sharedStyles } from '../ui/shared-styles';

const longestRoomName = 60;

/** Makes a room for one film and goes there. */
@customElement('kinora-watch-together')
export class WatchTogether extends LitElement {
  static override styles = [
    sharedStyles,
    css`
      :host {
        display: contents;
      }

      kinora-icon {
        width: 1.2rem;
        height: 1.2rem;
      }
    `,
  ];

  @property({ attribute: false }) rooms!: RoomsApi;
  @property() titleId = '';
  @property() name = '';
  private readonly attempt = new Attempt(this);

  override render() {
    return html`<button
        type="button"
        class="button primary"
        ?disabled=${this.attempt.busy}
        @click=${() => this.make()}
      >
        <kinora-icon name="room"></kinora-icon>${messages.rooms.watchTogether}
      </button>
      <kinora-form-problem .problem=${this.attempt.problem}></kinora-form-problem>`;
  }

  private async make(): Promise<void> {
    const name = [...this.name].slice(0, longestRoomName).join('');
    const done = await this.attempt.run(() => this.rooms.make(name, this.titleId));
    if (done !== null) request(this, 'kinora-open', { path: formatRoute(roomRoute(done.value)) });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kinora-watch-together': WatchTogether;
  }
}
