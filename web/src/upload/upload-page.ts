import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Api } from '../api/client';
import { messages } from '../i18n/messages';
import { confirmed } from '../ui/confirm';
import { columnStyles, formStyles } from '../ui/form-styles';
import { sharedStyles } from '../ui/shared-styles';
import './drop-zone';
import type { UploadItem } from './item';
import { uploadQueue } from './queue';
import type { UploadQueue } from './upload-queue';
import './upload-row';
import type { UploadAction } from './upload-row';

/** Films from this device into the library. */
@customElement('kinora-upload-page')
export class UploadPage extends LitElement {
  static override styles = [
    sharedStyles,
    formStyles,
    columnStyles,
    css`
      h1 {
        margin-bottom: 0.35rem;
      }

      kinora-drop-zone {
        display: block;
        margin: 1.5rem 0 2.25rem;
      }

      ul {
        display: grid;
        gap: 0.75rem;
        margin: 1rem 0 0;
        padding: 0;
        list-style: none;
      }
    `,
  ];

  @property({ attribute: false }) api!: Api;
  private unsubscribe: (() => void) | null = null;

  private get queue(): UploadQueue {
    return uploadQueue(this.api);
  }

  // Not when connected: a page whose code comes late has its properties only now.
  protected override willUpdate(): void {
    this.unsubscribe ??= this.queue.subscribe(() => this.requestUpdate());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.unsubscribe?.();
    this.unsubscribe = null;
  }

  override render() {
    const texts = messages.upload;
    const { items } = this.queue;
    return html`<h1>${texts.title}</h1>
      <p class="hint">${texts.text}</p>
      <kinora-drop-zone @kinora-files=${this.onFiles}></kinora-drop-zone>
      ${items.length === 0 ? nothing : this.list(items)}`;
  }

  private list(items: readonly UploadItem[]) {
    return html`<h2>${messages.upload.list}</h2>
      <ul role="list" @kinora-upload=${this.onAction}>
        ${repeat(
          items,
          (item) => item.key,
          (item) => html`<li><kinora-upload-row .item=${item}></kinora-upload-row></li>`,
        )}
      </ul>`;
  }

  private onFiles(event: CustomEvent<readonly File[]>): void {
    this.queue.add(event.detail);
  }

  private onAction({ detail }: CustomEvent<{ action: UploadAction; key: number }>): void {
    if (detail.action === 'cancel') void this.cancel(detail.key);
    else this.queue[detail.action](detail.key);
  }

  private async cancel(key: number): Promise<void> {
    const item = this.queue.items.find((one) => one.key === key);
    if (item === undefined) return;
    const texts = messages.upload;
    if (await confirmed(texts.cancelQuestion(item.name), texts.cancelYes)) this.queue.cancel(key);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kinora-upload-page': UploadPage;
  }
}
