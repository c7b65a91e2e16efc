// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest';
import '../../src/account/sign-in-page';
import '../../src/account/welcome-page';
import type { Api } from '../../src/api/client';
import { RequestFailed, type Problem } from '../../src/api/problem';
import { session, stranger } from '../store/sessions';
import { drawn, heard, mount } from '../ui/mount';

afterEach(() => document.body.replaceChildren());

const failing = (problem: Problem) => vi.fn(() => Promise.reject(new RequestFailed(problem)));
const api = (part: object) => part as unknown as Api;

async function signIn(answer: () => Promise<unknown>) {
  const root = await mount('kinora-sign-in-page', {
    api: api({ session: { signIn: answer } }),
    session: { phase: 'known', session: stranger },
    back: '/watch/x',
  });
  (root.querySelector('#name') as HTMLInputElement).value = ' Ada ';
  (root.querySelector('#password') as HTMLInputElement).value = 'secret';
  root.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }));
  await drawn();
  return root;
}

const said = (root: ShadowRoot) => root.querySelector('kinora-form-problem');

describe('sign-in page', () => {
  it('goes on where the visitor wanted to be', async () => {
    const sessions = heard('kinora-session');
    const opened = heard('kinora-open');
    const answer = vi.fn(async () => session());
    await signIn(answer);
    expect(answer).toHaveBeenCalledWith('Ada', 'secret');
    expect(sessions).toEqual([{ session: session() }]);
    expect(opened).toEqual([{ path: '/watch/x' }]);
  });

  it('does not tell which of the two was wrong', async () => {
    const root = await signIn(failing({ kind: 'signed-out', detail: 'No such account.' }));
    expect(said(root)?.text).toBe('Name and password do not fit together.');
    expect(root.querySelector('#password')?.getAttribute('aria-invalid')).toBe('true');
  });

  it('tells a rate limit in words', async () => {
    const problem: Problem = { kind: 'too-often', retryAfterSeconds: 30, detail: null };
    const root = await signIn(failing(problem));
    expect(said(root)?.text).toBe('');
    expect(said(root)?.shadowRoot?.textContent).toContain('Try again in 30 sec.');
  });
});

describe('welcome page', () => {
  const welcome = (token: string | null, who = stranger) =>
    mount('kinora-welcome-page', {
      api: api({ accounts: {} }),
      session: { phase: 'known', session: who },
      token,
    });

  it('asks for the whole link', async () => {
    expect((await welcome(null)).querySelector('form')).toBeNull();
    expect((await welcome('t')).querySelector('form')).not.toBeNull();
  });

  it('lets whoever sits at the machine make the first account', async () => {
    const first = { ...stranger, access: 'open', needsSetUp: true } as const;
    expect((await welcome(null, first)).querySelector('form')).not.toBeNull();
  });
});
