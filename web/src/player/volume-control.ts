import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { percent } from '../format/quantity';
import { messages } from '../i18n/messages';
import type { IconName } from '../ui/icon';
import { sharedStyles } from '../ui/shared-styles';
import { send } from './command';
import './player-button';

/** Sound on or off, and how loud. The slider is left out where the browser does not let pages set it. */
@customElement('kinora-volume-control')
export class VolumeControl extends LitElement {
  static override styles = [
    sharedStyles,
    css`
      :host {
        display: flex;
        align-items: center;
      }

      input {
        appearance: none;
        width: 5.5rem;
        height: 2.75rem;
        margin: 0 0.5rem 0 0.15rem;
        background: none;
        cursor: pointer;
      }

      input::-webkit-slider-runnable-track {
        height: 4px;
        border-radius: 2px;
        background: rgb(255 255 255 / 40%);
      }

      input::-moz-range-track {
        height: 4px;
        border-radius: 2px;
        background: rgb(255 255 255 / 40%);
      }

      input::-moz-range-progress {
        height: 4px;
        border-radius: 2px;
        background: #fff;
      }

      input::-webkit-slider-thumb {
        appearance: none;
        width: 14px;
        height: 14px;
        margin-top: -5px;
        border-radius: 50%;
        background: #fff;
      }

      input::-moz-range-thumb {
        width: 14px;
        height: 14px;
        border: 0;
        border-radius: 50%;
        background: #fff;
      }

      input:focus-visible {
        outline-color: #9fc2ff;
        outline-offset: -6px;
      }

      @container (max-width: 36rem) {
        input {
          display: none;
        }
      }

      @media (forced-colors: active) {
        input {
          appearance: auto;
        }
      }
    `,
  ];

  @property({ type: Number }) volume = 1;
  @property({ type: Boolean }) muted = false;
  @property({ type: Boolean }) slider = true;

  override render() {
    const heard = this.muted ? 0 : this.volume;
    return html`<kinora-player-button
        icon=${this.icon(heard)}
        .label=${heard === 0 ? messages.player.unmute : messages.player.mute}
        .command=${{ do: 'toggle-mute' }}
      ></kinora-player-button>
      ${this.slider ? this.range(heard) : nothing}`;
  }

  private range(heard: number) {
    return html`<input
      type="range"
      min="0"
      max="1"
      step="0.05"
      .value=${String(heard)}
      aria-label=${messages.player.volume}
      aria-valuetext=${percent(heard, messages.locale)}
      @input=${(event: InputEvent) => {
        const volume = Number((event.target as HTMLInputElement).value);
        send(this, { do: 'set-volume', volume });
      }}
    />`;
  }

  private icon(heard: number): IconName {
    if (heard === 0) return 'muted';
    return heard < 0.5 ? 'volumeLow' : 'volume';
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kinora-volume-control': VolumeControl;
  }
}
