import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { LiveStream } from '../api/live';
import { messages } from '../i18n/messages';
import { formatRoute, liveRoute } from '../routing/route';
import { sharedStyles } from './shared-styles';
import { titleCardStyles } from './title-card-styles';
import './title-poster';

/** What is on air, as cards like those of films. */
@customElement('kinora-live-list')
export class LiveList extends LitElement {
  static override styles = [
    sharedStyles,
    titleCardStyles,
    css`
      ul {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(100%, 16.5rem), 1fr));
        gap: 2rem 1.5rem;
        margin: 0;
        padding: 0;
        list-style: none;
      }

      .badge {
        position: absolute;
        inset: 0.6rem auto auto 0.6rem;
        padding: 0.05rem 0.6rem;
        border-radius: 6px;
        background: #b3261e;
        color: #fff;
        font-size: 0.8125rem;
        font-weight: 700;
      }

      .badge.waiting {
        background: #5b5f6b;
      }
    `,
  ];

  @property({ attribute: false }) streams: readonly LiveStream[] = [];

  override render() {
    return html`<ul role="list">
      ${repeat(
        this.streams,
        ({ name }) => name,
        (stream) => html`<li>${this.card(stream)}</li>`,
      )}
    </ul>`;
  }

  private card({ name, title, viewers, state }: LiveStream) {
    const texts = messages.live;
    return html`<article class="ready">
      <div class="picture">
        <kinora-title-poster .titleId=${name} .name=${title}></kinora-title-poster>
        <span class="badge ${state}">${state === 'waiting' ? texts.paused : texts.badge}</span>
      </div>
      <h3><a href=${formatRoute(liveRoute(name))}>${title}</a></h3>
      <p class="state">${texts.viewers(viewers)}</p>
    </article>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kinora-live-list': LiveList;
  }
}
