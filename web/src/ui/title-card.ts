import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { TitleSummary } from '../api/types';
import { aboutLine, cardName } from '../format/about';
import { percent } from '../format/quantity';
import { clockTime, shortLength, spokenTime } from '../format/time';
import { messages } from '../i18n/messages';
import { formatRoute, watchRoute } from '../routing/route';
import { isWatchable } from '../store/selectors';
import './icon';
import './progress-bar';
import { sharedStyles } from './shared-styles';
import './title-poster';
import { titleCardStyles } from './title-card-styles';

/** One film of the library. `watchedSeconds` is where its viewer left off, 0 for not begun. */
@customElement('kinora-title-card')
export class TitleCard extends LitElement {
  static override styles = [sharedStyles, titleCardStyles];

  @property({ attribute: false }) film!: TitleSummary;
  @property({ type: Number }) watchedSeconds = 0;
  @property({ type: Boolean }) eager = false;

  override render() {
    const { film } = this;
    const watchable = isWatchable(film);
    const about = aboutLine(film, messages.card.part);
    return html`<article class=${film.state}>
      <div class="picture">
        <kinora-title-poster
          .titleId=${film.id}
          .name=${film.name}
          .src=${film.poster}
          ?eager=${this.eager}
        ></kinora-title-poster>
        ${film.durationSeconds === null ? nothing : this.length(film.durationSeconds)}
        ${
          watchable
            ? html`<span class="cue"><kinora-icon name="play"></kinora-icon></span>`
            : nothing
        }
        ${this.watched()}
      </div>
      <h3>
        ${
          watchable
            ? html`<a href=${formatRoute(watchRoute(film.id))}>${cardName(film)}</a>`
            : html`<span>${cardName(film)}</span>`
        }
      </h3>
      ${about === '' ? nothing : html`<p class="about">${about}</p>`} ${this.stateLine()}
    </article>`;
  }

  private length(seconds: number) {
    return html`<span class="length">
      <span class="visually-hidden">
        ${messages.card.length}: ${spokenTime(seconds, messages.locale)}
      </span>
      <span aria-hidden="true">${clockTime(seconds)}</span>
    </span>`;
  }

  private watched() {
    const length = this.film.durationSeconds;
    if (this.watchedSeconds <= 0 || length === null) return nothing;
    const share = Math.min(1, this.watchedSeconds / length);
    return html`<kinora-progress-bar
      class="watched"
      .value=${share}
      .label=${messages.card.watched(percent(share, messages.locale))}
    ></kinora-progress-bar>`;
  }

  private stateLine() {
    const { film } = this;
    const texts = messages.card;
    switch (film.state) {
      case 'probing':
        return html`<p class="state busy">${texts.probing}</p>`;
      case 'playable':
        return html`<p class="state">${texts.preparing(percent(film.progress, messages.locale))}</p>
          <kinora-progress-bar
            .value=${film.progress}
            .label=${texts.preparingLabel(film.name)}
          ></kinora-progress-bar>`;
      case 'ready':
        return html`<p class="state">${this.readyText()}</p>`;
      case 'failed':
        return html`<p class="state bad"><kinora-icon name="alert"></kinora-icon>${texts.failed}</p>
          <p class="reason">${film.error ?? texts.failedUnknown}</p>`;
    }
  }

  private readyText(): string {
    const length = this.film.durationSeconds;
    if (this.watchedSeconds <= 0 || length === null) return messages.card.ready;
    const left = Math.max(0, length - this.watchedSeconds);
    return messages.card.leftToWatch(shortLength(left, messages.locale));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kinora-title-card': TitleCard;
  }
}
