import { css, html, LitElement, svg } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { fallbackArt } from './fallback-art';

/** A film's picture at 16:9, its room reserved; a drawn one where there is none or it fails to load. */
@customElement('kinora-title-poster')
export class TitlePoster extends LitElement {
  static override styles = css`
    :host {
      display: block;
      aspect-ratio: 16 / 9;
      overflow: hidden;
      background: var(--surface-2);
    }

    img,
    svg {
      display: block;
      width: 100%;
      height: 100%;
      object-fit: cover;
    }

    img {
      opacity: 0;
      transition: opacity 0.35s ease;
    }

    img.shown {
      opacity: 1;
    }

    text {
      font: 700 62px var(--sans);
      letter-spacing: 0.02em;
      fill: #fff;
      text-anchor: middle;
    }

    @media (prefers-reduced-motion: reduce) {
      img {
        transition: none;
      }
    }
  `;

  @property() titleId = '';
  @property() name = '';
  @property() src: string | null = null;
  @property({ type: Boolean }) eager = false;
  @state() private failedSrc: string | null = null;
  @state() private shownSrc: string | null = null;

  override render() {
    if (this.src === null || this.src === this.failedSrc) return this.drawing();
    return html`<img
      src=${this.src}
      alt=""
      width="640"
      height="360"
      loading=${this.eager ? 'eager' : 'lazy'}
      decoding="async"
      class=${this.src === this.shownSrc ? 'shown' : ''}
      @load=${() => (this.shownSrc = this.src)}
      @error=${() => (this.failedSrc = this.src)}
    />`;
  }

  private drawing() {
    const art = fallbackArt(this.titleId, this.name);
    const leaf = (degrees: number, at: number) =>
      svg`<rect x="164" y="-6" width="220" height="12" rx="6" opacity=${0.06 + (at % 5) * 0.035}
        transform="translate(320 180) rotate(${degrees})" fill="#fff"/>`;
    return html`<svg viewBox="0 0 640 360" preserveAspectRatio="xMidYMid slice" aria-hidden="true">
      <defs>
        <linearGradient id="sky" x1="0" y1="0" x2="1" y2="1">
          <stop offset="0" stop-color="hsl(${art.hue} 46% 33%)" />
          <stop offset="1" stop-color="hsl(${art.secondHue} 52% 15%)" />
        </linearGradient>
      </defs>
      <rect width="640" height="360" fill="url(#sky)" />
      ${art.leaves.map(leaf)}
      <circle
        cx="320"
        cy="180"
        r="106"
        fill="hsl(${art.secondHue} 50% 14%)"
        fill-opacity=".55"
        stroke="#fff"
        stroke-opacity=".22"
        stroke-width="2"
      />
      <text x="320" y="202">${art.initials}</text>
    </svg>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kinora-title-poster': TitlePoster;
  }
}
