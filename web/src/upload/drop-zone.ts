import { css, html, LitElement } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { messages } from '../i18n/messages';
import '../ui/icon';
import { sharedStyles } from '../ui/shared-styles';
import { acceptedFiles } from './file-rules';

/** Takes files by dropping and by choosing; sends `kinora-files` with them. */
@customElement('kinora-drop-zone')
export class DropZone extends LitElement {
  static override styles = [
    sharedStyles,
    css`
      .zone {
        display: grid;
        justify-items: center;
        gap: 0.75rem;
        padding: clamp(1.75rem, 7vw, 4rem) 1rem;
        border: 2px dashed var(--line);
        border-radius: calc(var(--radius) + 4px);
        background: var(--surface);
        text-align: center;
        transition: border-color 0.15s ease;
      }

      .zone.over {
        border-color: var(--accent);
        background: var(--surface-2);
      }

      .zone > kinora-icon {
        width: 3rem;
        height: 3rem;
        color: var(--accent);
      }

      .drop {
        font-size: 1.25rem;
        font-weight: 700;
      }

      .or {
        color: var(--ink-2);
      }

      @media (hover: none) and (pointer: coarse) {
        .drop,
        .or {
          display: none;
        }
      }
    `,
  ];

  @state() private over = false;
  @query('input') private input!: HTMLInputElement;

  override connectedCallback(): void {
    super.connectedCallback();
    // A file dropped beside the zone would otherwise replace the page.
    window.addEventListener('dragover', this.onWindowDrag);
    window.addEventListener('drop', this.onWindowDrop);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('dragover', this.onWindowDrag);
    window.removeEventListener('drop', this.onWindowDrop);
  }

  override render() {
    const texts = messages.upload;
    return html`<div
      class="zone ${this.over ? 'over' : ''}"
      @dragenter=${() => (this.over = true)}
      @dragleave=${this.onDragLeave}
    >
      <kinora-icon name="upload"></kinora-icon>
      <span class="drop">${texts.drop}</span>
      <span class="or">${texts.or}</span>
      <input type="file" hidden multiple accept=${acceptedFiles} @change=${() => this.onChosen()} />
      <button type="button" class="button primary" @click=${() => this.input.click()}>
        ${texts.choose}
      </button>
    </div>`;
  }

  private onChosen(): void {
    this.give(this.input.files);
    // So that the same file can be chosen again.
    this.input.value = '';
  }

  private give(files: FileList | null | undefined): void {
    if (!files || files.length === 0) return;
    this.dispatchEvent(new CustomEvent('kinora-files', { detail: [...files] }));
  }

  private onDragLeave(event: DragEvent): void {
    const zone = event.currentTarget as Element;
    if (!(event.relatedTarget instanceof Node) || !zone.contains(event.relatedTarget)) {
      this.over = false;
    }
  }

  private readonly onWindowDrag = (event: DragEvent): void => {
    if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
  };

  private readonly onWindowDrop = (event: DragEvent): void => {
    this.over = false;
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    this.give(event.dataTransfer.files);
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'kinora-drop-zone': DropZone;
  }
}
