// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import '../../src/room/room-chat';
import type { ShownLine } from '../../src/room/room-model';
import '../../src/room/room-people';
import { standing } from '../../src/room/room-people';
import '../../src/room/room-peers';
import { wordText } from '../../src/room/room-words';
import '../../src/room/room-rules';
import type { Member } from '../../src/room/protocol';
import { runs, welcomed } from '../../src/room/room-model';
import { person, welcome } from './fixtures';

afterEach(() => document.body.replaceChildren());

async function shown(name: string, properties: object): Promise<ShadowRoot> {
  const element = document.createElement(name) as HTMLElement & {
    updateComplete: Promise<boolean>;
  };
  Object.assign(element, properties);
  document.body.append(element);
  await element.updateComplete;
  return element.shadowRoot as ShadowRoot;
}

const textOf = (root: ParentNode, selector: string) =>
  root.querySelector(selector)?.textContent?.replace(/\s+/g, ' ').trim();

function line(over: Partial<ShownLine>): ShownLine {
  const plain = { n: 1, key: null, from: 'm2', name: 'Bob', at: 0, text: 'hi' };
  return { ...plain, reply: null, failed: null, ...over };
}

describe('the chat', () => {
  it('shows text as text, never as markup', async () => {
    const text = '<img src=x onerror="alert(1)"><b>bold</b>';
    const root = await shown('kinora-room-chat', { lines: [line({ text, name: '<i>Bob</i>' })] });
    expect(textOf(root, '.said')).toBe(text);
    expect(textOf(root, '.who b')).toBe('<i>Bob</i>');
    expect(root.querySelector('img, .said b, i')).toBeNull();
  });

  it('is a polite log, with a line that is labelled', async () => {
    const root = await shown('kinora-room-chat', {});
    expect(root.querySelector('[role=log]')?.getAttribute('aria-live')).toBe('polite');
    expect(root.querySelector('textarea')?.getAttribute('aria-label')).toBe('Write a message');
    expect(root.querySelector('textarea')?.getAttribute('maxlength')).toBe('2000');
  });

  it('says what was written once, and not what is empty', async () => {
    const said: string[] = [];
    const requests = { say: (text: string) => said.push(text), typing: () => undefined };
    const root = await shown('kinora-room-chat', { requests });
    const field = root.querySelector('textarea') as HTMLTextAreaElement;
    const enter = () =>
      field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', cancelable: true }));
    field.value = '   ';
    enter();
    field.value = 'hello';
    enter();
    enter();
    expect(said).toEqual(['hello']);
  });

  it('offers no line to who may not write', async () => {
    const root = await shown('kinora-room-chat', { mayWrite: false });
    expect(root.querySelector('form')).toBeNull();
    expect(root.textContent).toContain('only members write');
  });

  it('answers a line, and shows what is answered', async () => {
    const said: unknown[] = [];
    const requests = { say: (...what: unknown[]) => said.push(what), typing: () => undefined };
    const lines = [
      line({ n: 1, text: 'tea?' }),
      line({ n: 2, text: 'yes', reply: 1 }),
      line({ n: 3, text: 'and?', reply: 99 }),
    ];
    const element = await shown('kinora-room-chat', { lines, requests });
    const quotes = [...element.querySelectorAll('.answered')].map((one) => one.textContent?.trim());
    expect(quotes).toEqual(['Bob: tea?', 'In answer to an older line']);
    element.querySelectorAll<HTMLButtonElement>('.reply')[1]?.click();
    await Promise.resolve();
    const field = element.querySelector('textarea') as HTMLTextAreaElement;
    field.value = 'with milk';
    const enter = () =>
      field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', cancelable: true }));
    enter();
    field.value = 'plain';
    enter();
    expect(said).toEqual([
      ['with milk', 2],
      ['plain', null],
    ]);
  });

  it('offers to send again what did not get there', async () => {
    const again: string[] = [];
    const failed = line({ n: null, key: 'k1', failed: 'rate' });
    const requests = { again: (key: string) => again.push(key) };
    const root = await shown('kinora-room-chat', { lines: [failed], requests });
    expect(textOf(root, '.failed')).toContain('too much at once');
    root.querySelector<HTMLButtonElement>('.failed button')?.click();
    expect(again).toEqual(['k1']);
  });
});

