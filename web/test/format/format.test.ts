import { describe, expect, it } from 'vitest';
import { codecName, recordedAs } from '../../src/format/codec';
import {
  bitRate,
  frameRate,
  framesPerSecond,
  heightName,
  percent,
} from '../../src/format/quantity';
import { clockTime, shortLength, spokenTime } from '../../src/format/time';

describe('clockTime', () => {
  it.each([
    [0, '0:00'],
    [59.999, '0:59'],
    [61, '1:01'],
    [3599.9, '59:59'],
    [3600, '1:00:00'],
    [36_061, '10:01:01'],
    [-3, '0:00'],
    [Number.NaN, '0:00'],
    [Number.POSITIVE_INFINITY, '0:00'],
  ])('%d is %s', (seconds, text) => expect(clockTime(seconds)).toBe(text));
});

describe('lengths in words', () => {
  it('leaves out what is zero', () => {
    expect(spokenTime(3605, 'en')).toBe('1 hour 5 seconds');
    expect(spokenTime(60, 'en')).toBe('1 minute');
    expect(spokenTime(0, 'en')).toBe('0 seconds');
  });

  it('is short at a glance', () => {
    expect(shortLength(45, 'en')).toBe('45 sec');
    expect(shortLength(0.2, 'en')).toBe('1 sec');
    expect(shortLength(596, 'en')).toBe('10 min');
    expect(shortLength(3600, 'en')).toBe('1 hr');
    expect(shortLength(7_500, 'en')).toBe('2 hr 5 min');
    expect(shortLength(3_599, 'en')).toBe('1 hr');
  });
});

describe('quantities', () => {
  it('never says 100 % before it is true', () => {
    expect(percent(0.999, 'en')).toBe('99%');
    expect(percent(1, 'en')).toBe('100%');
    expect(percent(0.29, 'en')).toBe('29%');
    expect(percent(7, 'en')).toBe('100%');
    expect(percent(-1, 'en')).toBe('0%');
  });

  it('names bit rates', () => {
    expect(bitRate(128_000, 'en')).toBe('128 kbit/s');
    expect(bitRate(1_234_567, 'en')).toBe('1.2 Mbit/s');
    expect(bitRate(25_400_000, 'en')).toBe('25 Mbit/s');
  });

  it('reads exact frame rates', () => {
    expect(framesPerSecond('24000/1001')).toBeCloseTo(23.976, 3);
    expect(framesPerSecond('23.976')).toBe(24_000 / 1001);
    expect(framesPerSecond('59.94')).toBe(60_000 / 1001);
    expect(framesPerSecond('12.5')).toBe(12.5);
    expect(framesPerSecond('24')).toBe(24);
    expect(framesPerSecond('25')).toBe(25);
    expect(framesPerSecond('25/0')).toBeNull();
    expect(framesPerSecond('0/1')).toBeNull();
    expect(framesPerSecond('fast')).toBeNull();
    expect(framesPerSecond(null)).toBeNull();
    expect(frameRate('24000/1001', 'en')).toBe('23.976');
    expect(frameRate('30/1', 'en')).toBe('30');
  });

  it('names heights', () => {
    expect(heightName(720)).toBe('720p');
    expect(heightName(2160)).toBe('4K');
  });
});

describe('codecName', () => {
  it.each([
    ['avc1.640028', 'H.264'],
    ['avc1.64001f,mp4a.40.2', 'H.264 + AAC'],
    ['mp4a.40.5', 'HE-AAC'],
    ['av01.0.05M.08', 'AV1'],
    ['vp09.00.10.08', 'VP9'],
    ['Opus', 'Opus'],
    ['xyz1', 'xyz1'],
  ])('%s is %s', (codecs, name) => expect(codecName(codecs)).toBe(name));
});

describe('recordedAs', () => {
  it.each([
    ['video/x-matroska;codecs=avc1,opus', 'Matroska, H.264 + Opus'],
    ['video/webm; codecs="vp8,opus"', 'WebM, VP8 + Opus'],
    ['video/mp4', 'MP4'],
    ['', ''],
  ])('%s is %s', (type, words) => expect(recordedAs(type)).toBe(words));
});
