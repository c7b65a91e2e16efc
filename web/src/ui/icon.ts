import { css, html, LitElement, svg, type SVGTemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';

/** Drawn on a 24 × 24 grid, in the colour of the text around. */
const shapes = {
  search: svg`<circle cx="10.5" cy="10.5" r="6.5"/><path d="m15.5 15.5 5 5"/>`,
  close: svg`<path d="m6 6 12 12M18 6 6 18"/>`,
  back: svg`<path d="m14.5 5-7 7 7 7"/>`,
  next: svg`<path d="m9.5 5 7 7-7 7"/>`,
  check: svg`<path d="m5 12.5 4.5 4.500L19 7.5"/>`,
  play: svg`<path class="solid" d="M8 5.200v13.600a.8.8 0 0 0 1.22.680l11-6.800a.8.8 0 0 0 0-1.360l-11-6.800A.8.8 0 0 0 8 5.200Z"/>`,
  pause: svg`<path class="solid" d="M7 5h3.500v14H7zM13.5 5H17v14h-3.500z"/>`,
  replay: svg`<path d="M5 12a7 7 0 1 0 2.3-5.2"/><path d="M8 2.8 7 7l4.2.8"/>`,
  back10: svg`<path d="M4.5 12.500a7.5 7.5 0 1 0 2.4-5.5"/><path d="M7.6 3 6.7 7.200l4.2.8"/><text x="12.3" y="15.6">10</text>`,
  forward10: svg`<path d="M19.5 12.500a7.5 7.5 0 1 1-2.4-5.5"/><path d="m16.4 3 .9 4.2-4.2.8"/><text x="11.8" y="15.6">10</text>`,
  volume: svg`<path class="solid" d="M4 9.500v5h3.500L12 18.500v-13L7.5 9.500z"/><path d="M15.5 9a4.2 4.2 0 0 1 0 6M18 6.300a8 8 0 0 1 0 11.4"/>`,
  volumeLow: svg`<path class="solid" d="M4 9.500v5h3.500L12 18.500v-13L7.5 9.500z"/><path d="M15.5 9a4.2 4.2 0 0 1 0 6"/>`,
  muted: svg`<path class="solid" d="M4 9.500v5h3.500L12 18.500v-13L7.5 9.500z"/><path d="m15.5 9.5 5 5M20.5 9.500l-5 5"/>`,
  captions: svg`<rect x="3" y="5.5" width="18" height="13" rx="2.5"/><path d="M10.2 10.300a2.3 2.3 0 1 0 0 3.400M17 10.300a2.3 2.3 0 1 0 0 3.4"/>`,
  settings: svg`<path d="M4 7h8M18 7h2M4 17h2M12 17h8"/><circle cx="15" cy="7" r="2.6"/><circle cx="9" cy="17" r="2.6"/>`,
  pip: svg`<rect x="3" y="5" width="18" height="14" rx="2.5"/><rect class="solid" x="11.5" y="11.5" width="7" height="5" rx="1"/>`,
  fullscreen: svg`<path d="M4 9V5.500A1.5 1.5 0 0 1 5.5 4H9M15 4h3.500A1.5 1.5 0 0 1 20 5.500V9M20 15v3.500a1.5 1.5 0 0 1-1.5 1.500H15M9 20H5.500A1.5 1.5 0 0 1 4 18.500V15"/>`,
  fullscreenExit: svg`<path d="M9 4v3.500A1.5 1.5 0 0 1 7.5 9H4M20 9h-3.500A1.5 1.5 0 0 1 15 7.500V4M15 20v-3.500a1.5 1.5 0 0 1 1.5-1.500H20M4 15h3.500A1.5 1.5 0 0 1 9 16.500V20"/>`,
  sun: svg`<circle cx="12" cy="12" r="4"/><path d="M12 3v2M12 19v2M3 12h2M19 12h2M5.6 5.6 7 7M17 17l1.4 1.400M18.4 5.6 17 7M7 17l-1.4 1.4"/>`,
  moon: svg`<path d="M19.5 14.500A8 8 0 0 1 9.5 4.500a8 8 0 1 0 10 10Z"/>`,
  system: svg`<circle cx="12" cy="12" r="8"/><path class="solid" d="M12 4a8 8 0 0 1 0 16Z"/>`,
  alert: svg`<path d="M12 4 2.8 19.500h18.400z"/><path d="M12 10v4.500M12 17.200v.1"/>`,
  film: svg`<rect x="3.5" y="5" width="17" height="14" rx="2.5"/><path d="M8 5v14M16 5v14M3.5 9.700H8M3.5 14.300H8M16 9.700h4.500M16 14.300h4.5"/>`,
  upload: svg`<path d="M12 16V5M7.5 9.5 12 5l4.5 4.5"/><path d="M4.5 15.5v2.500A1.8 1.8 0 0 0 6.300 19.800h11.400a1.8 1.8 0 0 0 1.8-1.800v-2.5"/>`,
  live: svg`<circle class="solid" cx="12" cy="12" r="2.4"/><path d="M7.8 7.800a6 6 0 0 0 0 8.4M16.2 7.800a6 6 0 0 1 0 8.400M4.9 4.900a10 10 0 0 0 0 14.200M19.1 4.900a10 10 0 0 1 0 14.2"/>`,
  people: svg`<circle cx="9" cy="8.5" r="3.5"/><path d="M2.800 19.500a6.2 6.2 0 0 1 12.4 0"/><path d="M15.500 5.400a3.500 3.500 0 0 1 0 6.200M17.800 14.300a6.2 6.2 0 0 1 3.4 5.2"/>`,
  person: svg`<circle cx="12" cy="8.5" r="3.8"/><path d="M4.500 20a7.500 7.500 0 0 1 15 0"/>`,
  room: svg`<path d="M4 5.500h16v10H11l-4.500 4v-4H4z"/>`,
  menu: svg`<path d="M4 7h16M4 12h16M4 17h16"/>`,
  copy: svg`<rect x="8.5" y="8.5" width="11.500" height="11.500" rx="2"/><path d="M15.500 5.500V5a1.500 1.500 0 0 0-1.500-1.500H5A1.500 1.500 0 0 0 3.500 5v9A1.500 1.500 0 0 0 5 15.500h.5"/>`,
  trash: svg`<path d="M4.500 7h15M9.500 7V4.500h5V7M6.500 7l1 12.500h9L17.500 7M10.200 10.500v5.500M13.800 10.500v5.500"/>`,
  microphone: svg`<rect x="9" y="3.5" width="6" height="10.500" rx="3"/><path d="M5.500 11.500a6.500 6.500 0 0 0 13 0M12 18v3"/>`,
  microphoneOff: svg`<rect x="9" y="3.5" width="6" height="10.500" rx="3"/><path d="M5.500 11.500a6.500 6.500 0 0 0 13 0M12 18v3M4 4l16 16"/>`,
  camera: svg`<rect x="3" y="6.500" width="12.500" height="11" rx="2.500"/><path d="m15.500 11 5.500-3v8l-5.500-3z"/>`,
  cameraOff: svg`<rect x="3" y="6.500" width="12.500" height="11" rx="2.500"/><path d="m15.500 11 5.500-3v8l-5.500-3zM4 4l16 16"/>`,
  screen: svg`<rect x="3" y="4.500" width="18" height="12" rx="2"/><path d="M8.500 20h7M12 16.500V20"/>`,
  stop: svg`<rect class="solid" x="6.500" y="6.500" width="11" height="11" rx="1.500"/>`,
  flag: svg`<path d="M6 20.500V4M6 5h11.500l-2.300 3.800 2.300 3.700H6"/>`,
  device: svg`<rect x="3" y="5" width="13.500" height="10" rx="1.500"/><path d="M2 18.500h11.500"/><rect x="16" y="9.500" width="5.500" height="10" rx="1.200"/>`,
} satisfies Record<string, SVGTemplateResult>;

export type IconName = keyof typeof shapes;

/** `<kinora-icon name="play">`: decoration only, so what carries it must have its own label. */
@customElement('kinora-icon')
export class KinoraIcon extends LitElement {
  static override styles = css`
    :host {
      display: inline-grid;
      width: 1.5rem;
      height: 1.5rem;
      flex: none;
    }

    svg {
      width: 100%;
      height: 100%;
      fill: none;
      stroke: currentColor;
      stroke-width: 1.8;
      stroke-linecap: round;
      stroke-linejoin: round;
    }

    .solid {
      fill: currentColor;
    }

    text {
      fill: currentColor;
      stroke: none;
      font: 700 7px var(--sans);
      text-anchor: middle;
    }
  `;

  @property() name: IconName = 'film';

  override render() {
    return html`<svg viewBox="0 0 24 24" aria-hidden="true">${shapes[this.name]}</svg>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kinora-icon': KinoraIcon;
  }
}
