import { formatRoute, parseRoute, type Route } from './route';

export type OnRoute = (route: Route) => void;

function linkOf(event: MouseEvent): HTMLAnchorElement | null {
  for (const target of event.composedPath()) {
    if (target instanceof HTMLAnchorElement) return target;
  }
  return null;
}

/** Whether the page itself follows this click, rather than the browser. */
function isOurs(event: MouseEvent, link: HTMLAnchorElement): boolean {
  const plain = event.button === 0 && !event.metaKey && !event.ctrlKey;
  if (!plain || event.shiftKey || event.altKey || event.defaultPrevented) return false;
  if (link.target !== '' || link.hasAttribute('download')) return false;
  if (link.origin !== location.origin || link.getAttribute('href')?.startsWith('#')) return false;
  return parseRoute(new URL(link.href)).page !== 'unknown';
}

/** Connects the address bar, the history and the links of the page to routes. */
export class Navigator {
  constructor(private readonly onRoute: OnRoute) {
    window.addEventListener('popstate', () => this.announce());
    document.addEventListener('click', (event) => {
      const link = linkOf(event);
      if (link === null || !isOurs(event, link)) return;
      event.preventDefault();
      this.go(parseRoute(new URL(link.href)));
    });
  }

  /** Opens a page of ours by its address, as `parseRoute` reads it. */
  open(path: string): void {
    this.go(parseRoute(new URL(path, location.origin)));
  }

  go(route: Route): void {
    history.pushState(null, '', formatRoute(route));
    this.announce();
    window.scrollTo(0, 0);
  }

  /** Changes the address without a new step in the history, for instance while typing a search. */
  replace(route: Route): void {
    history.replaceState(null, '', formatRoute(route));
    this.announce();
  }

  private announce(): void {
    this.onRoute(parseRoute(new URL(location.href)));
  }
}
