import { html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Api } from '../api/client';
import type { SessionAccount } from '../api/session';
import { messages } from '../i18n/messages';
import { Attempt } from '../ui/attempt';
import '../ui/form-problem';
import { formStyles } from '../ui/form-styles';
import { sharedStyles } from '../ui/shared-styles';
import './new-password';
import type { NewPassword } from './new-password';

/** The old password once more, and a new one. */
@customElement('kinora-change-password')
export class ChangePassword extends LitElement {
  static override styles = [sharedStyles, formStyles];

  @property({ attribute: false }) api!: Api;
  @property({ attribute: false }) account!: SessionAccount;
  @state() private said: 'nothing' | 'weak' | 'wrong' | 'done' = 'nothing';
  @query('#old') private old!: HTMLInputElement;
  @query('kinora-new-password') private password!: NewPassword;
  private readonly attempt = new Attempt(this);

  override render() {
    const texts = messages.account;
    const { busy, problem } = this.attempt;
    const own = { nothing: '', done: '', weak: messages.password.weak, wrong: texts.wrongPassword };
    return html`<form @submit=${this.onSubmit}>
      <label>
        ${texts.oldPassword}
        <input
          id="old"
          type="password"
          autocomplete="current-password"
          maxlength="200"
          required
          aria-invalid=${this.said === 'wrong'}
        />
      </label>
      <kinora-new-password
        .label=${texts.newPassword}
        .name=${this.account.name}
        @change=${() => (this.said = 'nothing')}
      ></kinora-new-password>
      <kinora-form-problem .problem=${problem} .text=${own[this.said]}></kinora-form-problem>
      <div class="actions">
        <button class="button primary" ?disabled=${busy}>${texts.changePassword}</button>
        <span role="status">
          ${this.said === 'done' ? html`<span class="done">${texts.changed}</span>` : nothing}
        </span>
      </div>
    </form>`;
  }

  private async onSubmit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const { old, password, account } = this;
    if (!password.good) {
      this.said = 'weak';
      password.focus();
      return;
    }
    const change = { oldPassword: old.value, password: password.value };
    const done = await this.attempt.run(() => this.api.accounts.change(account.id, change));
    if (done === null) {
      const { problem } = this.attempt;
      const refused = problem?.kind === 'refused' && problem.status === 403;
      this.said = problem?.kind === 'signed-out' || refused ? 'wrong' : 'nothing';
      return;
    }
    this.said = 'done';
    old.value = '';
    password.clear();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kinora-change-password': ChangePassword;
  }
}
