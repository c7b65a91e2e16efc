import lock from '../package-lock.json?raw';
import { expect, it } from 'vitest';

it('holds no addresses: `npm run relock` after changing dependencies', () => {
  expect(lock.match(/https?:\/\/[^"]*/g)).toBeNull();
});
