import type { LiveApi } from '../api/live';

const askEveryMs = 1_500;
const mostAsked = 40;

/** Asks for a while what a broadcast has become. */
export class RecordingWait {
  private timer = 0;
  private asked = 0;
  private over = false;

  constructor(
    private readonly live: Pick<LiveApi, 'list'>,
    private readonly name: string,
    private readonly onRecording: (title: string) => void,
  ) {
    void this.ask();
  }

  end(): void {
    this.over = true;
    window.clearTimeout(this.timer);
  }

  private async ask(): Promise<void> {
    this.asked += 1;
    // A stream that is gone without a recording, or a server that is away: asked a few times more.
    const streams = await this.live.list().catch(() => []);
    if (this.over) return;
    const stream = streams.find(({ name }) => name === this.name);
    if (stream?.recording != null) this.onRecording(stream.recording);
    else if (this.asked < mostAsked) {
      this.timer = window.setTimeout(() => void this.ask(), askEveryMs);
    }
  }
}
