import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { messages } from '../i18n/messages';
import { formStyles } from '../ui/form-styles';
import '../ui/icon';
import { sharedStyles } from '../ui/shared-styles';
import { devices, type CaptureWish, type DeviceChoice } from './capture';
import { captureChoicesStyles } from './capture-choices-styles';

const heights = [480, 720, 1080] as const;

export const usualWish: CaptureWish = {
  picture: 'camera',
  camera: '',
  microphone: '',
  height: 720,
};

/** What is to be on air. Sends `kinora-wish` with every change. */
@customElement('kinora-capture-choices')
export class CaptureChoices extends LitElement {
  static override styles = [sharedStyles, formStyles, captureChoicesStyles];

  @property({ attribute: false }) wish: CaptureWish = usualWish;
  /** Changes when the browser may have more to tell about its devices. */
  @property({ attribute: false }) stream: MediaStream | null = null;
  @state() private cameras: readonly DeviceChoice[] = [];
  @state() private microphones: readonly DeviceChoice[] = [];

  override connectedCallback(): void {
    super.connectedCallback();
    navigator.mediaDevices?.addEventListener('devicechange', this.look);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    navigator.mediaDevices?.removeEventListener('devicechange', this.look);
  }

  protected override updated(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('stream')) this.look();
  }

  override render() {
    const texts = messages.goLive;
    const { wish } = this;
    return html`<fieldset>
        <legend>${texts.picture}</legend>
        ${this.kind('camera', texts.camera)}${this.kind('screen', texts.screen)}
      </fieldset>
      <div class="fields">
        ${
          wish.picture === 'camera'
            ? html`<label>
                ${texts.whichCamera}
                ${this.select(texts.camera, this.cameras, wish.camera, (camera) => ({ camera }))}
              </label>`
            : nothing
        }
        <label>
          ${texts.microphone}
          ${this.select(texts.microphone, this.microphones, wish.microphone, (microphone) => ({
            microphone,
          }))}
        </label>
        <label>
          ${texts.size}
          <select
            @change=${(event: Event) =>
              this.send({ height: Number((event.target as HTMLSelectElement).value) })}
          >
            ${heights.map(
              (height) =>
                html`<option value=${height} ?selected=${height === wish.height}>
                  ${texts.sizes[height]}
                </option>`,
            )}
          </select>
        </label>
      </div>`;
  }

  private kind(picture: CaptureWish['picture'], label: string) {
    return html`<label class="kind">
      <input
        type="radio"
        name="picture"
        .checked=${this.wish.picture === picture}
        @change=${() => this.send({ picture })}
      />
      <kinora-icon name=${picture}></kinora-icon>
      ${label}
    </label>`;
  }

  /** Microphones may also be none at all, which is the value `null`. */
  private select<T extends string | null>(
    kind: string,
    choices: readonly DeviceChoice[],
    chosen: T,
    change: (id: string) => Partial<CaptureWish>,
  ) {
    const texts = messages.goLive;
    const none = kind === texts.microphone;
    const onChange = (event: Event) => {
      const { value } = event.target as HTMLSelectElement;
      this.send(value === 'none' ? { microphone: null } : change(value));
    };
    return html`<select @change=${onChange}>
      <option value="" ?selected=${chosen === ''}>${texts.standardDevice}</option>
      ${choices.map(
        ({ id, label }, at) =>
          html`<option value=${id} ?selected=${chosen === id}>
            ${label === '' ? texts.numbered(kind, at + 1) : label}
          </option>`,
      )}
      ${
        none
          ? html`<option value="none" ?selected=${chosen === null}>${texts.noMicrophone}</option>`
          : nothing
      }
    </select>`;
  }

  private send(change: Partial<CaptureWish>): void {
    const detail: CaptureWish = { ...this.wish, ...change };
    this.dispatchEvent(new CustomEvent('kinora-wish', { detail }));
  }

  private readonly look = (): void => {
    void Promise.all([devices('videoinput'), devices('audioinput')]).then(
      ([cameras, microphones]) => {
        this.cameras = cameras;
        this.microphones = microphones;
      },
    );
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'kinora-capture-choices': CaptureChoices;
  }
}
