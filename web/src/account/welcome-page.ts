import { html, LitElement } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Api } from '../api/client';
import type { Problem } from '../api/problem';
import { messages } from '../i18n/messages';
import type { SessionState } from '../store/state';
import { Attempt } from '../ui/attempt';
import { request } from '../ui/events';
import '../ui/form-problem';
import { formStyles } from '../ui/form-styles';
import '../ui/notice';
import { sharedStyles } from '../ui/shared-styles';
import './new-password';
import type { NewPassword } from './new-password';

/** Where a one-time link leads: an account is made, and its owner is signed in. */
@customElement('kinora-welcome-page')
export class WelcomePage extends LitElement {
  static override styles = [sharedStyles, formStyles];

  @property({ attribute: false }) api!: Api;
  @property({ attribute: false }) session: SessionState = { phase: 'loading' };
  @property() token: string | null = null;
  @state() private name = '';
  @state() private weak = false;
  @query('kinora-new-password') private password!: NewPassword;
  private readonly attempt = new Attempt(this);

  override render() {
    const texts = messages.welcome;
    const first = this.session.phase === 'known' && this.session.session.needsSetUp;
    if (this.token === null && !this.mayBeFirst()) {
      return html`<kinora-notice
        icon="alert"
        .heading=${texts.noTokenHeading}
        .text=${texts.noTokenText}
        .level=${1}
      >
        <a class="button primary" href="/sign-in">${messages.nav.signIn}</a>
      </kinora-notice>`;
    }
    const { busy, problem } = this.attempt;
    return html`<div class="sheet">
      <h1>${first ? texts.firstHeading : texts.heading}</h1>
      <p class="hint">${first ? texts.firstText : texts.text}</p>
      <form @submit=${this.onSubmit}>
        <label>
          ${texts.name}
          <input
            name="username"
            autocomplete="username"
            autocapitalize="none"
            spellcheck="false"
            maxlength="40"
            required
            .value=${this.name}
            @input=${(event: InputEvent) => (this.name = (event.target as HTMLInputElement).value)}
          />
          <span class="hint">${texts.nameHint}</span>
        </label>
        <kinora-new-password
          .name=${this.name}
          @change=${() => (this.weak = false)}
        ></kinora-new-password>
        <kinora-form-problem
          .problem=${problem}
          .text=${this.weak ? messages.password.weak : this.own(problem)}
        ></kinora-form-problem>
        <div class="actions">
          <button class="button primary" ?disabled=${busy}>
            ${busy ? texts.busy : texts.submit}
          </button>
        </div>
      </form>
    </div>`;
  }

  /** Who sits at the machine itself makes the first account without a link. */
  private mayBeFirst(): boolean {
    if (this.session.phase !== 'known') return this.session.phase === 'loading';
    const { needsSetUp, access } = this.session.session;
    return needsSetUp && access === 'open';
  }

  /** What this page knows better than the general words for a status. */
  private own(problem: Problem | null): string {
    if (problem === null) return '';
    const texts = messages.welcome;
    if (problem.kind === 'signed-out' || problem.kind === 'missing') {
      return problem.detail ?? texts.spent;
    }
    if (problem.kind !== 'refused') return '';
    if (problem.status === 409) return texts.nameTaken;
    return problem.status === 403 ? (problem.detail ?? texts.spent) : '';
  }

  private async onSubmit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const { token, password } = this;
    this.weak = !password.good;
    if (this.weak) {
      password.focus();
      return;
    }
    const done = await this.attempt.run(() =>
      this.api.accounts.join(this.name.trim(), password.value, token),
    );
    if (done === null) return;
    request(this, 'kinora-session', { session: done.value });
    request(this, 'kinora-open', { path: '/' });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kinora-welcome-page': WelcomePage;
  }
}