describe('the people', () => {
  it('stand as the room says', () => {
    expect(standing(person('m1', { away: true }), 'playing')).toBe('Away');
    expect(standing(person('m1', { stalled: true }), 'playing')).toBe('Waiting for data');
    expect(standing(person('m1', { ready: false }), 'preparing')).toBe('Getting ready');
    expect(standing(person('m1', { skew: -12 }), 'playing')).toBe('In step');
    expect(standing(person('m1', { skew: -80.4 }), 'playing')).toBe('80 ms off');
    expect(standing(person('m1', { skew: 700 }), 'playing')).toBe('Catching up, 700 ms');
    expect(standing(person('m1', { skew: 700 }), 'paused')).toBe('');
  });

  it('hand the hosting over where they may', async () => {
    const made: string[] = [];
    const members = [person('m1', { host: true }), person('m2'), person('m3', { away: true })];
    const requests = { giveRole: (member: string, role: string) => made.push(`${member} ${role}`) };
    const host = await shown('kinora-room-people', { members, me: 'm1', mayGive: true, requests });
    host.querySelectorAll<HTMLButtonElement>('button').forEach((button) => button.click());
    expect(made).toEqual(['m2 host']);
    const member = await shown('kinora-room-people', {
      members,
      me: 'm2',
      mayTake: true,
      requests,
    });
    expect(textOf(member, 'button')).toBe('Become the host');
    const guest = await shown('kinora-room-people', { members, me: 'm2', requests });
    expect(guest.querySelector('button')).toBeNull();
  });

  it('can be given roles and put out by who runs the room, but owners cannot', async () => {
    const asked: unknown[] = [];
    const requests = {
      giveRole: (...what: unknown[]) => asked.push(what),
      putOut: (...what: unknown[]) => asked.push(what),
    };
    const members = [person('m1', { role: 'owner' }), person('m2', { role: 'guest' })];
    const list = { members, me: 'm1', myRole: 'owner', mayRun: true, requests };
    const root = await shown('kinora-room-people', list);
    const menus = root.querySelectorAll('kinora-room-member-menu');
    expect(menus).toHaveLength(1);
    const menu = menus[0]?.shadowRoot as ShadowRoot;
    menu.querySelectorAll('button').forEach((button) => button.click());
    expect(asked).toEqual([
      ['m2', 'member'],
      ['m2', 'owner'],
      ['m2', false],
      ['m2', true],
    ]);
    const plain = await shown('kinora-room-people', { ...list, me: 'm2', mayRun: false });
    expect(plain.querySelector('kinora-room-member-menu')).toBeNull();
  });
});

describe('the exchange with other members', () => {
  it('can be switched off and tells its share', async () => {
    const wanted: boolean[] = [];
    const stats = {
      enabled: true,
      peers: 2,
      fromPeersBytes: 2_000_000,
      fromServerBytes: 1_000_000,
      toPeersBytes: 0,
    };
    const onWanted = (on: boolean) => wanted.push(on);
    const root = await shown('kinora-room-peers', { wanted: true, stats, onWanted });
    expect(root.textContent).toContain('2 MB from people, 1 MB from the server');
    expect(root.textContent).toContain('Connected to 2 people');
    const box = root.querySelector('input') as HTMLInputElement;
    box.checked = false;
    box.dispatchEvent(new Event('change'));
    expect(wanted).toEqual([false]);
  });
});

describe('the rules', () => {
  it('show who may do what, and pass a change on', async () => {
    const changes: unknown[] = [];
    const { settings } = welcome();
    const change = (...what: unknown[]) => changes.push(what);
    const root = await shown('kinora-room-rules', { settings, change, turn: change });
    const selects = [...root.querySelectorAll('select')];
    expect(selects.map((select) => select.value)).toEqual([
      'member',
      'member',
      'guest',
      'member',
      'member',
    ]);
    const [control] = selects;
    if (control === undefined) throw new Error('expected a choice');
    control.value = 'host';
    control.dispatchEvent(new Event('change'));
    expect(changes).toEqual([['control', 'host']]);
    const [holds] = [...root.querySelectorAll('input')];
    if (holds === undefined) throw new Error('expected a switch');
    holds.checked = false;
    holds.dispatchEvent(new Event('change'));
    expect(changes.slice(1)).toEqual([['holds', false]]);
  });

  it('are for owners, and for the host while there is none', () => {
    const model = (members: readonly Member[]) => welcomed(null, welcome({ members }));
    expect(runs(model([person('m1', { role: 'owner' })]))).toBe(true);
    expect(runs(model([person('m1', { host: true })]))).toBe(true);
    expect(runs(model([person('m1', { host: true }), person('m2', { role: 'owner' })]))).toBe(
      false,
    );
    expect(runs(model([person('m1')]))).toBe(false);
  });
});

describe('refusals', () => {
  it('are plain sentences', () => {
    const refused = (code: 'stale' | 'bad', detail: string) =>
      wordText({ say: 'refused', code, detail });
    expect(refused('stale', 'base: 4')).toBe(
      'Somebody else was quicker. This is where the room is now.',
    );
    expect(refused('bad', 'rate: expected 0.5 to 2')).toContain('rate: expected 0.5 to 2');
  });
});
