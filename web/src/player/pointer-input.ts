import type { Activity } from './activity';
import type { Command } from './command';
import { meaningOfTap, type Tap } from './taps';

/**
 * Mouse and fingers over the picture: a click plays or pauses, a double click fills the screen;
 * fingers show and hide the controls and jump by double tap.
 */
export class PointerInput {
  /** The last tap of a finger; null when the last click was a mouse's. */
  private lastTap: Tap | null = null;

  constructor(
    private readonly activity: Activity,
    private readonly perform: (command: Command) => void,
  ) {}

  readonly onMove = (event: PointerEvent): void => {
    if (event.pointerType !== 'touch') this.activity.touch();
  };

  readonly onLeave = (event: PointerEvent): void => {
    if (event.pointerType !== 'touch') this.activity.quiet();
  };

  readonly onUp = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    if (event.pointerType === 'mouse') {
      this.lastTap = null;
      this.perform({ do: 'toggle-play' });
    } else {
      this.onTap(event);
    }
  };

  readonly onDoubleClick = (): void => {
    if (this.lastTap === null) this.perform({ do: 'toggle-fullscreen' });
  };

  private onTap(event: PointerEvent): void {
    const box = (event.currentTarget as Element).getBoundingClientRect();
    const tap = { atMs: event.timeStamp, share: (event.clientX - box.left) / box.width };
    const meaning = meaningOfTap(tap, this.lastTap);
    this.lastTap = tap;
    if (meaning !== 'toggle-controls') this.perform(meaning);
    else if (this.activity.active) this.activity.quiet();
    else this.activity.touch();
  }
}
