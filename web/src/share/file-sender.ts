import {
  frameBytes,
  frameOf,
  headerBytes,
  mostBuffered,
  mostWaiting,
  requestOf,
  type FileRequest,
} from './file-wire';

/** Answers one viewer's requests for ranges of a file, one after another, as fast as it takes them. */
export class FileSender {
  private readonly waiting: FileRequest[] = [];
  private busy = false;

  constructor(
    private readonly file: Blob,
    private readonly channel: RTCDataChannel,
  ) {
    channel.bufferedAmountLowThreshold = mostBuffered / 2;
    channel.addEventListener('message', ({ data }) => this.receive(data));
  }

  private receive(data: unknown): void {
    const request = typeof data === 'string' ? requestOf(data, this.file.size) : null;
    // Whoever asks for what no page of ours asks for gets nothing more.
    if (request === null || this.waiting.length >= mostWaiting) return this.channel.close();
    this.waiting.push(request);
    if (this.busy) return;
    this.busy = true;
    this.answerAll()
      .catch((error: unknown) => {
        // The file was moved or changed under the page, or the viewer has left.
        console.info('A range of the shared film could not be sent.', error);
        this.channel.close();
      })
      .finally(() => (this.busy = false));
  }

  private async answerAll(): Promise<void> {
    for (let next = this.waiting[0]; next !== undefined; next = this.waiting[0]) {
      await this.answer(next);
      this.waiting.shift();
    }
  }

  private async answer({ r, a, z }: FileRequest): Promise<void> {
    const bytes = new Uint8Array(await this.file.slice(a, z + 1).arrayBuffer());
    const most = frameBytes - headerBytes;
    for (let at = 0; at < bytes.length; at += most) {
      await this.room();
      if (this.channel.readyState !== 'open') return;
      this.channel.send(frameOf(r, a + at, bytes.subarray(at, at + most)));
    }
  }

  /** Waits until the channel takes more. */
  private async room(): Promise<void> {
    const { channel } = this;
    if (channel.bufferedAmount <= mostBuffered) return;
    await new Promise<void>((resolve) => {
      const done = () => {
        channel.removeEventListener('bufferedamountlow', done);
        channel.removeEventListener('close', done);
        resolve();
      };
      channel.addEventListener('bufferedamountlow', done);
      channel.addEventListener('close', done);
    });
  }
}
