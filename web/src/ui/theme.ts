import { readStored, writeStored } from '../storage';

export type Theme = 'system' | 'dark' | 'light';

const key = 'kinora.theme';
const order: readonly Theme[] = ['system', 'dark', 'light'];

export function isTheme(value: unknown): value is Theme {
  return value === 'system' || value === 'dark' || value === 'light';
}

export function storedTheme(): Theme {
  const value = readStored(key);
  return isTheme(value) ? value : 'system';
}

export function nextTheme(theme: Theme): Theme {
  return order[(order.indexOf(theme) + 1) % order.length] ?? 'system';
}

/** Shows the theme and keeps it for the next visit; `theme.js` reads it back before first paint. */
export function applyTheme(theme: Theme): void {
  writeStored(key, theme === 'system' ? null : theme);
  if (theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
}
