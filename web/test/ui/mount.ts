/** Puts an element on the page, waits until it is drawn, and answers its shadow root. */
export async function mount<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  properties: Partial<HTMLElementTagNameMap[K]>,
): Promise<ShadowRoot> {
  const element = document.createElement(tag);
  Object.assign(element, properties);
  document.body.append(element);
  await (element as unknown as { updateComplete: Promise<unknown> }).updateComplete;
  return element.shadowRoot as ShadowRoot;
}

export const textOf = (root: ParentNode, selector: string) =>
  root.querySelector(selector)?.textContent?.replace(/\s+/g, ' ').trim();

/** Lets promises and the updates that follow from them run. */
export const drawn = () => new Promise((resolve) => setTimeout(resolve, 0));

/** What bubbles up to the document under a name. */
export function heard<T>(type: string): T[] {
  const details: T[] = [];
  document.addEventListener(type, (event) => details.push((event as CustomEvent<T>).detail));
  return details;
}
