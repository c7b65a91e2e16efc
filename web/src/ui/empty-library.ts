import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Demo } from '../api/types';
import { percent } from '../format/quantity';
import { messages } from '../i18n/messages';
import './notice';
import './progress-bar';
import { sharedStyles } from './shared-styles';

/** A library without films: how to add one, or how far the film that Kinora draws itself is. */
@customElement('kinora-empty-library')
export class EmptyLibrary extends LitElement {
  static override styles = [
    sharedStyles,
    css`
      .making {
        display: grid;
        gap: 0.5rem;
        width: min(22rem, 80vw);
        font-variant-numeric: tabular-nums;
      }

      code {
        padding: 0.7rem 1.1rem;
        border: 1px solid var(--line);
        border-radius: 10px;
        background: var(--surface);
        font-family: ui-monospace, 'Cascadia Mono', Menlo, 'DejaVu Sans Mono', monospace;
        font-size: 0.95rem;
        overflow-wrap: anywhere;
      }
    `,
  ];

  @property({ type: Boolean }) mayUpload = false;
  @property({ attribute: false }) demo: Demo | null = null;

  override render() {
    const texts = messages.hub;
    if (this.demo === null) {
      return html`<kinora-notice .heading=${texts.emptyHeading} .text=${texts.emptyText}>
        <code>${texts.emptyCommand}</code>
        ${
          this.mayUpload
            ? html`<a class="button primary" href="/upload">${texts.emptyUpload}</a>`
            : nothing
        }
      </kinora-notice>`;
    }
    return html`<kinora-notice .heading=${texts.demoHeading} .text=${texts.demoText}>
      <div class="making">
        <kinora-progress-bar
          .value=${this.demo.progress}
          .label=${texts.demoProgress}
        ></kinora-progress-bar>
        <span>${percent(this.demo.progress, messages.locale)}</span>
      </div>
    </kinora-notice>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kinora-empty-library': EmptyLibrary;
  }
}
