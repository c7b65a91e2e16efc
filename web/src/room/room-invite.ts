import { css, html, LitElement, nothing, svg } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { encode } from 'uqr';
import { messages } from '../i18n/messages';
import '../ui/copy-field';
import { formStyles } from '../ui/form-styles';
import '../ui/icon';
import { sharedStyles } from '../ui/shared-styles';
import type { RoomRole, RuleName, Settings } from './protocol';

/** One path of squares: a picture that scales, and nothing that a policy would have to allow. */
function drawn(link: string) {
  const { data, size } = encode(link, { ecc: 'M', border: 2 });
  const path = data.flatMap((row, y) =>
    row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])),
  );
  return html`<svg
    viewBox="0 0 ${size} ${size}"
    role="img"
    aria-label=${messages.room.invite.qr}
    shape-rendering="crispEdges"
  >
    ${svg`<rect width=${size} height=${size} fill="#fff"/><path d=${path.join('')} fill="#000"/>`}
  </svg>`;
}

/** The link into the room: to copy, and as a picture for a phone. */
@customElement('kinora-room-invite')
export class RoomInvite extends LitElement {
  static override styles = [
    sharedStyles,
    formStyles,
    css`
      dialog {
        width: min(24rem, calc(100vw - 2rem));
        padding: 1.5rem;
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--surface);
        color: var(--ink);
        box-shadow: var(--shadow);
      }

      dialog::backdrop {
        background: rgb(0 0 0 / 55%);
      }

      .content {
        display: grid;
        gap: 1rem;
      }

      .right {
        display: flex;
        align-items: center;
        gap: 0.6rem;
        min-height: 2.5rem;
        font-weight: 400;
      }

      svg {
        width: min(100%, 15rem);
        margin: 0 auto;
        border-radius: 10px;
      }

      @media (max-width: 30rem) {
        .button.small {
          padding: 0.25rem 0.7rem;
        }

        .word {
          position: absolute;
          width: 1px;
          height: 1px;
          overflow: hidden;
          clip-path: inset(50%);
        }
      }

      kinora-icon {
        width: 1.2rem;
        height: 1.2rem;
      }
    `,
  ];

  /** Asks for a link that lets people in without an account; rejects where one may not. */
  @property({ attribute: false }) ask!: () => Promise<string>;
  /** The room's settings where the viewer may change them; else null. */
  @property({ attribute: false }) guestsMay: Settings | null = null;
  @property({ attribute: false }) change!: (rule: RuleName, role: RoomRole) => void;
  @state() private link: string | null = null;
  @state() private forGuests = true;
  @query('dialog') private dialog!: HTMLDialogElement;

  override render() {
    const texts = messages.room.invite;
    return html`<button class="button small" @click=${this.open}>
        <kinora-icon name="person"></kinora-icon><span class="word">${texts.open}</span>
      </button>
      <dialog aria-labelledby="heading">
        <div class="content">
          <h2 id="heading">${texts.heading}</h2>
          ${this.link === null ? html`<p role="status">${texts.making}</p>` : this.ready(this.link)}
          <form method="dialog" class="actions">
            <button class="button primary">${texts.close}</button>
          </form>
        </div>
      </dialog>`;
  }

  private ready(link: string) {
    const texts = messages.room.invite;
    return html`<p class="hint">${this.forGuests ? texts.text : texts.textMembers}</p>
      <kinora-copy-field .label=${texts.link} .text=${link}></kinora-copy-field>
      ${this.guestsMay === null || !this.forGuests ? nothing : this.rights(this.guestsMay)}
      ${link.length < 1_200 ? drawn(link) : nothing}`;
  }

  /** What those who come by the link may do, where it is decided while they are invited. */
  private rights(settings: Settings) {
    const texts = messages.room.invite;
    return html`<div role="group" aria-label=${texts.guests}>
      ${(['chat', 'control'] as const).map(
        (rule) =>
          html`<label class="right">
            <input
              type="checkbox"
              .checked=${settings[rule] === 'guest'}
              @change=${(event: Event) => {
                const { checked } = event.target as HTMLInputElement;
                this.change(rule, checked ? 'guest' : 'member');
              }}
            />
            ${texts.guestsMay[rule]}
          </label>`,
      )}
    </div>`;
  }

  private async open(): Promise<void> {
    this.dialog.showModal();
    try {
      this.link = await this.ask();
      this.forGuests = true;
    } catch (error) {
      // Who may not invite guests can still tell others where the room is.
      console.info('No link for guests was given.', error);
      this.link = new URL(location.pathname, location.href).href;
      this.forGuests = false;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kinora-room-invite': RoomInvite;
  }
}
