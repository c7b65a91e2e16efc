import { describe, expect, it } from 'vitest';
import { agentName } from '../../src/account/agent-name';
import { checkPassword, isGoodPassword } from '../../src/account/password-rules';

describe('password rules', () => {
  it.each([
    ['short', ['long']],
    ['', ['long', 'notName', 'notObvious']],
    ['iam-ada-lovelace!', ['notName']],
    ['password1234', ['notObvious']],
    ['aaaaaaaaaaaaaaa', ['notObvious']],
    ['x'.repeat(300) + 'abcdefg', ['long']],
    ['correct horse battery', []],
    ['пароль-длинный', []],
  ])('%s breaks %o', (password, broken) => {
    const found = checkPassword(password, 'Ada').filter(({ kept }) => !kept);
    expect(found.map(({ rule }) => rule)).toEqual(broken);
    expect(isGoodPassword(password, 'Ada')).toBe(broken.length === 0);
  });

  it('lets very short names be part of it', () => {
    expect(isGoodPassword('boat on the lake', 'bo')).toBe(true);
  });
});

describe('device names', () => {
  it.each([
    [
      'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/156.0 Safari/537.36',
      'Chrome, Linux',
    ],
    ['Mozilla/5.0 (Windows NT 10.0) Chrome/156.0 Safari/537.36 Edg/156.0', 'Edge, Windows'],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18 Safari/604',
      'Safari, iPhone',
    ],
    ['Mozilla/5.0 (Android 15; Mobile; rv:140.0) Firefox/140.0', 'Firefox, Android'],
    ['curl/8.0', 'curl'],
    ['something', null],
    [null, null],
  ])('%s is %s', (agent, name) => expect(agentName(agent)).toBe(name));
});
