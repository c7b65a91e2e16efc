import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Rendition, TitleDetail } from '../api/types';
import { aboutLine } from '../format/about';
import { codecName } from '../format/codec';
import { bitRate, frameRate, percent } from '../format/quantity';
import { shortLength } from '../format/time';
import { messages } from '../i18n/messages';
import { filmDetailsStyles } from './film-details-styles';
import './progress-bar';
import { sharedStyles } from './shared-styles';

/** Whether this browser has a decoder for a rendition; what says nothing of its codec is trusted. */
function canDecode({ kind, codecs }: Rendition): boolean {
  if (codecs === null || !('MediaSource' in window)) return true;
  return MediaSource.isTypeSupported(`${kind}/mp4; codecs="${codecs}"`);
}

/** Name, length, state and renditions of a film. */
@customElement('kinora-film-details')
export class FilmDetails extends LitElement {
  static override styles = [sharedStyles, filmDetailsStyles];

  @property({ attribute: false }) film!: TitleDetail;

  override render() {
    const { film } = this;
    return html`<h1>${film.name}</h1>
      ${film.plot === null ? nothing : html`<p class="plot">${film.plot}</p>`}
      <p class="facts">${this.facts().map((fact) => html`<span>${fact}</span>`)}</p>
      ${film.state === 'playable' ? this.preparing() : nothing}
      ${film.renditions.length > 0 ? this.renditions() : nothing}
      ${
        film.source === null
          ? nothing
          : html`<p class="source">
              <a class="button" href=${film.source} download>${messages.watch.original}</a>
            </p>`
      }`;
  }

  private facts(): string[] {
    const { film } = this;
    const facts: string[] = [];
    const about = aboutLine(film, messages.card.part);
    if (about !== '') facts.push(about);
    if (film.durationSeconds !== null) {
      facts.push(shortLength(film.durationSeconds, messages.locale));
    }
    if (film.width !== null && film.height !== null) {
      facts.push(messages.watch.pictureSize(film.width, film.height));
    }
    const rate = film.renditions.find((one) => one.kind === 'video')?.frameRate ?? null;
    const shownRate = frameRate(rate, messages.locale);
    if (shownRate !== null) facts.push(messages.watch.frameRate(shownRate));
    if (film.addedAt !== null) facts.push(this.addedText(film.addedAt));
    if (film.state === 'ready') facts.push(messages.watch.stateReady);
    return facts.filter((fact) => fact !== '');
  }

  private addedText(addedAt: string): string {
    const moment = new Date(addedAt);
    if (Number.isNaN(moment.getTime())) return '';
    const format = new Intl.DateTimeFormat(messages.locale, { dateStyle: 'medium' });
    return messages.watch.addedOn(format.format(moment));
  }

  private preparing() {
    const shown = percent(this.film.progress, messages.locale);
    return html`<div class="preparing">
      <span>${messages.watch.statePlayable(shown)}</span>
      <kinora-progress-bar
        .value=${this.film.progress}
        .label=${messages.card.preparingLabel(this.film.name)}
      ></kinora-progress-bar>
    </div>`;
  }

  private renditions() {
    const texts = messages.watch;
    return html`<h2 id="renditions">${texts.renditions}</h2>
      <div class="scroll" tabindex="0" role="region" aria-labelledby="renditions">
        <table>
          <thead>
            <tr>
              <th scope="col">${texts.rendition}</th>
              <th scope="col" class="kind">${texts.kind}</th>
              <th scope="col">${texts.codec}</th>
              <th scope="col" class="number">${texts.bitRate}</th>
            </tr>
          </thead>
          <tbody>
            ${this.film.renditions.map((rendition) => this.row(rendition))}
          </tbody>
        </table>
      </div>
      ${
        this.film.reasons.length === 0
          ? nothing
          : html`<details class="reasons">
              <summary>${texts.reasons}</summary>
              <ul>
                ${this.film.reasons.map((reason) => html`<li>${reason}</li>`)}
              </ul>
            </details>`
      }`;
  }

  private row(rendition: Rendition) {
    const texts = messages.watch;
    const { width, height, bitsPerSecond, codecs } = rendition;
    const shape = width !== null && height !== null ? texts.pictureSize(width, height) : null;
    return html`<tr>
      <th scope="row">
        ${rendition.label ?? shape ?? rendition.language ?? rendition.name}
        ${canDecode(rendition) ? nothing : html`<span class="not">${texts.notHere}</span>`}
        ${rendition.copied ? html`<span class="copied">${texts.copied}</span>` : nothing}
      </th>
      <td class="kind">${rendition.kind === 'video' ? texts.video : texts.audio}</td>
      <td title=${codecs ?? ''}>${codecs === null ? texts.unknownValue : codecName(codecs)}</td>
      <td class="number">
        ${bitsPerSecond === null ? texts.unknownValue : bitRate(bitsPerSecond, messages.locale)}
      </td>
    </tr>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kinora-film-details': FilmDetails;
  }
}
