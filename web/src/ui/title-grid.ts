import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { TitleSummary } from '../api/types';
import { sharedStyles } from './shared-styles';
import './title-card';

/** Films as a grid of cards; as many columns as fit. */
@customElement('kinora-title-grid')
export class TitleGrid extends LitElement {
  static override styles = [
    sharedStyles,
    css`
      ul {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(100%, 16.5rem), 1fr));
        gap: 2rem 1.5rem;
        margin: 0;
        padding: 0;
        list-style: none;
      }
    `,
  ];

  @property({ attribute: false }) titles: readonly TitleSummary[] = [];
  /** Seconds by title id of what has been begun. */
  @property({ attribute: false }) watched: ReadonlyMap<string, number> = new Map();

  override render() {
    return html`<ul role="list">
      ${repeat(
        this.titles,
        (title) => title.id,
        (title, at) =>
          html`<li>
            <kinora-title-card
              .film=${title}
              .watchedSeconds=${this.watched.get(title.id) ?? 0}
              ?eager=${at < 4}
            ></kinora-title-card>
          </li>`,
      )}
    </ul>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kinora-title-grid': TitleGrid;
  }
}
