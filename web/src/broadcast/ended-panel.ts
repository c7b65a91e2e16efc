import { html, LitElement } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Api } from '../api/client';
import { messages } from '../i18n/messages';
import { RecordingWait } from '../live/recording-wait';
import { formatRoute, watchRoute } from '../routing/route';
import '../ui/notice';
import { sharedStyles } from '../ui/shared-styles';

/** The end of one's own broadcast, with the way to what it became. */
@customElement('kinora-ended-panel')
export class EndedPanel extends LitElement {
  static override styles = sharedStyles;

  @property({ attribute: false }) api!: Api;
  @property() name = '';
  @state() private recording: string | null = null;
  private wait: RecordingWait | null = null;

  protected override willUpdate(): void {
    this.wait ??= new RecordingWait(this.api.live, this.name, (recording) => {
      this.recording = recording;
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.wait?.end();
    this.wait = null;
  }

  override render() {
    const texts = messages.goLive;
    return html`<kinora-notice
      icon="check"
      .heading=${texts.endedHeading}
      .text=${texts.endedText}
      .level=${1}
    >
      <p role="status">
        ${
          this.recording === null
            ? texts.recordingWaits
            : html`<a class="button primary" href=${formatRoute(watchRoute(this.recording))}>
                ${texts.recording}
              </a>`
        }
      </p>
      <button
        type="button"
        class="button"
        @click=${() => this.dispatchEvent(new CustomEvent('kinora-again'))}
      >
        ${texts.again}
      </button>
    </kinora-notice>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kinora-ended-panel': EndedPanel;
  }
}
