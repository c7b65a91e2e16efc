import { css, html, LitElement } from 'lit';
import { customElement } from 'lit/decorators.js';
import { messages } from '../i18n/messages';
import { sharedStyles } from './shared-styles';

/** Kinora's name and mark, linking to all films. */
@customElement('kinora-wordmark')
export class Wordmark extends LitElement {
  static override styles = [
    sharedStyles,
    css`
      a {
        display: inline-flex;
        align-items: center;
        gap: 0.6rem;
        min-height: 2.75rem;
        color: var(--ink);
        font-size: 1.3rem;
        font-weight: 750;
        letter-spacing: -0.035em;
        text-decoration: none;
      }

      svg {
        width: 1.9rem;
        height: 1.9rem;
        fill: none;
        stroke: var(--accent);
        stroke-width: 2.8;
        stroke-linecap: round;
      }
    `,
  ];

  override render() {
    return html`<a href="/" aria-label=${messages.app.home}>
      <svg viewBox="5 4 22 24" aria-hidden="true">
        <path d="M9 7v18" />
        <path d="M9 16 20.5 7" />
        <path d="M9 16h14.5" opacity=".62" />
        <path d="m9 16 11.5 9" opacity=".35" />
      </svg>
      <span>${messages.app.name}</span>
    </a>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kinora-wordmark': Wordmark;
  }
}
