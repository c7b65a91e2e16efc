/** Keeps the screen on while a film plays, where the browser can. */
export class KeepAwake {
  private lock: WakeLockSentinel | null = null;
  private wanted = false;

  set(wanted: boolean): void {
    if (wanted === this.wanted) return;
    this.wanted = wanted;
    if (wanted) {
      // A hidden page loses its lock and has to ask again when it comes back.
      document.addEventListener('visibilitychange', this.take);
      void this.take();
    } else {
      document.removeEventListener('visibilitychange', this.take);
      void this.release();
    }
  }

  private readonly take = async (): Promise<void> => {
    if (!('wakeLock' in navigator) || document.visibilityState !== 'visible') return;
    try {
      this.lock = await navigator.wakeLock.request('screen');
      if (!this.wanted) await this.release();
    } catch (error) {
      console.info('The screen may turn off: the browser gave no wake lock.', error);
    }
  };

  private async release(): Promise<void> {
    const { lock } = this;
    this.lock = null;
    await lock?.release();
  }
}
