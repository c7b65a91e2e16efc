import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { messages } from '../i18n/messages';
import { sharedStyles } from '../ui/shared-styles';
import './player-button';
import { emptyView, type View } from './view';

/**
 * Large buttons over the picture: for fingers always, for a mouse only as the invitation to start.
 */
@customElement('kinora-centre-controls')
export class CentreControls extends LitElement {
  static override styles = [
    sharedStyles,
    css`
      :host {
        position: absolute;
        inset: 0;
        display: flex;
        align-items: center;
        justify-content: center;
        gap: clamp(1rem, 8cqw, 2.5rem);
        pointer-events: none;
        --button-ground: rgb(8 9 12 / 55%);
      }

      kinora-player-button {
        pointer-events: var(--hit, auto);
      }

      .main {
        --button-size: clamp(3.75rem, 12cqw, 5rem);
        --icon-size: 52%;
      }

      .main.inviting {
        --button-ground: #f2b65a;
        --button-ink: #1c1305;
      }

      @media (hover: hover) and (pointer: fine) {
        .side,
        .main:not(.inviting) {
          display: none;
        }
      }
    `,
  ];

  @property({ attribute: false }) view: View = emptyView;

  override render() {
    const { paused, ended, begun } = this.view;
    const texts = messages.player;
    const inviting = paused && (ended || !begun);
    return html`<kinora-player-button
        class="side"
        icon="back10"
        .label=${texts.back10}
        .command=${{ do: 'seek-by', seconds: -10 }}
      ></kinora-player-button>
      <kinora-player-button
        class="main ${inviting ? 'inviting' : ''}"
        .icon=${ended ? 'replay' : paused ? 'play' : 'pause'}
        .label=${ended ? texts.replay : paused ? texts.play : texts.pause}
        .command=${{ do: 'toggle-play' }}
      ></kinora-player-button>
      <kinora-player-button
        class="side"
        icon="forward10"
        .label=${texts.forward10}
        .command=${{ do: 'seek-by', seconds: 10 }}
      ></kinora-player-button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kinora-centre-controls': CentreControls;
  }
}
