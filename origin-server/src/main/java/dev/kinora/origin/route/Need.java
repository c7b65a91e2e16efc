package dev.kinora.origin.route;

/** What a route asks of whoever calls it. */
public enum Need {
  /** Nothing: pages, signing in, health. */
  NOBODY,
  /** That they may watch: an account, a guest's own room and title, a signed link of the title. */
  WATCH,
  /** That they may change something: an account, or somebody at this machine while it is open. */
  MEMBER,
  /** That they may administer. */
  ADMIN
}
