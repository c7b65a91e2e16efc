import { css, html, LitElement } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { messages } from '../i18n/messages';
import { sharedStyles } from './shared-styles';

/** A question that holds everything else until it is answered; Escape answers no. */
@customElement('kinora-confirm')
export class Confirm extends LitElement {
  static override styles = [
    sharedStyles,
    css`
      dialog {
        width: min(28rem, calc(100vw - 2rem));
        padding: 1.5rem;
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--surface);
        color: var(--ink);
        box-shadow: var(--shadow);
        overflow-wrap: anywhere;
      }

      dialog::backdrop {
        background: rgb(0 0 0 / 55%);
      }

      .actions {
        display: flex;
        flex-wrap: wrap;
        justify-content: flex-end;
        gap: 0.75rem;
        margin-top: 1.5rem;
      }
    `,
  ];

  @property() question = '';
  @property() yes = '';
  @query('dialog') private dialog!: HTMLDialogElement;

  override render() {
    return html`<dialog aria-labelledby="question">
      <p id="question">${this.question}</p>
      <form method="dialog" class="actions">
        <button class="button" value="no" autofocus>${messages.app.cancel}</button>
        <button class="button primary" value="yes">${this.yes}</button>
      </form>
    </dialog>`;
  }

  async ask(): Promise<boolean> {
    await this.updateComplete;
    const { dialog } = this;
    dialog.showModal();
    return new Promise((resolve) => {
      dialog.addEventListener('close', () => resolve(dialog.returnValue === 'yes'), { once: true });
    });
  }
}

/** Asks; the browser gives the focus back to where it was. */
export async function confirmed(question: string, yes: string): Promise<boolean> {
  const element = document.createElement('kinora-confirm');
  Object.assign(element, { question, yes });
  document.body.append(element);
  try {
    return await element.ask();
  } finally {
    element.remove();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kinora-confirm': Confirm;
  }
}
