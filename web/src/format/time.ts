/** "4:05" or "1:04:05"; whole seconds, cut rather than rounded, as clocks do. */
export function clockTime(seconds: number): string {
  const whole = Number.isFinite(seconds) ? Math.max(0, Math.floor(seconds)) : 0;
  const two = (part: number) => String(part).padStart(2, '0');
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor(whole / 60) % 60;
  const rest = two(whole % 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${rest}` : `${minutes}:${rest}`;
}

function unit(value: number, name: string, locale: string, display: 'long' | 'narrow' | 'short') {
  return new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: display }).format(
    value,
  );
}

/** For screen readers: "1 hour 4 minutes 5 seconds", leaving out what is zero. */
export function spokenTime(seconds: number, locale: string): string {
  const whole = Number.isFinite(seconds) ? Math.max(0, Math.floor(seconds)) : 0;
  const parts: [number, string][] = [
    [Math.floor(whole / 3600), 'hour'],
    [Math.floor(whole / 60) % 60, 'minute'],
    [whole % 60, 'second'],
  ];
  const said = parts.filter(([value]) => value > 0);
  const shown = said.length > 0 ? said : parts.slice(2);
  return shown.map(([value, name]) => unit(value, name, locale, 'long')).join(' ');
}

/** A length at a glance: "2 hr 5 min", "9 min", "45 sec". */
export function shortLength(seconds: number, locale: string): string {
  if (seconds < 60) return unit(Math.max(1, Math.round(seconds)), 'second', locale, 'short');
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return unit(minutes, 'minute', locale, 'short');
  const hours = unit(Math.floor(minutes / 60), 'hour', locale, 'short');
  const rest = minutes % 60;
  return rest === 0 ? hours : `${hours} ${unit(rest, 'minute', locale, 'short')}`;
}

/** "21 Nov 2026, 17:54" for an ISO 8601 moment, in the locale's way; empty for anything else. */
export function moment(iso: string, locale: string): string {
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return '';
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(at);
}
