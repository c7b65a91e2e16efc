import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { editionOf, peerConfig, trackerAddress } from '../../src/p2p/peer-settings';
import { SegmentHashes } from '../../src/p2p/segment-hashes';

const page = 'https://localhost:8080/room/films';
const swarm = { tracker: '/tracker?token=t', id: 'w', edition: 'v1~a~b' };

describe('what the exchange is told', () => {
  it('names this host’s tracker alone and nobody who would tell addresses', () => {
    const config = peerConfig(swarm, page, true);
    expect(config.announceTrackers).toEqual(['wss://localhost:8080/tracker?token=t']);
    expect(config.rtcConfig).toEqual({ iceServers: [] });
    const addresses = JSON.stringify(config).match(/(wss?|https?|stuns?|turns?):[^"]*/g);
    expect(addresses).toEqual(['wss://localhost:8080/tracker?token=t']);
  });

  it('is off when the viewer wants it off', () => {
    expect(peerConfig(swarm, page, false).isP2PDisabled).toBe(true);
    expect(peerConfig(swarm, page, true).isP2PDisabled).toBe(false);
  });

  it('keeps rooms and encodings apart', () => {
    expect(editionOf('v1', ['b', 'a'])).toBe(editionOf('v1', ['a', 'b']));
    expect(editionOf('v1', ['a'])).not.toBe(editionOf('v1', ['a2']));
    const other = { ...swarm, id: 'w2' };
    expect(peerConfig(other, page, true).swarmId).not.toBe(peerConfig(swarm, page, true).swarmId);
  });

  it('is unencrypted only where the page is', () => {
    expect(trackerAddress('/tracker', 'http://localhost:8000/')).toBe(
      'ws://localhost:8000/tracker',
    );
  });
});

describe('SegmentHashes', () => {
  const bytes = new TextEncoder().encode('a segment').buffer as ArrayBuffer;
  const right = createHash('sha256').update('a segment').digest('hex');
  const address = 'https://localhost:8080/titles/v1/r1/7.m4s';
  let answer: Record<string, string>;
  let asked: string[];
  let nowMs: number;
  let hashes: SegmentHashes;

  beforeEach(() => {
    answer = { 7: right };
    asked = [];
    nowMs = 0;
    hashes = new SegmentHashes(
      async (title, rendition) => {
        asked.push(`${title}/${rendition}`);
        return answer;
      },
      () => nowMs,
    );
  });

  it('takes what the server would have sent, and nothing else', async () => {
    expect(await hashes.matches(address, bytes)).toBe(true);
    expect(await hashes.matches(address, new ArrayBuffer(9))).toBe(false);
    expect(asked).toEqual(['v1/r1']);
  });

  it('takes nothing that has no hash, and asks again after a while', async () => {
    answer = {};
    expect(await hashes.matches(address, bytes)).toBe(false);
    expect(await hashes.matches(address, bytes)).toBe(false);
    expect(asked).toHaveLength(1);
    answer = { 7: right.toUpperCase() };
    nowMs = 5_000;
    expect(await hashes.matches(address, bytes)).toBe(true);
    expect(asked).toHaveLength(2);
  });

  it('takes nothing that is no segment', async () => {
    expect(await hashes.matches('https://localhost:8080/titles/v1/r1/init.mp4', bytes)).toBe(false);
    expect(asked).toEqual([]);
  });

  it('takes nothing while the server does not answer', async () => {
    const info = vi.spyOn(console, 'info').mockImplementation(() => undefined);
    const silent = new SegmentHashes(
      () => Promise.reject(new Error('gone')),
      () => 0,
    );
    expect(await silent.matches(address, bytes)).toBe(false);
    expect(info).toHaveBeenCalledOnce();
  });
});
