import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Invitation } from '../api/accounts';
import type { Api } from '../api/client';
import { accountRoles, type Role } from '../api/session';
import { moment } from '../format/time';
import { messages } from '../i18n/messages';
import { Attempt } from '../ui/attempt';
import '../ui/copy-field';
import '../ui/form-problem';
import { formStyles, rowsStyles } from '../ui/form-styles';
import '../ui/icon';
import { sharedStyles } from '../ui/shared-styles';

const dayChoices = [1, 7, 30] as const;

/** Makes one-time links, shows the newest to be passed on, and withdraws what is still open. */
@customElement('kinora-invitations')
export class Invitations extends LitElement {
  static override styles = [
    sharedStyles,
    formStyles,
    rowsStyles,
    css`
      :host,
      [role='status'] {
        display: grid;
        gap: 1rem;
      }
    `,
  ];

  @property({ attribute: false }) api!: Api;
  @state() private open: readonly Invitation[] = [];
  /** Only the answer that made it tells its link. */
  @state() private made: Invitation | null = null;
  private chosenRole: Role = 'member';
  private days = 7;
  private readonly attempt = new Attempt(this);

  protected override willUpdate(): void {
    if (!this.hasUpdated) void this.load();
  }

  override render() {
    const texts = messages.people;
    return html`<form @submit=${this.onSubmit}>
        <div class="actions">
          <label>
            ${texts.role}
            <select
              @change=${(event: Event) =>
                (this.chosenRole = (event.target as HTMLSelectElement).value as Role)}
            >
              ${accountRoles.map(
                (role) =>
                  html`<option value=${role} ?selected=${role === this.chosenRole}>
                    ${messages.roles[role]}
                  </option>`,
              )}
            </select>
          </label>
          <label>
            ${texts.validFor}
            <select
              @change=${(event: Event) =>
                (this.days = Number((event.target as HTMLSelectElement).value))}
            >
              ${dayChoices.map(
                (days) =>
                  html`<option value=${days} ?selected=${days === this.days}>
                    ${texts.days(days)}
                  </option>`,
              )}
            </select>
          </label>
        </div>
        <kinora-form-problem .problem=${this.attempt.problem}></kinora-form-problem>
        <div class="actions">
          <button class="button primary" ?disabled=${this.attempt.busy}>${texts.makeLink}</button>
        </div>
      </form>
      <div role="status">${this.made === null ? nothing : this.link(this.made)}</div>
      ${this.open.length === 0 ? nothing : this.list()}`;
  }

  private link({ url }: Invitation) {
    return html`<kinora-copy-field
        .label=${messages.people.link}
        .text=${url === null ? '' : new URL(url, location.origin).href}
      ></kinora-copy-field>
      <p class="hint">${messages.people.linkOnce}</p>`;
  }

  private list() {
    const texts = messages.people;
    return html`<h3>${texts.openInvitations}</h3>
      <ul class="rows" role="list">
        ${repeat(
          this.open,
          ({ id }) => id,
          (invitation) =>
            html`<li>
              <div class="what">
                <strong>${messages.roles[invitation.role]}</strong>
                ${
                  invitation.expiresAt === null
                    ? nothing
                    : html`<span class="hint">
                        ${texts.expires(moment(invitation.expiresAt, messages.locale))}
                      </span>`
                }
              </div>
              <button
                type="button"
                class="button small"
                ?disabled=${this.attempt.busy}
                @click=${() => this.withdraw(invitation)}
              >
                ${texts.withdraw}
              </button>
            </li>`,
        )}
      </ul>`;
  }

  private async load(): Promise<void> {
    const done = await this.attempt.run(() => this.api.accounts.invitations());
    if (done !== null) this.open = done.value;
  }

  private async onSubmit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const { chosenRole: role, days } = this;
    const done = await this.attempt.run(() => this.api.accounts.invite(role, days));
    if (done === null) return;
    this.made = done.value;
    this.open = [done.value, ...this.open];
  }

  private async withdraw({ id }: Invitation): Promise<void> {
    const done = await this.attempt.run(() => this.api.accounts.withdraw(id));
    if (done === null) return;
    this.open = this.open.filter((one) => one.id !== id);
    if (this.made?.id === id) this.made = null;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kinora-invitations': Invitations;
  }
}
