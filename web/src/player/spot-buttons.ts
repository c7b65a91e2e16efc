import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { clockTime } from '../format/time';
import { messages } from '../i18n/messages';
import { Attempt } from '../ui/attempt';
import '../ui/form-problem';
import '../ui/icon';
import { sharedStyles } from '../ui/shared-styles';
import type { SpotBook } from './spots';

/** "Save my spot" and the way back to it. Sends `kinora-spot` with the seconds to go to. */
@customElement('kinora-spot-buttons')
export class SpotButtons extends LitElement {
  static override styles = [
    sharedStyles,
    css`
      :host {
        display: contents;
      }

      kinora-icon {
        width: 1.2rem;
        height: 1.2rem;
      }
    `,
  ];

  @property() titleId = '';
  @property({ attribute: false }) book!: SpotBook;
  /** Where the film is now. */
  @property({ attribute: false }) position: () => number = () => 0;
  @state() private spot: number | null = null;
  @state() private saved = false;
  private readonly attempt = new Attempt(this);

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('titleId') || changed.has('book')) void this.load();
  }

  override render() {
    const texts = messages.spot;
    const { spot } = this;
    return html`<button
        type="button"
        class="button"
        ?disabled=${this.attempt.busy}
        @click=${() => this.save()}
      >
        <kinora-icon name=${this.saved ? 'check' : 'flag'}></kinora-icon>
        <span role="status">${this.saved ? texts.saved : texts.save}</span>
      </button>
      ${
        spot === null
          ? nothing
          : html`<button type="button" class="button" @click=${() => this.go(spot)}>
              ${texts.go(clockTime(spot))}
            </button>`
      }
      <kinora-form-problem .problem=${this.attempt.problem}></kinora-form-problem>`;
  }

  private async load(): Promise<void> {
    const { titleId, book } = this;
    this.spot = null;
    try {
      const spot = await book.read(titleId);
      if (titleId === this.titleId && book === this.book) this.spot = spot;
    } catch (error) {
      console.info('The saved spot could not be read.', error);
    }
  }

  private async save(): Promise<void> {
    const seconds = Math.round(this.position() * 10) / 10;
    const done = await this.attempt.run(() => this.book.save(this.titleId, seconds));
    if (done === null) return;
    this.spot = seconds;
    this.saved = true;
    window.setTimeout(() => (this.saved = false), 3_000);
  }

  private go(seconds: number): void {
    this.dispatchEvent(new CustomEvent<number>('kinora-spot', { detail: seconds }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kinora-spot-buttons': SpotButtons;
  }
}
