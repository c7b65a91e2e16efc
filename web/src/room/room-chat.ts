import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { messages } from '../i18n/messages';
import { formStyles } from '../ui/form-styles';
import { sharedStyles } from '../ui/shared-styles';
import { longestChat } from './protocol';
import { roomChatStyles } from './room-chat-styles';
import type { ShownLine } from './room-model';

/** What the chat asks of its room. */
export interface ChatRequests {
  /** Says something, in answer to the line of that number where one is given. */
  say(text: string, reply: number | null): void;
  again(key: string): void;
  typing(): void;
  react(sign: string): void;
}

const signs = ['👍', '😂', '😮', '❤️', '👏'];
/** Who reads further up is left there; nearer to the end than this follows it. */
const nearEndPixels = 60;
const warnBelow = 200;

/** The room's chat: what was said lately, and a line to say something. Text is text, never markup. */
@customElement('kinora-room-chat')
export class RoomChat extends LitElement {
  static override styles = [sharedStyles, formStyles, roomChatStyles];

  @property({ attribute: false }) lines: readonly ShownLine[] = [];
  @property() me = '';
  @property({ attribute: false }) typing: readonly string[] = [];
  /** Whether the viewer may write here. */
  @property({ type: Boolean }) mayWrite = true;
  @property({ attribute: false }) requests!: ChatRequests;
  @state() private length = 0;
  /** What the next line answers. */
  @state() private answers: ShownLine | null = null;
  @query('.log') private log!: HTMLElement;
  @query('textarea') private field!: HTMLTextAreaElement;
  private follows = true;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('lines') || !this.hasUpdated) return;
    const { scrollHeight, scrollTop, clientHeight } = this.log;
    this.follows = scrollHeight - scrollTop - clientHeight < nearEndPixels;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('lines') && this.follows) this.log.scrollTop = this.log.scrollHeight;
  }

  override render() {
    const texts = messages.room.chat;
    const left = longestChat - this.length;
    return html`<div class="log" role="log" aria-live="polite" aria-label=${texts.log} tabindex="0">
        ${this.lines.length === 0 ? html`<p class="hint">${texts.empty}</p>` : nothing}
        ${repeat(
          this.lines,
          (line) => line.n ?? line.key,
          (line) => this.line(line),
        )}
      </div>
      <div class="hint">
        ${this.typing.length > 0 ? this.writing() : nothing}
        ${left < warnBelow ? html`<span role="status">${texts.left(left)}</span>` : nothing}
      </div>
      <div class="signs" role="group" aria-label=${texts.react}>
        ${signs.map(
          (sign) =>
            html`<button
              type="button"
              aria-label=${texts.reaction(sign)}
              @click=${() => this.requests.react(sign)}
            >
              <span aria-hidden="true">${sign}</span>
            </button>`,
        )}
      </div>
      ${this.mayWrite ? [this.answering(), this.form()] : html`<p class="hint">${texts.mayNot}</p>`}`;
  }

  private form() {
    const texts = messages.room.chat;
    return html`<form @submit=${this.onSubmit}>
      <textarea
        rows="1"
        maxlength=${longestChat}
        enterkeyhint="send"
        aria-label=${texts.write}
        placeholder=${texts.write}
        @keydown=${this.onKey}
        @input=${this.onInput}
      ></textarea>
      <button class="button primary">${texts.send}</button>
    </form>`;
  }

  private answering() {
    const texts = messages.room.chat;
    const { answers } = this;
    if (answers === null) return nothing;
    return html`<p class="answering">
      <span class="answered">${texts.answering(answers.name)} ${answers.text}</span>
      <button type="button" class="button small" @click=${() => (this.answers = null)}>
        ${texts.answerNot}
      </button>
    </p>`;
  }

  private writing() {
    const names = new Intl.ListFormat(messages.locale).format(this.typing);
    const texts = messages.room.chat;
    return html`<span aria-label=${texts.typingLabel(names)} role="img"
      >${texts.typing(names)}</span
    >`;
  }

  private line(line: ShownLine) {
    const texts = messages.room.chat;
    const mine = line.from === this.me;
    const waiting = line.n === null && line.failed === null;
    return html`<p class="line ${mine ? 'mine' : ''} ${waiting ? 'waiting' : ''}">
      <span class="who"><b>${line.name}</b> ${timeOf(line.at)}${this.replyButton(line)}</span
      >${this.answered(line)}<span class="said">${line.text}</span>${
        waiting ? html`<span class="visually-hidden">${texts.sending}</span>` : nothing
      }${line.failed === null ? nothing : this.failed(line)}
    </p>`;
  }

  private replyButton(line: ShownLine) {
    const texts = messages.room.chat;
    if (!this.mayWrite || line.n === null) return nothing;
    return html`<button
      type="button"
      class="reply"
      aria-label=${texts.replyLabel(line.name)}
      @click=${() => this.answer(line)}
    >
      ${texts.reply}
    </button>`;
  }

  /** What a line answers, as far as it is still known here. */
  private answered({ reply }: ShownLine) {
    if (reply === null) return nothing;
    const line = this.lines.find((one) => one.n === reply);
    const texts = messages.room.chat;
    return html`<span class="answered"
      >${line === undefined ? texts.answersOlder : `${line.name}: ${line.text}`}</span
    >`;
  }

  private failed(line: ShownLine) {
    const texts = messages.room.chat;
    const { key, failed } = line;
    const why =
      failed === null || failed === 'unsent' ? texts.failed : messages.room.refused[failed];
    return html`<span class="failed">
      ${why}
      ${
        key === null
          ? nothing
          : html`<button type="button" @click=${() => this.requests.again(key)}>
              ${texts.again}
            </button>`
      }
    </span>`;
  }

  private onSubmit(event: Event): void {
    event.preventDefault();
    this.submit();
  }

  private onKey(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.submit();
  }

  private onInput(): void {
    this.length = this.field.value.length;
    if (this.length > 0) this.requests.typing();
  }

  private answer(line: ShownLine): void {
    this.answers = line;
    this.field.focus();
  }

  private submit(): void {
    const text = this.field.value;
    if (text.trim() === '') return;
    this.follows = true;
    this.requests.say(text, this.answers?.n ?? null);
    this.answers = null;
    this.field.value = '';
    this.length = 0;
    this.field.focus();
  }
}

function timeOf(atMs: number): string {
  return new Intl.DateTimeFormat(messages.locale, { timeStyle: 'short' }).format(atMs);
}

declare global {
  interface HTMLElementTagNameMap {
    'kinora-room-chat': RoomChat;
  }
}
