import type { Problem } from '../api/problem';
import type { Messages } from './en';

/** A problem in plain words; what the server itself said is better than our guess. */
export function problemText(problem: Problem, messages: Messages): string {
  const texts = messages.problem;
  switch (problem.kind) {
    case 'unreachable':
      return texts.unreachable;
    case 'missing':
      return texts.missing;
    case 'refused':
      return problem.detail ?? texts.refused(problem.status);
    case 'server':
      return problem.detail ?? texts.server(problem.status);
    case 'unreadable':
      return texts.unreadable;
  }
}
