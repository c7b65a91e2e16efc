/** What a new password has to be. The server holds the same rules; here they are told while typing. */
export type PasswordRule = 'long' | 'notName' | 'notObvious';

export const shortestPassword = 8;
export const longestPassword = 128;

/** Beginnings of what is guessed first; a password is refused when little else is left of it. */
const obvious = ['password', 'passwort', 'qwertz', 'qwerty', 'letmein', '1234567890', 'kinora'];
const leastDifferent = 5;

function isObvious(password: string): boolean {
  const lower = password.toLowerCase();
  const rest = obvious.reduce((left, word) => left.replaceAll(word, ''), lower);
  return lower !== '' && new Set(rest).size < leastDifferent;
}

/** The rules in the order they are told, with whether a password keeps them. */
export function checkPassword(
  password: string,
  name: string,
): readonly { readonly rule: PasswordRule; readonly kept: boolean }[] {
  const characters = [...password].length;
  const own = name.trim().toLowerCase();
  return [
    { rule: 'long', kept: characters >= shortestPassword && characters <= longestPassword },
    {
      rule: 'notName',
      kept: password !== '' && (own.length < 3 || !password.toLowerCase().includes(own)),
    },
    { rule: 'notObvious', kept: password !== '' && !isObvious(password) },
  ];
}

export function isGoodPassword(password: string, name: string): boolean {
  return checkPassword(password, name).every(({ kept }) => kept);
}
