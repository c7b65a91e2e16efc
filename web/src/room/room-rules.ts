import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { messages } from '../i18n/messages';
import { formStyles } from '../ui/form-styles';
import { sharedStyles } from '../ui/shared-styles';
import {
  roomRoles,
  type RoomRole,
  type RuleName,
  type Settings,
  type SwitchName,
} from './protocol';

const switches: readonly SwitchName[] = ['holds', 'rates'];
const rules: readonly RuleName[] = ['control', 'queue', 'chat', 'share', 'takeHost'];

/** Who may do what in the room, for those who decide about it. */
@customElement('kinora-room-rules')
export class RoomRules extends LitElement {
  static override styles = [
    sharedStyles,
    formStyles,
    css`
      :host {
        display: grid;
        gap: 0.6rem;
        padding: 0.75rem 1rem 1rem;
        border-top: 1px solid var(--line);
      }

      h2 {
        font-size: 1rem;
      }

      label {
        grid-template-columns: 1fr auto;
        align-items: center;
        font-size: 0.9375rem;
        font-weight: 400;
      }

      select {
        width: auto !important;
        min-height: 2.5rem !important;
      }
    `,
  ];

  @property({ attribute: false }) settings!: Settings;
  @property({ attribute: false }) change!: (rule: RuleName, role: RoomRole) => void;
  @property({ attribute: false }) turn!: (name: SwitchName, on: boolean) => void;

  override render() {
    const texts = messages.room.rules;
    return html`<h2>${texts.heading}</h2>
      ${rules.map(
        (rule) =>
          html`<label>
            ${texts.may[rule]}
            <select @change=${(event: Event) => this.onChange(rule, event)}>
              ${roomRoles.map(
                (role) =>
                  html`<option value=${role} ?selected=${this.settings[rule] === role}>
                    ${texts.who[role]}
                  </option>`,
              )}
            </select>
          </label>`,
      )}
      ${switches.map(
        (name) =>
          html`<label>
            ${texts.does[name]}
            <input
              type="checkbox"
              .checked=${this.settings[name]}
              @change=${(event: Event) =>
                this.turn(name, (event.target as HTMLInputElement).checked)}
            />
          </label>`,
      )}`;
  }

  private onChange(rule: RuleName, event: Event): void {
    const { value } = event.target as HTMLSelectElement;
    const role = roomRoles.find((known) => known === value);
    if (role !== undefined) this.change(rule, role);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kinora-room-rules': RoomRules;
  }
}
