// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Share, SignalBody, SignalKind } from '../../src/room/protocol';
import { HostShare, mostHandedOn, mostViewers, serveMedia } from '../../src/share/host-share';
import { askMedia, ViewerShare } from '../../src/share/viewer-share';

/** A connection that does what it is told and says what it was told. */
class FakePeer extends EventTarget {
  static all: FakePeer[] = [];
  iceGatheringState = 'complete';
  connectionState = 'new';
  localDescription: { sdp: string } | null = null;
  remote: unknown = null;
  tracks: unknown[] = [];
  transceivers: unknown[] = [];

  constructor(readonly config: RTCConfiguration) {
    super();
    FakePeer.all.push(this);
  }

  async setLocalDescription(): Promise<void> {
    this.localDescription = { sdp: `sdp ${FakePeer.all.indexOf(this)}` };
  }

  async setRemoteDescription(description: unknown): Promise<void> {
    this.remote = description;
  }

  addTrack(track: unknown): void {
    this.tracks.push(track);
  }

  addTransceiver(kind: string, init: unknown): void {
    this.transceivers.push([kind, init]);
  }

  close(): void {
    this.connectionState = 'closed';
  }

  become(state: string): void {
    this.connectionState = state;
    this.dispatchEvent(new Event('connectionstatechange'));
  }
}

type Sent = readonly [to: string, kind: SignalKind, body: string | undefined];

let sent: Sent[];
const signal = (to: string, kind: SignalKind, body?: SignalBody) =>
  sent.push([to, kind, body?.sdp ?? body?.via]);
const peer = (at: number) => FakePeer.all.at(at) as FakePeer;
const flush = () => vi.advanceTimersByTimeAsync(0);

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('RTCPeerConnection', FakePeer);
  vi.stubGlobal('MediaStream', class {});
  FakePeer.all = [];
  sent = [];
});
afterEach(() => vi.useRealTimers());

describe('HostShare', () => {
  const media = { getTracks: () => ['picture', 'sound'] } as unknown as MediaStream;
  let host: HostShare;

  const offer = (from: string, stream = 's') =>
    host.receive({ from, stream, kind: 'offer', sdp: `offer of ${from}`, via: null });
  const serve = serveMedia(media);
  const options = { stream: 's', serve, ice: [], signal, onChange: () => undefined };

  beforeEach(() => {
    host = new HostShare({ ...options, most: mostViewers, chains: true });
  });

  it('answers whoever offers, with picture and sound, and asks no server for addresses', async () => {
    offer('m2');
    await flush();
    expect(peer(0).remote).toEqual({ type: 'offer', sdp: 'offer of m2' });
    expect(peer(0).tracks).toEqual(['picture', 'sound']);
    expect(peer(0).config).toEqual({ iceServers: [] });
    expect(sent).toEqual([['m2', 'answer', 'sdp 0']]);
  });

  it('answers only about its own stream', async () => {
    offer('m2', 'other');
    await flush();
    expect(FakePeer.all).toEqual([]);
  });

  it('serves eight viewers and tells the next one that it is full', async () => {
    for (let at = 0; at < mostViewers; at += 1) offer(`m${at}`);
    await flush();
    offer('late');
    expect(sent.at(-1)).toEqual(['late', 'end', undefined]);
    expect(host.viewers).toBe(8);
    peer(3).become('failed');
    offer('late');
    await flush();
    expect(sent.at(-1)?.[1]).toBe('answer');
  });

  it('sends later ones to viewers who have the film, each as few as can be', async () => {
    for (let at = 0; at < mostViewers; at += 1) offer(`m${at}`);
    await flush();
    peer(2).become('connected');
    peer(5).become('connected');
    const named: (string | undefined)[] = [];
    for (let at = 0; at < 2 * mostHandedOn + 1; at += 1) {
      offer(`late${at}`);
      named.push(sent.at(-1)?.[2]);
    }
    expect(named).toEqual(['m2', 'm5', 'm2', 'm5', 'm2', 'm5', undefined]);
    expect(host.viewers).toBe(mostViewers + 2 * mostHandedOn);
  });

  it('names somebody else to who comes back, and forgets who has left', async () => {
    for (let at = 0; at < mostViewers; at += 1) offer(`m${at}`);
    await flush();
    peer(2).become('connected');
    peer(5).become('connected');
    offer('late');
    offer('late');
    expect(sent.slice(-2).map((one) => one[2])).toEqual(['m2', 'm5']);
    host.keepOnly(new Set(['m5', 'late']));
    expect(host.viewers).toBe(2);
  });

  it('hands on without sending anybody further where it only hands on', async () => {
    host = new HostShare({ ...options, most: 1, chains: false });
    offer('m2');
    await flush();
    peer(0).become('connected');
    offer('m3');
    expect(sent.at(-1)).toEqual(['m3', 'end', undefined]);
  });

  it('replaces the connection of who offers again', async () => {
    offer('m2');
    await flush();
    offer('m2');
    await flush();
    expect(peer(0).connectionState).toBe('closed');
    expect(host.viewers).toBe(1);
  });

  it('ends every connection when it stops, and answers nobody after that', async () => {
    offer('m2');
    await flush();
    host.stop();
    offer('m3');
    await flush();
    expect(peer(0).connectionState).toBe('closed');
    expect(sent.at(-1)).toEqual(['m2', 'end', undefined]);
    expect(FakePeer.all).toHaveLength(1);
  });
});

