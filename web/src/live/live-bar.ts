import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { messages } from '../i18n/messages';
import { controlBarStyles } from '../player/control-bar-styles';
import '../player/player-button';
import { emptyView, type View } from '../player/view';
import '../player/volume-control';
import type { LiveMode } from '../routing/route';
import { sharedStyles } from '../ui/shared-styles';

/** Further behind than this is not live any more. */
const edgeSeconds = 15;

/**
 * The controls of a broadcast: how live it is in place of a seek bar. Sends commands,
 * `kinora-live-mode` and `kinora-live-edge`.
 */
@customElement('kinora-live-bar')
export class LiveBar extends LitElement {
  static override styles = [
    sharedStyles,
    controlBarStyles,
    css`
      .edge {
        display: inline-flex;
        align-items: center;
        gap: 0.45rem;
        min-height: 2.25rem;
        margin-left: 0.35rem;
        padding: 0 0.8rem;
        border: 0;
        border-radius: 999px;
        background: rgb(255 255 255 / 14%);
        color: #fff;
        font: inherit;
        font-size: 0.9375rem;
        font-weight: 700;
        cursor: pointer;
      }

      .edge::before {
        content: '';
        width: 0.6rem;
        height: 0.6rem;
        border-radius: 50%;
        background: #b9bcc4;
      }

      .edge.on::before {
        background: #ff5a4e;
      }

      .edge:focus-visible,
      select:focus-visible {
        outline-color: #9fc2ff;
        border-radius: 999px;
      }

      select {
        min-height: 2.25rem;
        max-width: 9.5rem;
        padding: 0 0.6rem;
        border: 1px solid rgb(255 255 255 / 35%);
        border-radius: 999px;
        background: #14171d;
        color: #fff;
        font: inherit;
        font-size: 0.875rem;
      }

      .figures {
        color: rgb(255 255 255 / 82%);
      }

      @container (max-width: 24rem) {
        select {
          max-width: 4.75rem;
        }

        .edge {
          margin-left: 0;
          padding: 0 0.6rem;
        }
      }

      @container (max-width: 30rem) {
        .figures {
          display: none;
        }
      }
    `,
  ];

  @property({ attribute: false }) view: View = emptyView;
  @property({ attribute: false }) latency: number | null = null;
  @property({ type: Number }) viewers = 0;
  @property() mode: LiveMode | null = null;
  @property({ attribute: false }) modes: readonly LiveMode[] = [];

  override render() {
    return html`<div role="group" aria-label=${messages.player.controls}>
      <div class="row">
        ${this.left()}<span class="space"></span>${this.figures()}${this.modeMenu()}${this.right()}
      </div>
    </div>`;
  }

  private left() {
    const { view } = this;
    const texts = messages.player;
    const atEdge = this.latency !== null && this.latency < edgeSeconds && !view.paused;
    return html`<kinora-player-button
        icon=${view.paused ? 'play' : 'pause'}
        .label=${view.paused ? texts.play : texts.pause}
        .command=${{ do: 'toggle-play' }}
      ></kinora-player-button>
      <kinora-volume-control
        .volume=${view.volume}
        .muted=${view.muted}
        .slider=${view.canSetVolume}
      ></kinora-volume-control>
      <button
        type="button"
        class="edge ${atEdge ? 'on' : ''}"
        title=${messages.live.jump}
        aria-label="${messages.live.badge}. ${messages.live.jump}"
        @click=${() => this.dispatchEvent(new CustomEvent('kinora-live-edge'))}
      >
        ${messages.live.badge}
      </button>`;
  }

  private figures() {
    const { latency, viewers } = this;
    const number = new Intl.NumberFormat(messages.locale, {
      minimumFractionDigits: 1,
      maximumFractionDigits: 1,
    });
    return html`<span class="time figures">
      ${messages.live.viewers(viewers)}${
        latency === null
          ? nothing
          : html` ·
              <span title=${messages.live.latencyLabel}>
                ${messages.live.latency(number.format(latency))}
              </span>`
      }
    </span>`;
  }

  private modeMenu() {
    if (this.modes.length < 2) return nothing;
    const onChange = (event: Event) => {
      const detail = (event.target as HTMLSelectElement).value as LiveMode;
      this.dispatchEvent(new CustomEvent<LiveMode>('kinora-live-mode', { detail }));
    };
    return html`<select aria-label=${messages.live.mode} @change=${onChange}>
      ${this.modes.map(
        (mode) =>
          html`<option value=${mode} .selected=${mode === this.mode}>
            ${messages.live.modeShort[mode]}
          </option>`,
      )}
    </select>`;
  }

  private right() {
    const { view } = this;
    const texts = messages.player;
    return html`${
      view.canPip
        ? html`<kinora-player-button
            class="wide"
            icon="pip"
            .label=${view.pip ? texts.pipExit : texts.pip}
            .command=${{ do: 'toggle-pip' }}
          ></kinora-player-button>`
        : nothing
    }
    ${
      view.canFullscreen
        ? html`<kinora-player-button
            icon=${view.fullscreen ? 'fullscreenExit' : 'fullscreen'}
            .label=${view.fullscreen ? texts.fullscreenExit : texts.fullscreen}
            .command=${{ do: 'toggle-fullscreen' }}
          ></kinora-player-button>`
        : nothing
    }`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kinora-live-bar': LiveBar;
  }
}
