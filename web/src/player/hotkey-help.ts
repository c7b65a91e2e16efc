import { css, html, LitElement } from 'lit';
import { customElement, query } from 'lit/decorators.js';
import { messages } from '../i18n/messages';
import { sharedStyles } from '../ui/shared-styles';
import { send } from './command';
import { overlayStyles } from './overlay-styles';
import './player-button';

/** Keys and what they do. A real dialog, so that focus stays inside and goes back afterwards. */
@customElement('kinora-hotkey-help')
export class HotkeyHelp extends LitElement {
  static override styles = [
    sharedStyles,
    overlayStyles,
    css`
      dialog {
        width: min(30rem, calc(100vw - 1.5rem));
        max-height: calc(100dvh - 1.5rem);
      }

      dialog::backdrop {
        background: rgb(0 0 0 / 60%);
      }

      dl {
        gap: 0.4rem 1.25rem;
        font-size: 0.9375rem;
      }

      dt {
        white-space: nowrap;
      }

      kbd {
        display: inline-block;
        min-width: 1.7rem;
        padding: 0.05rem 0.4rem;
        border: 1px solid rgb(255 255 255 / 26%);
        border-bottom-width: 2px;
        border-radius: 6px;
        color: #f1eee8;
        font: inherit;
        font-size: 0.8125rem;
        font-weight: 600;
        text-align: center;
      }
    `,
  ];

  @query('dialog') private dialog!: HTMLDialogElement;

  override render() {
    const texts = messages.hotkeys;
    const rows: [string, string[]][] = [
      [texts.playPause, [texts.space, 'k']],
      [texts.jump, ['j', 'l']],
      [texts.nudge, ['←', '→']],
      [texts.volume, ['↑', '↓']],
      [texts.mute, ['m']],
      [texts.captions, ['c']],
      [texts.fullscreen, ['f']],
      [texts.pip, ['p']],
      [texts.frame, [',', '.']],
      [texts.rate, ['<', '>']],
      [texts.tenths, ['0', '9']],
      [texts.ends, [texts.home, texts.end]],
      [texts.stats, ['i']],
      [texts.help, ['?']],
    ];
    return html`<dialog class="sheet" aria-labelledby="title" @close=${this.onClose}>
      <h2 id="title">${texts.heading}</h2>
      <kinora-player-button
        class="close"
        icon="close"
        .label=${texts.close}
        .command=${{ do: 'toggle-help' }}
      ></kinora-player-button>
      <dl>
        ${rows.map(
          ([what, keys]) =>
            html`<dt>${keys.map((key) => html`<kbd>${key}</kbd> `)}</dt>
              <dd>${what}</dd>`,
        )}
      </dl>
    </dialog>`;
  }

  /** Closes the dialog, which gives the focus back, and says so with the command `close`. */
  close(): void {
    this.dialog.close();
  }

  protected override firstUpdated(): void {
    this.dialog.showModal();
  }

  private onClose(): void {
    if (this.isConnected) send(this, { do: 'close' });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kinora-hotkey-help': HotkeyHelp;
  }
}
