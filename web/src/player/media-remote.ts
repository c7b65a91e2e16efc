import { createMediaStore, type MediaStore } from 'media-chrome/dist/media-store/media-store.js';
import { emptyView, viewOf, type View } from './view';

/**
 * The video element behind media-chrome's media store: it knows the ways of browsers with volume,
 * full screen, picture in picture and captions. Only its store is used; its elements bring style
 * tags, which the content security policy forbids.
 */
export class MediaRemote {
  private readonly store: MediaStore;
  private readonly unsubscribe: () => void;
  view: View = emptyView;

  constructor(video: HTMLVideoElement, fullscreenElement: HTMLElement, onView: () => void) {
    this.store = createMediaStore({ media: video, fullscreenElement, documentElement: document });
    this.unsubscribe = this.store.subscribe((state) => {
      this.view = viewOf(state);
      onView();
    });
  }

  play(): void {
    this.ask('mediaplayrequest');
  }

  pause(): void {
    this.ask('mediapauserequest');
  }

  seek(seconds: number): void {
    this.ask('mediaseekrequest', seconds);
  }

  setVolume(volume: number): void {
    this.ask('mediavolumerequest', Math.min(1, Math.max(0, volume)));
  }

  setMuted(muted: boolean): void {
    this.ask(muted ? 'mediamuterequest' : 'mediaunmuterequest');
  }

  setRate(rate: number): void {
    this.ask('mediaplaybackraterequest', rate);
  }

  toggleCaptions(): void {
    this.ask('mediatogglesubtitlesrequest');
  }

  toggleFullscreen(): void {
    this.ask(this.view.fullscreen ? 'mediaexitfullscreenrequest' : 'mediaenterfullscreenrequest');
  }

  togglePip(): void {
    this.ask(this.view.pip ? 'mediaexitpiprequest' : 'mediaenterpiprequest');
  }

  end(): void {
    this.unsubscribe();
    this.store.dispatch({ type: 'mediaelementchangerequest' });
  }

  private ask(type: string, detail?: unknown): void {
    this.store.dispatch({ type, detail });
  }
}
