import { html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { messages } from '../i18n/messages';
import '../ui/copy-field';
import { formStyles } from '../ui/form-styles';
import { sharedStyles } from '../ui/shared-styles';

/** Where raw streams are taken unless the settings say otherwise. */
const ingestPort = 9090;

/** How other programs send to this server: commands to copy. */
@customElement('kinora-ingest-help')
export class IngestHelp extends LitElement {
  static override styles = [sharedStyles, formStyles];

  @property() name = '';

  override render() {
    const texts = messages.goLive;
    const { hostname, origin } = location;
    const name = this.name === '' ? 'live' : this.name;
    const file = 'ffmpeg -re -i FILM.mp4 -c copy -f mpegts';
    return html`<form @submit=${(event: Event) => event.preventDefault()}>
      <p class="hint">${texts.programText}</p>
      <kinora-copy-field
        .label=${texts.command}
        .text=${`${file} -metadata service_name=${name} tcp://${hostname}:${ingestPort}`}
      ></kinora-copy-field>
      <p class="hint">${texts.programKey}</p>
      <p class="hint">${texts.programHttp}</p>
      <kinora-copy-field
        .label=${texts.command}
        .text=${`${file} -method PUT ${origin}/live/${name}`}
      ></kinora-copy-field>
    </form>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kinora-ingest-help': IngestHelp;
  }
}
