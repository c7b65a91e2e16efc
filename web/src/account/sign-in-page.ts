import { html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Api } from '../api/client';
import { messages } from '../i18n/messages';
import type { SessionState } from '../store/state';
import { Attempt } from '../ui/attempt';
import { request } from '../ui/events';
import '../ui/form-problem';
import { formStyles } from '../ui/form-styles';
import { sharedStyles } from '../ui/shared-styles';

/** Name and password, then back to where the visitor wanted to be. */
@customElement('kinora-sign-in-page')
export class SignInPage extends LitElement {
  static override styles = [sharedStyles, formStyles];

  @property({ attribute: false }) api!: Api;
  @property({ attribute: false }) session: SessionState = { phase: 'loading' };
  @property() back = '/';
  @state() private wrong = false;
  @query('#name') private nameField!: HTMLInputElement;
  @query('#password') private passwordField!: HTMLInputElement;
  private readonly attempt = new Attempt(this);

  protected override firstUpdated(): void {
    this.nameField.focus();
  }

  override render() {
    const texts = messages.signIn;
    const { busy, problem } = this.attempt;
    const needsSetUp = this.session.phase === 'known' && this.session.session.needsSetUp;
    return html`<div class="sheet">
      <h1>${texts.heading}</h1>
      ${needsSetUp ? this.setUpHint() : nothing}
      <form @submit=${this.onSubmit}>
        <label>
          ${texts.name}
          <input
            id="name"
            name="username"
            autocomplete="username"
            autocapitalize="none"
            spellcheck="false"
            maxlength="100"
            required
          />
        </label>
        <label>
          ${texts.password}
          <input
            id="password"
            name="password"
            type="password"
            autocomplete="current-password"
            maxlength="200"
            required
            aria-invalid=${this.wrong}
          />
        </label>
        <kinora-form-problem
          .problem=${problem}
          .text=${this.wrong ? texts.wrong : ''}
        ></kinora-form-problem>
        <div class="actions">
          <button class="button primary" ?disabled=${busy}>
            ${busy ? texts.busy : texts.submit}
          </button>
        </div>
      </form>
      <p class="hint">${texts.noAccount}</p>
    </div>`;
  }

  private setUpHint() {
    const open = this.session.phase === 'known' && this.session.session.access === 'open';
    const texts = messages.signIn;
    if (!open) return html`<p class="hint">${texts.needsSetUp}</p>`;
    return html`<p class="hint">${texts.needsFirst}</p>
      <div class="actions"><a class="button" href="/welcome">${texts.makeFirst}</a></div>`;
  }

  private async onSubmit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const { nameField, passwordField } = this;
    const done = await this.attempt.run(() =>
      this.api.session.signIn(nameField.value.trim(), passwordField.value),
    );
    this.wrong = this.attempt.problem?.kind === 'signed-out';
    if (done === null) {
      passwordField.select();
      passwordField.focus();
      return;
    }
    request(this, 'kinora-session', { session: done.value });
    request(this, 'kinora-open', { path: this.back });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kinora-sign-in-page': SignInPage;
  }
}
