import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Api } from '../api/client';
import type { Device } from '../api/session';
import { moment } from '../format/time';
import { messages } from '../i18n/messages';
import { Attempt } from '../ui/attempt';
import '../ui/form-problem';
import { formStyles, rowsStyles } from '../ui/form-styles';
import '../ui/icon';
import { sharedStyles } from '../ui/shared-styles';
import { agentName } from './agent-name';

/** Everywhere this account is signed in, each to be ended from here. */
@customElement('kinora-device-list')
export class DeviceList extends LitElement {
  static override styles = [sharedStyles, formStyles, rowsStyles];

  @property({ attribute: false }) api!: Api;
  @state() private devices: readonly Device[] | null = null;
  private readonly attempt = new Attempt(this);

  protected override willUpdate(): void {
    if (!this.hasUpdated) void this.load();
  }

  override render() {
    return html`<kinora-form-problem .problem=${this.attempt.problem}></kinora-form-problem> ${
        this.devices === null
          ? nothing
          : html`<ul class="rows" role="list">
              ${repeat(
                this.devices,
                (device) => device.id,
                (device) => this.row(device),
              )}
            </ul>`
      }`;
  }

  private row(device: Device) {
    const texts = messages.account;
    const name = agentName(device.agent) ?? texts.unknownDevice;
    return html`<li>
      <kinora-icon name="device"></kinora-icon>
      <div class="what">
        <strong title=${device.agent ?? ''}>${name}</strong>
        <span class="hint">
          ${
            device.current
              ? texts.thisDevice
              : texts.lastSeen(moment(device.lastSeenAt, messages.locale))
          }
        </span>
      </div>
      ${
        device.current
          ? nothing
          : html`<button
              type="button"
              class="button small"
              aria-label=${texts.revokeLabel(name)}
              ?disabled=${this.attempt.busy}
              @click=${() => this.revoke(device)}
            >
              ${texts.revoke}
            </button>`
      }
    </li>`;
  }

  private async load(): Promise<void> {
    const done = await this.attempt.run(() => this.api.session.devices());
    if (done !== null) this.devices = done.value;
  }

  private async revoke(device: Device): Promise<void> {
    const done = await this.attempt.run(() => this.api.session.revoke(device.id));
    if (done === null) return;
    this.devices = this.devices?.filter((one) => one.id !== device.id) ?? null;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kinora-device-list': DeviceList;
  }
}
