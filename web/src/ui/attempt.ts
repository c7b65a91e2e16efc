import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { problemOf, type Problem } from '../api/problem';

/** Something that an element asks of the server: under way, done, or refused with a reason. */
export class Attempt implements ReactiveController {
  busy = false;
  problem: Problem | null = null;

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  hostConnected(): void {
    this.problem = null;
  }

  /** Resolves to what `work` gave, or to null with `problem` set. One at a time. */
  async run<T>(work: () => Promise<T>): Promise<{ readonly value: T } | null> {
    if (this.busy) return null;
    this.change(true, null);
    try {
      const value = await work();
      this.change(false, null);
      return { value };
    } catch (error) {
      const problem = problemOf(error);
      if (problem.kind === 'unreadable') console.warn('An answer could not be read.', error);
      this.change(false, problem);
      return null;
    }
  }

  private change(busy: boolean, problem: Problem | null): void {
    this.busy = busy;
    this.problem = problem;
    this.host.requestUpdate();
  }
}
