import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Api } from '../api/client';
import type { SessionAccount } from '../api/session';
import { messages } from '../i18n/messages';
import type { SessionState } from '../store/state';
import { Attempt } from '../ui/attempt';
import { request } from '../ui/events';
import '../ui/form-problem';
import { columnStyles, formStyles } from '../ui/form-styles';
import { sharedStyles } from '../ui/shared-styles';
import './change-password';
import './device-list';

/** Who I am, my password, where I am signed in. */
@customElement('kinora-account-page')
export class AccountPage extends LitElement {
  static override styles = [sharedStyles, formStyles, columnStyles];

  @property({ attribute: false }) api!: Api;
  @property({ attribute: false }) session: SessionState = { phase: 'loading' };
  private readonly leaving = new Attempt(this);

  override render() {
    const account = this.session.phase === 'known' ? this.session.session.account : null;
    return account === null ? nothing : this.page(account);
  }

  private page(account: SessionAccount) {
    const texts = messages.account;
    return html`<h1>${account.name}</h1>
      <p class="hint">${messages.roles[account.role]}</p>
      <section aria-labelledby="devices">
        <h2 id="devices">${texts.devices}</h2>
        <kinora-device-list .api=${this.api}></kinora-device-list>
        <kinora-form-problem .problem=${this.leaving.problem}></kinora-form-problem>
        <div class="actions">
          <button
            type="button"
            class="button"
            ?disabled=${this.leaving.busy}
            @click=${() => this.signOut()}
          >
            ${texts.signOut}
          </button>
        </div>
      </section>
      <section aria-labelledby="password">
        <h2 id="password">${texts.changePassword}</h2>
        <kinora-change-password .api=${this.api} .account=${account}></kinora-change-password>
      </section>`;
  }

  private async signOut(): Promise<void> {
    const done = await this.leaving.run(() => this.api.session.signOut());
    if (done === null) return;
    request(this, 'kinora-open', { path: '/' });
    request(this, 'kinora-session', { session: done.value });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kinora-account-page': AccountPage;
  }
}
