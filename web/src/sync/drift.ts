/**
 * How one member follows the room: what to do about the difference between where the room is and
 * where the player is. Pure; milliseconds throughout, and moments are of the member's own clock.
 */
export interface DriftState {
  /** Since the last quiet second; the newest last, five at most. */
  readonly errorsMs: readonly number[];
  readonly correcting: boolean;
  /** What the room's rate is multiplied by. */
  readonly factor: number;
  /** No error is taken before this moment. */
  readonly quietUntilMs: number;
  /** Corrective seeks of the last minute. */
  readonly seeksAtMs: readonly number[];
  readonly lastSeekAtMs: number | null;
  /** After too many seeks, only the rate is used until then. */
  readonly restUntilMs: number;
  readonly hidden: boolean;
  /** Back from the background and not yet looked at. */
  readonly returned: boolean;
}

export type DriftAction =
  | { readonly do: 'nothing' }
  | { readonly do: 'rate'; readonly factor: number }
  /** To where the room is, and on by what a seek costs. `tell`: the viewer is to know about it. */
  | { readonly do: 'seek'; readonly tell: boolean };

export interface Step {
  readonly state: DriftState;
  readonly action: DriftAction;
}

/** What a seek costs, and what a start costs, before either is known. */
export const startingSeekCostMs = 200;
export const startingStartCostMs = 100;
export const readingEveryMs = 250;

const keptErrors = 5;
const neededErrors = 3;
const quietMs = 1_000;
const holdMs = 20;
const doneMs = 6;
const gentleMs = 100;
const seekAboveMs = 700;
const seekApartMs = 8_000;
const coarseSeekAboveMs = 250;
const coarseSeekApartMs = 15_000;
const returnSeekAboveMs = 250;
const seeksAMinute = 3;
const minuteMs = 60_000;

export const restingDrift: DriftState = {
  errorsMs: [],
  correcting: false,
  factor: 1,
  quietUntilMs: 0,
  seeksAtMs: [],
  lastSeekAtMs: null,
  restUntilMs: 0,
  hidden: false,
  returned: false,
};

/** After a seek, a start or a stall: a second in which no error is taken. */
export function quieted(state: DriftState, nowMs: number): DriftState {
  const quietUntilMs = nowMs + quietMs;
  return { ...state, errorsMs: [], correcting: false, factor: 1, quietUntilMs };
}

/** The page went to the background, where timers are slow, or came back from it. */
export function shown(state: DriftState, visible: boolean): DriftState {
  const calm = { ...state, errorsMs: [], correcting: false, factor: 1 };
  return visible
    ? { ...calm, hidden: false, returned: state.hidden }
    : { ...calm, hidden: true, returned: false };
}

/** What a seek or a start costs, learned: mostly what it was, and partly what it has just been. */
export function learnedMs(oldMs: number, measuredMs: number): number {
  return 0.7 * oldMs + 0.3 * measuredMs;
}

/**
 * Takes one reading: `errorMs` is where the room is minus where the player is. `fine` players can
 * change their rate without being heard.
 */
export function step(state: DriftState, nowMs: number, errorMs: number, fine: boolean): Step {
  if (state.hidden || nowMs < state.quietUntilMs) return { state, action: { do: 'nothing' } };
  const errorsMs = [...state.errorsMs, errorMs].slice(-keptErrors);
  const taken = { ...state, errorsMs };
  if (errorsMs.length < neededErrors) return { state: taken, action: { do: 'nothing' } };
  const error = median(errorsMs);
  const looked = { ...taken, returned: false };
  if (state.returned && Math.abs(error) > returnSeekAboveMs) return seek(looked, nowMs);
  return fine ? corrected(looked, nowMs, error) : correctedBySeeks(looked, nowMs, error);
}

function corrected(state: DriftState, nowMs: number, errorMs: number): Step {
  const size = Math.abs(errorMs);
  if (size <= (state.correcting ? doneMs : holdMs)) return steer(state, 1, false);
  if (size <= gentleMs) return steer(state, factorFor(errorMs, 3_000, 0.03), true);
  if (size <= seekAboveMs) return steer(state, factorFor(errorMs, 1_500, 0.12), true);
  if (maySeek(state, nowMs, seekApartMs)) return seek(state, nowMs);
  return steer(state, factorFor(errorMs, 1_500, 0.12), true);
}

function correctedBySeeks(state: DriftState, nowMs: number, errorMs: number): Step {
  const far = Math.abs(errorMs) > coarseSeekAboveMs;
  if (far && maySeek(state, nowMs, coarseSeekApartMs)) return seek(state, nowMs);
  return { state, action: { do: 'nothing' } };
}

/** In steps of 1 %, and never less than one: half a step would not end what is left. */
function factorFor(errorMs: number, overMs: number, most: number): number {
  const wished = Math.min(most, Math.abs(errorMs) / overMs);
  const steps = Math.max(1, Math.round(wished * 100));
  return (100 + Math.sign(errorMs) * steps) / 100;
}

function steer(state: DriftState, factor: number, correcting: boolean): Step {
  const action: DriftAction = factor === state.factor ? { do: 'nothing' } : { do: 'rate', factor };
  return { state: { ...state, factor, correcting }, action };
}

function maySeek(state: DriftState, nowMs: number, apartMs: number): boolean {
  if (nowMs < state.restUntilMs) return false;
  return state.lastSeekAtMs === null || nowMs - state.lastSeekAtMs >= apartMs;
}

function seek(state: DriftState, nowMs: number): Step {
  const recent = [...state.seeksAtMs.filter((atMs) => atMs > nowMs - minuteMs), nowMs];
  const tooMany = recent.length >= seeksAMinute;
  const next: DriftState = {
    ...quieted(state, nowMs),
    lastSeekAtMs: nowMs,
    seeksAtMs: tooMany ? [] : recent,
    restUntilMs: tooMany ? nowMs + minuteMs : state.restUntilMs,
    returned: false,
  };
  return { state: next, action: { do: 'seek', tell: tooMany } };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}
