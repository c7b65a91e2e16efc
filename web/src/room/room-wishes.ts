import type { Api } from '../api/client';
import type { TitleDetail, TitleSummary } from '../api/types';
import { framesPerSecond } from '../format/quantity';
import { messages } from '../i18n/messages';
import type { Media, RoomRole, RuleName, SwitchName } from './protocol';
import type { Room } from './room';
import type { ChatRequests } from './room-chat';
import type { FilmRequests } from './room-films';
import type { PeopleRequests } from './room-people';

/** What only the page around a room can do. */
export interface RoomSurroundings {
  /** Says something for a moment. */
  say(text: string): void;
  share(file: File): void;
  stopSharing(): void;
}

/** What people ask for beside the film, as messages to their room. */
export class RoomWishes {
  constructor(
    private readonly room: Room,
    private readonly api: Api,
    private readonly page: RoomSurroundings,
  ) {}

  readonly chat: ChatRequests = {
    say: (text, reply) => this.room.chat(text, reply),
    again: (key) => this.room.chatAgain(key),
    typing: () => this.room.noteTyping(),
    react: (e) => this.room.send({ t: 'react', e }),
  };

  readonly people: PeopleRequests = {
    giveRole: (member, role) => this.room.send({ t: 'role', member, role }),
    putOut: (member, ban) => this.room.send({ t: 'kick', member, ban }),
  };

  readonly films: FilmRequests = {
    play: (title) => void this.load(title, (media) => this.room.load(media)),
    queue: (title) =>
      void this.load(title, (media) =>
        this.room.send({ t: 'queue', op: 'add', base: this.queueRev, items: [media] }),
      ),
    playNext: (item) => this.room.send({ t: 'load', base: this.rev, item }),
    remove: (item) =>
      this.room.send({ t: 'queue', op: 'remove', base: this.queueRev, items: [item] }),
    move: (from, to) => this.room.send({ t: 'queue', op: 'move', base: this.queueRev, from, to }),
    clear: () => this.room.send({ t: 'queue', op: 'clear', base: this.queueRev }),
    share: (file) => this.page.share(file),
    stopSharing: () => this.page.stopSharing(),
  };

  readonly changeRule = (rule: RuleName, role: RoomRole): void => {
    // The protocol has another word for who may take the hosting.
    const name = rule === 'takeHost' ? 'host' : rule;
    this.room.send({ t: 'settings', patch: { [name]: role } });
  };

  readonly turnSwitch = (name: SwitchName, on: boolean): void => {
    this.room.send({ t: 'settings', patch: { [name]: on } });
  };

  private get rev(): number {
    return this.room.model?.state.rev ?? 0;
  }

  private get queueRev(): number {
    return this.room.model?.state.queue ?? 0;
  }

  /** A title needs its address and frame rate before the room can be told about it. */
  private async load(title: TitleSummary, use: (media: Media) => void): Promise<void> {
    try {
      const media = mediaOf(await this.api.title(title.id));
      if (media !== null) use(media);
      else this.page.say(messages.watch.probingText);
    } catch (error) {
      console.info('A title could not be looked up for the room.', error);
      this.page.say(messages.room.loadFailed);
    }
  }
}

function mediaOf(title: TitleDetail): Media | null {
  if (title.hls === null) return null;
  const rate = title.renditions.find((one) => one.kind === 'video')?.frameRate ?? null;
  const fps = framesPerSecond(rate) ?? 0;
  return { id: title.id, src: title.hls, duration: title.durationSeconds ?? 0, fps };
}
