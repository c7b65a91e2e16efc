import type { Problem } from '../api/problem';
import { shortLength } from '../format/time';
import type { Messages } from './en';

/** A problem in plain words; what the server itself said is better than our guess. */
export function problemText(problem: Problem, messages: Messages): string {
  const texts = messages.problem;
  switch (problem.kind) {
    case 'unreachable':
      return texts.unreachable;
    case 'missing':
      return texts.missing;
    case 'signed-out':
      return texts.signedOut;
    case 'too-often':
      return tooOften(problem.retryAfterSeconds, messages);
    case 'refused':
      return problem.detail ?? texts.refused(problem.status);
    case 'server':
      return problem.detail ?? texts.server(problem.status);
    case 'unreadable':
      return texts.unreadable;
  }
}

/** A rate limit in words: when to come back, as far as the server said. */
function tooOften(seconds: number | null, messages: Messages): string {
  const texts = messages.problem;
  return seconds === null
    ? texts.tooOften
    : texts.tooOftenUntil(shortLength(seconds, messages.locale));
}
