import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Problem } from '../api/problem';
import { messages } from '../i18n/messages';
import '../player/kinora-player';
import type { Pilot } from '../player/pilot';
import type { PositionBook } from '../player/positions';
import type { SharedView } from '../share/room-shares';
import '../share/shared-film';
import type { SharedTimes } from '../share/shared-film';
import '../ui/notice';
import '../ui/problem-notice';
import { sharedStyles } from '../ui/shared-styles';
import type { Screening } from './room-cinema';
import type { Reaction } from './room-model';

/** What the stage shows. */
export type Scene =
  | { readonly show: 'nothing'; readonly mayChoose: boolean }
  | { readonly show: 'looking' }
  | { readonly show: 'failed'; readonly problem: Problem }
  | { readonly show: 'title'; readonly screening: Screening }
  | {
      readonly show: 'shared';
      readonly view: SharedView;
      readonly pilot: Pilot;
      readonly key: string;
    };

/** The film of the room, or why there is none. */
@customElement('kinora-room-stage')
export class RoomStage extends LitElement {
  static override styles = [
    sharedStyles,
    css`
      :host {
        position: relative;
        display: block;
        overflow: hidden;
        background: #000;
      }

      kinora-player,
      kinora-shared-film {
        width: 100%;
        height: 100%;
      }

      .message {
        display: grid;
        place-content: center;
        height: 100%;
        overflow: auto;
        background: var(--surface);
      }

      kinora-notice {
        padding: 1.25rem 1rem;
      }

      .blocked {
        position: absolute;
        z-index: 3;
        inset: 0;
        display: grid;
        place-content: center;
        justify-items: center;
        gap: 0.75rem;
        background: rgb(0 0 0 / 60%);
        color: #fff;
        text-align: center;
      }

      .reactions {
        position: absolute;
        z-index: 2;
        right: 1rem;
        bottom: 5.5rem;
        pointer-events: none;
      }

      .reactions span {
        position: absolute;
        right: 0;
        bottom: 0;
        font-size: 2.25rem;
        animation: rise 2.4s ease-out forwards;
      }

      @keyframes rise {
        to {
          opacity: 0;
          transform: translateY(-9rem);
        }
      }
    `,
  ];

  @property({ attribute: false }) scene: Scene = { show: 'looking' };
  @property({ attribute: false }) positions!: PositionBook;
  @property({ attribute: false }) times!: () => SharedTimes;
  @property({ attribute: false }) reactions: readonly Reaction[] = [];
  @property({ type: Boolean }) blocked = false;
  /** Whether the viewer may choose another film. */
  @property({ type: Boolean }) mayChoose = false;
  @property({ attribute: false }) onUnblock!: () => void;
  @property({ attribute: false }) onChoose!: () => void;

  /** The element that shows a shared film, while one is shown. */
  get sharedVideo(): HTMLVideoElement | null {
    return this.renderRoot.querySelector('kinora-shared-film')?.video ?? null;
  }

  override render() {
    const texts = messages.room;
    return html`${this.picture()}
      <div class="reactions" aria-hidden="true">
        ${repeat(
          this.reactions,
          (one) => one.serial,
          (one) => html`<span>${one.e}</span>`,
        )}
      </div>
      ${
        this.blocked
          ? html`<div class="blocked">
              <button class="button primary" @click=${() => this.onUnblock()}>
                ${texts.blocked}
              </button>
              <p>${texts.blockedHint}</p>
            </div>`
          : nothing
      }`;
  }

  private picture() {
    const { scene } = this;
    const texts = messages.room;
    switch (scene.show) {
      case 'nothing':
        return this.message(
          texts.empty.heading,
          scene.mayChoose ? texts.empty.text : texts.empty.textGuest,
          scene.mayChoose,
        );
      case 'looking':
        return html`<div role="status">
          <span class="visually-hidden">${messages.watch.loading}</span>
        </div>`;
      case 'failed':
        return html`<div class="message">
          <kinora-problem-notice
            .heading=${texts.loadFailed}
            .problem=${scene.problem}
          ></kinora-problem-notice>
        </div>`;
      case 'title': {
        const { title, pilot } = scene.screening;
        return keyed(
          scene.screening,
          html`<kinora-player
            .film=${title}
            .pilot=${pilot}
            .positions=${this.positions}
          ></kinora-player>`,
        );
      }
      case 'shared':
        return this.shared(scene.view, scene.pilot, scene.key);
    }
  }

  private shared(view: SharedView, pilot: Pilot, key: string) {
    const texts = messages.room.share;
    switch (view.show) {
      case 'own':
      case 'watched':
        return keyed(
          key,
          html`<kinora-shared-film
            .name=${view.title}
            .source=${view.show === 'own' ? view.url : view.source}
            .pilot=${pilot}
            .times=${this.times}
          ></kinora-shared-film>`,
        );
      case 'waiting':
        return this.message(texts.by(view.from), texts.waiting, false);
      case 'full':
        return this.message(texts.full, texts.fullHint, false);
      case 'unplayable':
        return this.message(texts.unplayable, texts.unplayableHint, false);
      case 'away':
        return this.message(texts.away(view.from), texts.awayHint, false);
      case 'ended':
        return this.message(
          view.from === null ? texts.ended : texts.endedBy(view.from),
          texts.endedHint,
          this.mayChoose,
        );
    }
  }

  private message(heading: string, text: string, choose: boolean) {
    return html`<div class="message">
      <kinora-notice role="status" .heading=${heading} .text=${text}>
        ${
          choose
            ? html`<button class="button primary" @click=${() => this.onChoose()}>
                ${messages.room.empty.choose}
              </button>`
            : nothing
        }
      </kinora-notice>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kinora-room-stage': RoomStage;
  }
}