describe('ViewerShare', () => {
  const share: Share = { from: 'm1', stream: 's', kind: 'live', title: 'Mine', size: 0, mime: '' };
  let viewer: ViewerShare;
  let refused: number;
  let lost: number;

  beforeEach(async () => {
    refused = 0;
    lost = 0;
    viewer = new ViewerShare({
      share,
      ice: [],
      signal,
      ask: askMedia(() => undefined),
      onLost: () => (lost += 1),
      onRefused: () => (refused += 1),
      onDoubt: () => undefined,
    });
    viewer.start();
    await flush();
  });

  it('offers to receive picture and sound', () => {
    const direction = { direction: 'recvonly' };
    expect(peer(0).transceivers).toEqual([
      ['video', direction],
      ['audio', direction],
    ]);
    expect(sent).toEqual([['m1', 'offer', 'sdp 0']]);
  });

  it('takes the answer of who shares, and nobody else’s', () => {
    viewer.receive({ from: 'm9', stream: 's', kind: 'answer', sdp: 'false', via: null });
    expect(peer(0).remote).toBeNull();
    viewer.receive({ from: 'm1', stream: 's', kind: 'answer', sdp: 'right', via: null });
    expect(peer(0).remote).toEqual({ type: 'answer', sdp: 'right' });
  });

  it('offers again when nobody answers or the connection fails, and not once it holds', async () => {
    await vi.advanceTimersByTimeAsync(4_000);
    expect(sent).toHaveLength(2);
    peer(1).become('connected');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(sent).toHaveLength(2);
    peer(1).become('failed');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(sent).toHaveLength(3);
  });

  it('stops where it is told that there is no place', async () => {
    viewer.receive({ from: 'm1', stream: 's', kind: 'end', sdp: null, via: null });
    await vi.advanceTimersByTimeAsync(60_000);
    expect([refused, sent.length]).toEqual([1, 1]);
    expect(peer(0).connectionState).toBe('closed');
  });

  it('goes to whom it is sent, and back to who shares when nothing comes from there', async () => {
    viewer.receive({ from: 'm1', stream: 's', kind: 'end', sdp: null, via: 'm7' });
    await vi.advanceTimersByTimeAsync(0);
    expect(sent.at(-1)).toEqual(['m7', 'offer', 'sdp 1']);
    viewer.receive({ from: 'm7', stream: 's', kind: 'end', sdp: null, via: null });
    await vi.advanceTimersByTimeAsync(15_000);
    expect(sent.slice(2).map((one) => one[0])).toContain('m1');
    expect(refused).toBe(0);
  });

  it('gives up after a few who could not help', async () => {
    for (let at = 0; at < 5; at += 1) {
      const from = at === 0 ? 'm1' : `m${at + 10}`;
      viewer.receive({ from, stream: 's', kind: 'end', sdp: null, via: `m${at + 11}` });
      await vi.advanceTimersByTimeAsync(0);
    }
    expect(refused).toBe(1);
  });

  it('says that nothing comes any more, and asks who shares', async () => {
    const track = Object.assign(new Event('track'), { track: 'picture' });
    vi.stubGlobal(
      'MediaStream',
      class {
        addTrack = () => undefined;
      },
    );
    viewer.stop();
    sent = [];
    viewer = new ViewerShare({
      share,
      ice: [],
      signal,
      ask: askMedia(() => undefined),
      onLost: () => (lost += 1),
      onRefused: () => undefined,
      onDoubt: () => undefined,
    });
    viewer.start();
    await flush();
    peer(-1).dispatchEvent(track);
    peer(-1).become('connected');
    expect([viewer.holds, lost]).toEqual([true, 0]);
    peer(-1).become('failed');
    expect([viewer.holds, lost]).toEqual([false, 1]);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(sent.map((one) => one[1])).toEqual(['offer', 'offer']);
  });
});
