import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';

/** A short word over the picture about what a key or tap just did. Fades by itself. */
@customElement('kinora-player-cue')
export class PlayerCue extends LitElement {
  static override styles = css`
    :host {
      position: absolute;
      inset: 0;
      display: grid;
      place-items: center;
      pointer-events: none;
    }

    span {
      padding: 0.5rem 1.1rem;
      border-radius: 999px;
      background: rgb(8 9 12 / 72%);
      color: #fff;
      font-size: 1.15rem;
      font-weight: 650;
      font-variant-numeric: tabular-nums;
      animation: fade 0.9s ease forwards;
    }

    @keyframes fade {
      0%,
      55% {
        opacity: 1;
      }
      100% {
        opacity: 0;
      }
    }

    @media (prefers-reduced-motion: reduce) {
      span {
        animation-timing-function: steps(1, jump-end);
      }
    }
  `;

  @property() text = '';
  /** Changes with every cue, so that the same text shows again. */
  @property({ type: Number }) serial = 0;

  override render() {
    if (this.text === '') return nothing;
    return keyed(this.serial, html`<span>${this.text}</span>`);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kinora-player-cue': PlayerCue;
  }
}
