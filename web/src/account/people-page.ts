import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Person } from '../api/accounts';
import type { Api } from '../api/client';
import { accountRoles, type Role } from '../api/session';
import { messages } from '../i18n/messages';
import type { SessionState } from '../store/state';
import { Attempt } from '../ui/attempt';
import { confirmed } from '../ui/confirm';
import '../ui/form-problem';
import { columnStyles, formStyles, rowsStyles } from '../ui/form-styles';
import '../ui/icon';
import { sharedStyles } from '../ui/shared-styles';
import './invitations';

/** Everybody with an account, for administrators: roles, removal, invitations. */
@customElement('kinora-people-page')
export class PeoplePage extends LitElement {
  static override styles = [sharedStyles, formStyles, columnStyles, rowsStyles];

  @property({ attribute: false }) api!: Api;
  @property({ attribute: false }) session: SessionState = { phase: 'loading' };
  @state() private people: readonly Person[] | null = null;
  private readonly attempt = new Attempt(this);

  protected override willUpdate(): void {
    if (!this.hasUpdated) void this.load();
  }

  override render() {
    const texts = messages.people;
    return html`<h1>${texts.title}</h1>
      <section aria-labelledby="accounts">
        <h2 id="accounts">${texts.accounts}</h2>
        <kinora-form-problem .problem=${this.attempt.problem}></kinora-form-problem>
        ${this.people === null ? nothing : this.list(this.people)}
      </section>
      <section aria-labelledby="invite">
        <h2 id="invite">${texts.invite}</h2>
        <p class="hint">${texts.inviteText}</p>
        <kinora-invitations .api=${this.api}></kinora-invitations>
      </section>`;
  }

  private list(people: readonly Person[]) {
    if (people.length === 0) return html`<p class="hint">${messages.people.nobody}</p>`;
    return html`<ul class="rows" role="list">
      ${repeat(
        people,
        (person) => person.id,
        (person) => this.row(person),
      )}
    </ul>`;
  }

  private row(person: Person) {
    const texts = messages.people;
    const known = this.session.phase === 'known' ? this.session.session.account : null;
    const self = known?.id === person.id;
    return html`<li>
      <kinora-icon name="person"></kinora-icon>
      <div class="what">
        <strong>${person.name}</strong>
        ${self ? html`<span class="hint">${texts.you}</span>` : nothing}
      </div>
      <select
        aria-label=${texts.roleOf(person.name)}
        ?disabled=${self || this.attempt.busy}
        @change=${(event: Event) => this.onRole(person, event.target as HTMLSelectElement)}
      >
        ${accountRoles.map(
          (role) =>
            html`<option value=${role} ?selected=${role === person.role}>
              ${messages.roles[role]}
            </option>`,
        )}
      </select>
      <button
        type="button"
        class="button small danger"
        aria-label=${texts.removeLabel(person.name)}
        ?disabled=${self || this.attempt.busy}
        @click=${() => this.removePerson(person)}
      >
        ${texts.remove}
      </button>
    </li>`;
  }

  private async load(): Promise<void> {
    const done = await this.attempt.run(() => this.api.accounts.people());
    if (done !== null) this.people = done.value;
  }

  private async onRole(person: Person, select: HTMLSelectElement): Promise<void> {
    const role = select.value as Role;
    const done = await this.attempt.run(() => this.api.accounts.change(person.id, { role }));
    if (done === null) select.value = person.role;
    else this.replace(person.id, { ...person, role });
  }

  private async removePerson(person: Person): Promise<void> {
    if (!(await confirmed(messages.people.removeQuestion(person.name), messages.people.remove))) {
      return;
    }
    const done = await this.attempt.run(() => this.api.accounts.remove(person.id));
    if (done !== null) this.replace(person.id, null);
  }

  private replace(id: string, changed: Person | null): void {
    this.people =
      this.people?.flatMap((one) => (one.id !== id ? [one] : changed === null ? [] : [changed])) ??
      null;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kinora-people-page': PeoplePage;
  }
}
