import { html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Api } from '../api/client';
import type { RoomSummary } from '../api/rooms';
import { messages } from '../i18n/messages';
import { formatRoute, roomRoute } from '../routing/route';
import { Attempt } from '../ui/attempt';
import { request } from '../ui/events';
import '../ui/form-problem';
import { columnStyles, formStyles } from '../ui/form-styles';
import { sharedStyles } from '../ui/shared-styles';
import './room-list';

/** All rooms, and a new one. */
@customElement('kinora-rooms-page')
export class RoomsPage extends LitElement {
  static override styles = [sharedStyles, formStyles, columnStyles];

  @property({ attribute: false }) api!: Api;
  @property({ attribute: false }) rooms: readonly RoomSummary[] = [];
  @property({ type: Boolean }) mayMake = false;
  @state() private nameless = false;
  @query('input') private input!: HTMLInputElement;
  private readonly attempt = new Attempt(this);

  override render() {
    const texts = messages.rooms;
    return html`<h1>${texts.title}</h1>
      <p class="hint">${texts.text}</p>
      <section aria-labelledby="open">
        <h2 id="open">${texts.open}</h2>
        ${
          this.rooms.length === 0
            ? html`<p class="hint">${texts.none}</p>`
            : html`<kinora-room-list .rooms=${this.rooms}></kinora-room-list>`
        }
      </section>
      ${this.mayMake ? this.form() : nothing}`;
  }

  private form() {
    const texts = messages.rooms;
    return html`<section aria-labelledby="new">
      <h2 id="new">${texts.make}</h2>
      <form @submit=${this.onSubmit}>
        <label>
          ${texts.name}
          <input
            maxlength="60"
            autocomplete="off"
            aria-invalid=${this.nameless}
            @input=${() => (this.nameless = false)}
          />
        </label>
        <kinora-form-problem
          .problem=${this.attempt.problem}
          .text=${this.nameless ? texts.nameNeeded : ''}
        ></kinora-form-problem>
        <div class="actions">
          <button class="button primary" ?disabled=${this.attempt.busy}>${texts.makeButton}</button>
        </div>
      </form>
    </section>`;
  }

  private async onSubmit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const name = this.input.value.trim();
    this.nameless = name === '';
    if (this.nameless) {
      this.input.focus();
      return;
    }
    const done = await this.attempt.run(() => this.api.rooms.make(name));
    if (done !== null) request(this, 'kinora-open', { path: formatRoute(roomRoute(done.value)) });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kinora-rooms-page': RoomsPage;
  }
}
