const quietAfterMs = 2_600;

/** Whether the viewer has done something lately: the controls show while so. */
export class Activity {
  private timer = 0;
  active = true;

  constructor(private readonly onChange: () => void) {}

  /** Something happened: active from now on, until nothing happens for a while. */
  touch(): void {
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.quiet(), quietAfterMs);
    if (this.active) return;
    this.active = true;
    this.onChange();
  }

  /** Hides at once, as when the pointer leaves or a finger taps the picture. */
  quiet(): void {
    window.clearTimeout(this.timer);
    if (!this.active) return;
    this.active = false;
    this.onChange();
  }

  stop(): void {
    window.clearTimeout(this.timer);
  }
}
