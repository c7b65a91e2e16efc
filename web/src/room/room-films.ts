import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Api } from '../api/client';
import type { TitleSummary } from '../api/types';
import { clockTime } from '../format/time';
import { messages } from '../i18n/messages';
import { isWatchable } from '../store/selectors';
import { formStyles, rowsStyles } from '../ui/form-styles';
import '../ui/icon';
import { sharedStyles } from '../ui/shared-styles';
import type { QueueEntry } from './protocol';

/** What the list of films asks of its room. */
export interface FilmRequests {
  play(title: TitleSummary): void;
  queue(title: TitleSummary): void;
  playNext(item: string): void;
  remove(item: string): void;
  /** Moves an entry of the queue; both count from 0. */
  move(from: number, to: number): void;
  clear(): void;
  share(file: File): void;
  stopSharing(): void;
}

/** What to watch: what is queued, what the library has, and what is on this device. */
@customElement('kinora-room-films')
export class RoomFilms extends LitElement {
  static override styles = [
    sharedStyles,
    formStyles,
    rowsStyles,
    css`
      :host {
        display: grid;
        gap: 1.25rem;
        padding: 0.75rem 1rem 1rem;
      }

      h2 {
        font-size: 1rem;
      }

      .rows li {
        padding: 0.4rem 0;
        gap: 0.4rem;
      }

      .rows .what {
        flex: 1 1 9rem;
      }

      .own .hint {
        margin-top: 0.5rem;
      }

      .length {
        color: var(--ink-2);
        font-size: 0.875rem;
        font-variant-numeric: tabular-nums;
      }

      kinora-icon {
        width: 1.15rem;
        height: 1.15rem;
      }
    `,
  ];

  @property({ attribute: false }) api!: Api;
  @property({ attribute: false }) queue: readonly QueueEntry[] = [];
  @property({ type: Boolean }) mayControl = false;
  @property({ type: Boolean }) mayQueue = false;
  @property({ type: Boolean }) mayShare = false;
  @property({ attribute: false }) sharing: {
    readonly title: string;
    readonly viewers: number;
  } | null = null;
  @property() shareProblem = '';
  @property({ attribute: false }) requests!: FilmRequests;
  @state() private titles: readonly TitleSummary[] | null = null;
  @state() private failed = false;
  private asked = false;
  @query('input[type=file]') private file!: HTMLInputElement;

  protected override willUpdate(): void {
    if (this.asked || !(this.mayControl || this.mayQueue)) return;
    this.asked = true;
    void this.load();
  }

  override render() {
    const texts = messages.room.films;
    if (!this.mayControl && !this.mayQueue && !this.mayShare) {
      return html`${this.next()}
        <p class="hint">${texts.nothingAllowed}</p>`;
    }
    return html`${this.next()}
      <div>
        <h2>${texts.library}</h2>
        ${this.library()}
      </div>
      ${this.mayShare ? this.own() : nothing}`;
  }

  private next() {
    const texts = messages.room.films;
    return html`<div>
      <h2>${texts.next}</h2>
      ${this.queue.length === 0 ? html`<p class="hint">${texts.nothingNext}</p>` : nothing}
      <ol class="rows">
        ${repeat(
          this.queue,
          (entry) => entry.item,
          (entry, at) => this.entry(entry, at),
        )}
      </ol>
      ${
        this.mayQueue && this.queue.length > 1
          ? html`<button class="button small" @click=${() => this.requests.clear()}>
              ${texts.clear}
            </button>`
          : nothing
      }
    </div>`;
  }

  private entry({ item, media }: QueueEntry, at: number) {
    const texts = messages.room.films;
    const name = this.titles?.find((title) => title.id === media.id)?.name ?? texts.unknown;
    return html`<li>
      <span class="what"><strong>${name}</strong></span>
      ${
        this.mayControl
          ? html`<button
              class="button small"
              aria-label=${texts.playLabel(name)}
              @click=${() => this.requests.playNext(item)}
            >
              ${texts.play}
            </button>`
          : nothing
      }
      ${
        this.mayQueue && at > 0
          ? html`<button
              class="button small"
              aria-label=${texts.sooner(name)}
              @click=${() => this.requests.move(at, at - 1)}
            >
              <span aria-hidden="true">↑</span>
            </button>`
          : nothing
      }
      ${
        this.mayQueue
          ? html`<button
              class="button small"
              aria-label=${texts.remove(name)}
              @click=${() => this.requests.remove(item)}
            >
              <kinora-icon name="close"></kinora-icon>
            </button>`
          : nothing
      }
    </li>`;
  }

  private library() {
    const texts = messages.room.films;
    if (this.failed) return html`<p class="hint" role="alert">${texts.failed}</p>`;
    if (this.titles === null) return html`<p class="hint" role="status">${texts.loading}</p>`;
    const titles = this.titles.filter(isWatchable);
    if (titles.length === 0) return html`<p class="hint">${texts.nothing}</p>`;
    return html`<ul class="rows">
      ${titles.map((title) => this.titleRow(title))}
    </ul>`;
  }

  private titleRow(title: TitleSummary) {
    const texts = messages.room.films;
    const { name, durationSeconds } = title;
    return html`<li>
      <span class="what">
        <strong>${name}</strong>
        ${
          durationSeconds === null
            ? nothing
            : html`<span class="length">${clockTime(durationSeconds)}</span>`
        }
      </span>
      ${
        this.mayControl
          ? html`<button
              class="button small primary"
              aria-label=${texts.playLabel(name)}
              @click=${() => this.requests.play(title)}
            >
              ${texts.play}
            </button>`
          : nothing
      }
      ${
        this.mayQueue
          ? html`<button
              class="button small"
              aria-label=${texts.queueLabel(name)}
              @click=${() => this.requests.queue(title)}
            >
              ${texts.queue}
            </button>`
          : nothing
      }
    </li>`;
  }

  private own() {
    const texts = messages.room.share;
    if (this.sharing !== null) {
      const { title, viewers } = this.sharing;
      return html`<div>
        <p role="status">${texts.sharing(title, viewers)}</p>
        <button class="button small" @click=${() => this.requests.stopSharing()}>
          ${texts.stop}
        </button>
      </div>`;
    }
    return html`<div class="own">
      <button class="button" @click=${() => this.file.click()}>
        <kinora-icon name="device"></kinora-icon>${texts.open}
      </button>
      <p class="hint">${texts.text}</p>
      ${this.shareProblem === '' ? nothing : html`<p role="alert">${this.shareProblem}</p>`}
      <input
        hidden
        type="file"
        accept="video/*,.mkv"
        aria-label=${texts.open}
        @change=${this.onFile}
      />
    </div>`;
  }

  private onFile(): void {
    const [file] = this.file.files ?? [];
    if (file !== undefined) this.requests.share(file);
    this.file.value = '';
  }

  private async load(): Promise<void> {
    try {
      this.titles = (await this.api.library()).titles;
      this.failed = false;
    } catch (error) {
      console.info('The library could not be read for the room.', error);
      this.failed = true;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kinora-room-films': RoomFilms;
  }
}
