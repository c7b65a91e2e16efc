import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { TitleDetail } from '../api/types';
import { messages } from '../i18n/messages';
import '../player/kinora-player';
import type { PositionBook } from '../player/positions';
import type { EngineName } from '../routing/route';
import { isWatchable } from '../store/selectors';
import type { WatchState } from '../store/state';
import './film-details';
import './notice';
import './problem-notice';
import { sharedStyles } from './shared-styles';
import { stageStyles } from './stage-styles';

/** One film: the player, and what there is to know about it below. */
@customElement('kinora-watch-page')
export class WatchPage extends LitElement {
  static override styles = [
    sharedStyles,
    stageStyles,
    css`
      kinora-notice {
        background: var(--surface);
      }
    `,
  ];

  @property({ attribute: false }) watch!: WatchState;
  @property({ type: Number }) startSeconds: number | null = null;
  @property() engine: EngineName = 'hls';
  @property({ attribute: false }) positions!: PositionBook;

  override render() {
    const { watch } = this;
    switch (watch.phase) {
      case 'none':
      case 'loading':
        return html`<div class="stage">
          <div role="status"><span class="visually-hidden">${messages.watch.loading}</span></div>
        </div>`;
      case 'failed':
        return html`<kinora-problem-notice
          .heading=${messages.watch.failedHeading}
          .problem=${watch.problem}
          .level=${1}
        ></kinora-problem-notice>`;
      case 'loaded':
        return this.loaded(watch.title);
    }
  }

  private loaded(title: TitleDetail) {
    return html`${this.stage(title)}
      <div class="below"><kinora-film-details .film=${title}></kinora-film-details></div>`;
  }

  private stage(title: TitleDetail) {
    if (title.state === 'failed') {
      return html`<kinora-notice
        role="alert"
        icon="alert"
        .heading=${messages.watch.failedHeading}
        .text=${title.error ?? messages.card.failedUnknown}
      >
        <a class="button primary" href="/">${messages.problem.toHub}</a>
      </kinora-notice>`;
    }
    if (!isWatchable(title) || (title.hls === null && title.dash === null)) {
      return html`<kinora-notice
        role="status"
        .heading=${messages.watch.probingHeading}
        .text=${messages.watch.probingText}
      ></kinora-notice>`;
    }
    return html`<div class="stage">
      <kinora-player
        .film=${title}
        .engineName=${this.engine}
        .startSeconds=${this.startSeconds}
        .positions=${this.positions}
      ></kinora-player>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kinora-watch-page': WatchPage;
  }
}
