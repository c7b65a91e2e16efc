// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { commandOfKey, focusOf, type Focus } from '../../src/player/hotkeys';

const plain = { ctrlKey: false, metaKey: false, altKey: false };
const press = (key: string, focus: Focus = 'other') => commandOfKey({ key, ...plain }, focus);

describe('commandOfKey', () => {
  it.each([
    [' ', { do: 'toggle-play' }],
    ['k', { do: 'toggle-play' }],
    ['K', { do: 'toggle-play' }],
    ['j', { do: 'seek-by', seconds: -10 }],
    ['l', { do: 'seek-by', seconds: 10 }],
    ['ArrowLeft', { do: 'seek-by', seconds: -5 }],
    ['ArrowRight', { do: 'seek-by', seconds: 5 }],
    ['ArrowUp', { do: 'volume-by', delta: 0.05 }],
    ['ArrowDown', { do: 'volume-by', delta: -0.05 }],
    ['m', { do: 'toggle-mute' }],
    ['f', { do: 'toggle-fullscreen' }],
    ['i', { do: 'toggle-stats' }],
    [',', { do: 'step-frame', frames: -1 }],
    ['.', { do: 'step-frame', frames: 1 }],
    ['<', { do: 'rate-step', steps: -1 }],
    ['>', { do: 'rate-step', steps: 1 }],
    ['0', { do: 'seek-to-share', share: 0 }],
    ['7', { do: 'seek-to-share', share: 0.7 }],
    ['Home', { do: 'seek-to-share', share: 0 }],
    ['End', { do: 'seek-to-share', share: 1 }],
    ['?', { do: 'toggle-help' }],
    ['q', null],
    ['Tab', null],
  ])('%s', (key, command) => expect(press(key)).toEqual(command));

  it('leaves the browser its own keys', () => {
    expect(commandOfKey({ key: 'f', ...plain, ctrlKey: true }, 'other')).toBeNull();
    expect(commandOfKey({ key: 'k', ...plain, metaKey: true }, 'other')).toBeNull();
    expect(commandOfKey({ key: 'ArrowLeft', ...plain, altKey: true }, 'other')).toBeNull();
  });

  it('never acts while typing', () => {
    for (const key of ['k', ' ', '5', 'ArrowLeft', '?']) expect(press(key, 'text')).toBeNull();
  });

  it('leaves sliders and choices their arrows, buttons their space', () => {
    expect(press('ArrowUp', 'choice')).toBeNull();
    expect(press('Home', 'choice')).toBeNull();
    expect(press('m', 'choice')).toEqual({ do: 'toggle-mute' });
    expect(press(' ', 'button')).toBeNull();
    expect(press('ArrowRight', 'button')).toEqual({ do: 'seek-by', seconds: 5 });
  });
});

describe('focusOf', () => {
  const element = (markup: string) => {
    const host = document.createElement('div');
    host.innerHTML = markup;
    return focusOf(host.firstElementChild);
  };

  it.each<[string, Focus]>([
    ['<input>', 'text'],
    ['<input type="search">', 'text'],
    ['<textarea></textarea>', 'text'],
    ['<input type="range">', 'choice'],
    ['<input type="radio">', 'choice'],
    ['<select></select>', 'choice'],
    ['<button></button>', 'button'],
    ['<a href="/">x</a>', 'button'],
    ['<div></div>', 'other'],
  ])('%s', (markup, focus) => expect(element(markup)).toBe(focus));

  it('knows nothing of what is no element', () => expect(focusOf(document)).toBe('other'));
});
