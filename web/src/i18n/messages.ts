import { en, type Messages } from './en';

/** One entry per language; the key is a BCP 47 language subtag. */
const languages: Readonly<Record<string, Messages>> = { en };

/** The first of the visitor's languages that there are texts for; English otherwise. */
export function messagesFor(preferred: readonly string[]): Messages {
  for (const tag of preferred) {
    const found = languages[tag.toLowerCase().split('-')[0] ?? ''];
    if (found !== undefined) return found;
  }
  return en;
}

/** The texts of this page. */
export const messages: Messages = messagesFor(navigator.languages);
