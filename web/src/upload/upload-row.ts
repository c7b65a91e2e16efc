import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { UploadStatus } from '../api/uploads';
import { byteSize, percent } from '../format/quantity';
import { shortLength } from '../format/time';
import { messages } from '../i18n/messages';
import { problemText } from '../i18n/problem-text';
import { formatRoute, watchRoute } from '../routing/route';
import { formStyles } from '../ui/form-styles';
import '../ui/icon';
import '../ui/progress-bar';
import { sharedStyles } from '../ui/shared-styles';
import type { UploadItem } from './item';
import { uploadRowStyles } from './upload-row-styles';

export type UploadAction = 'pause' | 'resume' | 'cancel' | 'dismiss';

/** One file from "waiting" to "ready": one line, one bar. Sends `kinora-upload` with what is asked. */
@customElement('kinora-upload-row')
export class UploadRow extends LitElement {
  static override styles = [sharedStyles, formStyles, uploadRowStyles];

  @property({ attribute: false }) item!: UploadItem;

  override render() {
    const { item } = this;
    return html`<div class="row ${item.stage.kind}">
      <div class="what">
        <h3>${item.name}</h3>
        <p class="state" role=${this.isMoving() ? nothing : 'status'}>${this.state()}</p>
      </div>
      <div class="actions">${this.actions()}</div>
      ${this.bar()}
    </div>`;
  }

  /** Figures that change all the time are not read aloud; the bar tells them to who asks. */
  private isMoving(): boolean {
    const { stage } = this.item;
    const status = stage.kind === 'making' ? stage.status : null;
    return stage.kind === 'sending' || status?.state === 'encoding';
  }

  private state(): string | TemplateResult {
    const texts = messages.upload;
    const { stage, sentBytes, sizeBytes } = this.item;
    switch (stage.kind) {
      case 'refused':
        return this.bad(texts.refused[stage.why]);
      case 'interrupted':
        return texts.interrupted;
      case 'waiting':
        return texts.waiting;
      case 'paused':
        return texts.paused;
      case 'broken':
        return this.bad(problemText(stage.problem, messages));
      case 'making':
        return this.making(stage.status);
      case 'sending': {
        const { locale } = messages;
        const parts = [texts.sending(byteSize(sentBytes, locale), byteSize(sizeBytes, locale))];
        const { bytesPerSecond, secondsLeft } = stage;
        if (bytesPerSecond !== null) parts.push(texts.speed(byteSize(bytesPerSecond, locale)));
        if (secondsLeft !== null) parts.push(texts.left(shortLength(secondsLeft, locale)));
        return parts.join(' · ');
      }
    }
  }

  private making(status: UploadStatus | null): string | TemplateResult {
    const texts = messages.upload;
    switch (status?.state) {
      case undefined:
      case 'receiving':
        return texts.received;
      case 'probing':
        // What takes so long, where the server knows.
        return status?.error ?? texts.probing;
      case 'encoding':
        return texts.encoding(percent(status?.progress ?? 0, messages.locale));
      case 'ready':
        return html`<span class="done">${texts.ready}</span>`;
      case 'failed':
        return this.bad(status?.error ?? texts.failed);
    }
  }

  private bad(text: string) {
    return html`<span class="bad"><kinora-icon name="alert"></kinora-icon>${text}</span>`;
  }

  private bar() {
    const { stage, sentBytes, sizeBytes, name } = this.item;
    const texts = messages.upload;
    switch (stage.kind) {
      case 'sending':
      case 'paused':
        return html`<kinora-progress-bar
          .value=${sizeBytes === 0 ? 0 : sentBytes / sizeBytes}
          .label=${texts.progress(name)}
        ></kinora-progress-bar>`;
      case 'making': {
        const status = stage.status;
        if (status?.state === 'failed' || status?.state === 'ready') return nothing;
        const value = status?.state === 'encoding' ? status.progress : 0;
        return html`<kinora-progress-bar
          .value=${value}
          .label=${texts.making(name)}
        ></kinora-progress-bar>`;
      }
      default:
        return nothing;
    }
  }

  private actions() {
    const { stage } = this.item;
    const texts = messages.upload;
    switch (stage.kind) {
      case 'waiting':
      case 'sending':
        return html`${this.button('pause', texts.pause)}${this.button('cancel', texts.cancel)}`;
      case 'paused':
        return html`${this.button('resume', texts.resume)}${this.button('cancel', texts.cancel)}`;
      case 'broken':
        return html`${this.button('resume', texts.retry)}${this.button('cancel', texts.cancel)}`;
      case 'interrupted':
        return this.button('cancel', texts.cancel);
      case 'refused':
        return this.button('dismiss', texts.dismiss);
      case 'making':
        return html`${this.watch(stage.status)}
        ${
          stage.status?.state === 'ready' || stage.status?.state === 'failed'
            ? this.button('dismiss', texts.dismiss)
            : nothing
        }`;
    }
  }

  /** As soon as it is a title, long before all of it is prepared. */
  private watch(status: UploadStatus | null) {
    if (status === null || status.title === null || status.state === 'failed') return nothing;
    const texts = messages.upload;
    return html`<a
      class="button small primary"
      href=${formatRoute(watchRoute(status.title))}
      aria-label=${texts.of(texts.watch, this.item.name)}
    >
      ${texts.watch}
    </a>`;
  }

  private button(action: UploadAction, label: string) {
    const detail = { action, key: this.item.key };
    return html`<button
      type="button"
      class="button small"
      aria-label=${messages.upload.of(label, this.item.name)}
      @click=${() =>
        this.dispatchEvent(new CustomEvent('kinora-upload', { detail, bubbles: true }))}
    >
      ${label}
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kinora-upload-row': UploadRow;
  }
}
