import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Chapter } from '../api/types';
import { clockTime } from '../format/time';
import { messages } from '../i18n/messages';
import { sharedStyles } from '../ui/shared-styles';
import { controlBarStyles } from './control-bar-styles';
import './player-button';
import './seek-bar';
import { emptyView, type View } from './view';
import './volume-control';

/** The row of buttons and the seek bar. Shows `view`, sends commands. */
@customElement('kinora-control-bar')
export class ControlBar extends LitElement {
  static override styles = [sharedStyles, controlBarStyles];

  @property({ attribute: false }) view: View = emptyView;
  @property({ attribute: false }) chapters: readonly Chapter[] = [];
  /** Address of the map of small pictures. */
  @property({ attribute: false }) thumbnails: string | null = null;
  @property({ type: Boolean }) settingsOpen = false;
  /** Whether there is anything to choose. */
  @property({ type: Boolean }) withSettings = true;

  override render() {
    const { view } = this;
    return html`<div role="group" aria-label=${messages.player.controls}>
      <kinora-seek-bar
        .currentTime=${view.currentTime}
        .duration=${view.duration}
        .buffered=${view.buffered}
        .chapters=${this.chapters}
        .thumbnails=${this.thumbnails}
      ></kinora-seek-bar>
      <div class="row">${this.left()}<span class="space"></span>${this.right()}</div>
    </div>`;
  }

  private left() {
    const { view } = this;
    const texts = messages.player;
    const again = view.ended;
    const playLabel = again ? texts.replay : view.paused ? texts.play : texts.pause;
    return html`<kinora-player-button
        icon=${again ? 'replay' : view.paused ? 'play' : 'pause'}
        .label=${playLabel}
        .command=${{ do: 'toggle-play' }}
      ></kinora-player-button>
      <kinora-player-button
        class="wide"
        icon="back10"
        .label=${texts.back10}
        .command=${{ do: 'seek-by', seconds: -10 }}
      ></kinora-player-button>
      <kinora-player-button
        class="wide"
        icon="forward10"
        .label=${texts.forward10}
        .command=${{ do: 'seek-by', seconds: 10 }}
      ></kinora-player-button>
      <kinora-volume-control
        .volume=${view.volume}
        .muted=${view.muted}
        .slider=${view.canSetVolume}
      ></kinora-volume-control>
      <span class="time">
        ${clockTime(view.currentTime)}<span class="of"> / ${clockTime(view.duration)}</span>
      </span>`;
  }

  private right() {
    const { view } = this;
    const texts = messages.player;
    return html`${
      view.hasCaptions
        ? html`<kinora-player-button
            icon="captions"
            .label=${texts.captions}
            .pressed=${view.captionsShown}
            .command=${{ do: 'toggle-captions' }}
          ></kinora-player-button>`
        : nothing
    }
    ${
      this.withSettings
        ? html`<kinora-player-button
            class="settings"
            icon="settings"
            .label=${texts.settings}
            .expanded=${this.settingsOpen}
            .command=${{ do: 'toggle-settings' }}
          ></kinora-player-button>`
        : nothing
    }
    ${
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
    'kinora-control-bar': ControlBar;
  }
}
