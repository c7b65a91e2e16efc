import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';

/** A thin bar with a name for screen readers. `value` is 0 to 1. */
@customElement('kinora-progress-bar')
export class ProgressBar extends LitElement {
  static override styles = css`
    :host {
      display: block;
    }

    progress {
      display: block;
      appearance: none;
      width: 100%;
      height: 4px;
      border: 0;
      border-radius: 2px;
      overflow: hidden;
      background: var(--bar-track, var(--line));
    }

    progress::-webkit-progress-bar {
      background: transparent;
    }

    progress::-webkit-progress-value {
      background: var(--accent);
      transition: inline-size 0.4s ease;
    }

    progress::-moz-progress-bar {
      background: var(--accent);
    }

    @media (forced-colors: active) {
      progress {
        height: 8px;
        border: 1px solid CanvasText;
        forced-color-adjust: none;
        --accent: CanvasText;
      }
    }
  `;

  @property({ type: Number }) value = 0;
  @property() label = '';

  override render() {
    return html`<progress max="1" .value=${this.value} aria-label=${this.label}></progress>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kinora-progress-bar': ProgressBar;
  }
}
