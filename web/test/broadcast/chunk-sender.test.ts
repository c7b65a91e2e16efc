import { beforeEach, describe, expect, it } from 'vitest';
import type { Problem } from '../../src/api/problem';
import { ChunkSender } from '../../src/broadcast/chunk-sender';
import type { Chunk, PushAnswer } from '../../src/broadcast/push';

/** Pushes wait until the test answers them. */
let pushed: { chunk: Chunk; answer: (answer: PushAnswer | Error) => void }[];
let waits: number[];
let told: string[];
let problem: Problem | null;
let sender: ChunkSender;

const taken: PushAnswer = { kind: 'taken' };
const chunk = (size = 10) => new Blob([new Uint8Array(size)]);
const settled = () => new Promise((resolve) => setTimeout(resolve, 0));
const seqs = () => pushed.map((one) => one.chunk.seq);

async function answer(next: PushAnswer | Error): Promise<void> {
  pushed.at(-1)?.answer(next);
  await settled();
}

beforeEach(() => {
  pushed = [];
  waits = [];
  told = [];
  problem = null;
  sender = new ChunkSender({
    push: (one) =>
      new Promise((resolve, reject) => {
        pushed.push({
          chunk: one,
          answer: (next) => (next instanceof Error ? reject(next) : resolve(next)),
        });
      }),
    random: () => 0,
    now: () => 0,
    wait: async (delayMs) => void waits.push(delayMs),
    onTaken: (bytes) => told.push(`taken ${bytes}`),
    onChange: () => undefined,
    onThreadLost: () => told.push('lost'),
    onRefused: (why) => (problem = why),
    onFinished: () => told.push('finished'),
  });
});

describe('chunk sender', () => {
  it('has one chunk under way at a time, in order', async () => {
    for (let at = 0; at < 3; at += 1) sender.add(chunk());
    await settled();
    expect(seqs()).toEqual([0]);
    await answer(taken);
    await answer(taken);
    expect(seqs()).toEqual([0, 1, 2]);
    expect(sender.queued).toBe(1);
  });

  it('repeats a chunk with growing pauses until the server has it', async () => {
    sender.add(chunk());
    await answer(new TypeError('network'));
    expect(sender.failures).toBe(1);
    await answer({ kind: 'later', waitSeconds: null });
    await answer({ kind: 'later', waitSeconds: 3 });
    expect(waits).toEqual([500, 1_000, 3_000]);
    await answer(taken);
    expect(seqs()).toEqual([0, 0, 0, 0]);
    expect(sender.failures).toBe(0);
  });

  it('goes on where the server is when an answer was lost', async () => {
    sender.add(chunk());
    sender.add(chunk());
    await answer({ kind: 'expected', seq: 1 });
    expect(seqs()).toEqual([0, 1]);
    expect(told).toEqual([]);
  });

  it('gives the thread up when the server lacks what is gone', async () => {
    sender.add(chunk());
    await answer(taken);
    sender.add(chunk());
    await answer({ kind: 'expected', seq: 0 });
    expect(told).toEqual(['taken 10', 'lost']);
    sender.add(chunk());
    expect(seqs()).toEqual([0, 1]);
  });

  it('bounds what waits', () => {
    for (let at = 0; at < 200; at += 1) sender.add(chunk());
    expect(told).toEqual(['lost']);
    expect(sender.queued).toBe(0);
  });

  it('bounds the bytes that wait', () => {
    sender.add(chunk(20 * 2 ** 20));
    sender.add(chunk(20 * 2 ** 20));
    expect(told).toEqual(['lost']);
  });

  it('tells the end after the last chunk', async () => {
    sender.add(chunk());
    sender.finish();
    sender.add(chunk());
    await answer(taken);
    expect(pushed.at(-1)?.chunk).toMatchObject({ seq: 1, last: true });
    await answer(taken);
    expect(told).toEqual(['taken 10', 'taken 0', 'finished']);
  });

  it('stops at a refusal and says why', async () => {
    sender.add(chunk());
    sender.add(chunk());
    await answer({ kind: 'refused', problem: { kind: 'refused', status: 403, detail: 'No.' } });
    expect(problem).toMatchObject({ status: 403 });
    expect(seqs()).toEqual([0]);
  });
});
