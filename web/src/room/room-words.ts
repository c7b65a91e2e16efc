import { messages } from '../i18n/messages';
import type { Word } from './room';
import type { RoomModel } from './room-model';

/** What is said for a moment, in plain words; what the room itself said is kept where it says more. */
export function wordText(word: Word): string {
  const texts = messages.room;
  switch (word.say) {
    case 'refused':
      return word.code === 'bad' && word.detail !== ''
        ? `${texts.refused.bad} (${word.detail})`
        : texts.refused[word.code];
    case 'joined':
      return texts.words.joined(word.name);
    case 'left':
      return texts.words.left(word.name);
    case 'away-from-room':
      return texts.words.notConnected;
    case 'resting':
      return texts.words.resting;
  }
}

/** What the room is doing, in plain words. */
export function phaseText(model: RoomModel): string {
  const { phase, hold } = model.state;
  const texts = messages.room.phases;
  if (phase !== 'holding') return texts[phase];
  const name = model.members.find((one) => one.member === hold)?.name;
  return texts.holding(name ?? messages.room.somebody);
}
