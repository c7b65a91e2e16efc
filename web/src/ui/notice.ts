import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import './icon';
import type { IconName } from './icon';
import { sharedStyles } from './shared-styles';

/** A calm full-width message in place of content: empty, failed, not found. Actions go in the slot. */
@customElement('kinora-notice')
export class Notice extends LitElement {
  static override styles = [
    sharedStyles,
    css`
      :host {
        display: grid;
        justify-items: center;
        gap: 0.75rem;
        padding: clamp(2.5rem, 9vh, 6rem) 1rem;
        text-align: center;
      }

      kinora-icon {
        width: 3.25rem;
        height: 3.25rem;
        color: var(--accent);
      }

      h1,
      h2 {
        font-size: clamp(1.35rem, 4vw, 1.75rem);
        font-weight: 700;
        letter-spacing: -0.02em;
        line-height: 1.2;
        text-wrap: balance;
      }

      p {
        max-width: 34rem;
        color: var(--ink-2);
      }

      ::slotted(*) {
        margin-top: 0.75rem;
      }
    `,
  ];

  @property() icon: IconName = 'film';
  @property() heading = '';
  @property() text = '';
  /** 1 where this is the only heading of the page. */
  @property({ type: Number }) level: 1 | 2 = 2;

  override render() {
    return html`<kinora-icon name=${this.icon}></kinora-icon>
      ${this.level === 1 ? html`<h1>${this.heading}</h1>` : html`<h2>${this.heading}</h2>`}
      ${this.text === '' ? nothing : html`<p>${this.text}</p>`}
      <slot></slot>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kinora-notice': Notice;
  }
}
