import fc from 'fast-check';
import { isIn } from '../plan.domain.js';
import {
  answered,
  atAgreement,
  type Commitment,
  committed,
  declined,
  goesOn,
  type Progress,
  PROGRESSES,
  reported,
  requireCommitted,
  requireHeard,
} from './action.domain.js';
import { settled, type SuggestionState } from './suggestion.domain.js';

/**
 * The course of a plan's actions against what must hold of them, whatever anybody does in whatever order: written, heard,
 * answered, suggested otherwise, agreed on, promised late, handed over, reported. Refused is what the rules refuse.
 */
const RUNS = { seed: 20_261_122, numRuns: 5_000 };
const NOW = Temporal.Instant.from('2026-11-23T07:00:00Z');

interface Course {
  readonly id: number;
  readonly text: string;
  readonly owner: number;
  readonly dueOn: string;
  readonly wasThere: boolean;
  readonly replaces: number | null;
  commitment: Commitment;
  committedAt: Temporal.Instant | null;
  committedVia: string | null;
  /** Whether the owner said yes: themselves, in the meeting or on the phone. */
  saidYes: boolean;
  progress: Progress;
  sinceVersion: number | null;
  untilVersion: number | null;
  suggestion: { text: string; state: SuggestionState } | null;
}

interface World {
  actions: Course[];
  /** The number of the version that is being written; null while none is. */
  draft: number | null;
  agreed: number;
  /** What each agreed version held in the moment it was agreed: action, text, owner, day. */
  readonly versions: Map<number, string>;
}

/** What somebody does: to which of the actions, and how, is chosen by `at`. */
type Step = (world: World, pick: (actions: readonly Course[]) => Course | undefined, at: number) => void;

const course = (world: World, what: Partial<Course>): Course => ({
  id: world.actions.length,
  text: `t${world.actions.length}`,
  owner: world.actions.length % 4,
  dueOn: '2026-12-18',
  wasThere: true,
  replaces: null,
  commitment: 'proposed',
  committedAt: null,
  committedVia: null,
  saidYes: false,
  progress: 'open',
  sinceVersion: world.draft,
  untilVersion: null,
  suggestion: null,
  ...what,
});

const held = ({ actions }: World, number: number) =>
  JSON.stringify(
    actions
      .filter((action) => isIn(action, number))
      .map(({ id, text, owner, dueOn }) => [id, text, owner, dueOn])
      .toSorted(([one], [other]) => Number(one) - Number(other)),
  );

/** Each agreed version, the newest last: what is above it moves up. */
function join(world: World, action: Course): void {
  const next = world.agreed + 1;
  for (const other of world.actions) {
    if (other.sinceVersion !== null && other.sinceVersion > world.agreed) other.sinceVersion += 1;
    if (other.untilVersion !== null && other.untilVersion > world.agreed) other.untilVersion += 1;
  }
  if (world.draft !== null) world.draft += 1;
  action.sinceVersion = next;
  const replaced = world.actions.find(({ id }) => id === action.replaces);
  if (replaced && (replaced.untilVersion === null || replaced.untilVersion > next)) replaced.untilVersion = next;
  world.agreed = next;
  world.versions.set(next, held(world, next));
}

function commit(world: World, action: Course, via: string | null): void {
  Object.assign(action, committed(action, NOW, via), { saidYes: true });
  if (action.suggestion?.state === 'open') action.suggestion.state = settled(action.suggestion, 'lapse');
  if (action.sinceVersion === null) join(world, action);
}

const isOwned = (action: Course) => action.untilVersion === null;

const STEPS: Readonly<Record<string, Step>> = {
  draft: (world) => (world.draft ??= world.agreed + 1),
  write: (world) => {
    if (world.draft !== null) world.actions.push(course(world, { commitment: 'proposed' }));
  },
  ask: (world) => {
    if (world.draft !== null) world.actions.push(course(world, { commitment: 'requested', wasThere: false }));
  },
  commit: (world, pick) => {
    const action = pick(world.actions);
    if (action) commit(world, action, null);
  },
  hear: (world, pick) => {
    const action = pick(world.actions);
    if (!action) return;
    requireHeard(action.wasThere && action.sinceVersion !== null);
    commit(world, action, 'counsellor');
  },
  decline: (world, pick) => {
    const action = pick(world.actions);
    if (action) Object.assign(action, declined(action, 'Ei ehdi.', null));
  },
  suggest: (world, pick) => {
    const action = pick(world.actions);
    if (!action) return;
    action.commitment = answered(action, 'suggest');
    action.suggestion = { text: `${action.text}*`, state: 'open' };
  },
  takeUp: (world, pick) => {
    const action = pick(world.actions.filter(({ suggestion }) => suggestion));
    if (!action?.suggestion || world.draft === null) return;
    const state = settled(action.suggestion, 'take-up');
    const commitment = answered(action, 'commit');
    action.suggestion.state = state;
    action.untilVersion = world.draft;
    const { text } = action.suggestion;
    const promise = { commitment, committedAt: NOW, saidYes: true, owner: action.owner, replaces: action.id };
    world.actions.push(course(world, { text, ...promise }));
  },
  drop: (world, pick) => {
    const action = pick(world.actions.filter(isOwned));
    if (!action || (action.sinceVersion !== null && world.draft === null)) return;
    action.untilVersion = world.draft ?? world.agreed + 1;
  },
  agree: (world) => {
    if (world.draft === null) return;
    const number = world.draft;
    const inIt = world.actions.filter((action) => isIn(action, number));
    requireCommitted(inIt, number);
    for (const action of inIt) Object.assign(action, atAgreement(action, number) ?? {});
    world.agreed = number;
    world.draft = null;
    world.versions.set(number, held(world, number));
  },
  handOver: (world, pick) => {
    const action = pick(world.actions.filter((each) => isIn(each, world.agreed)));
    if (!action || world.agreed === 0) return;
    const progress = goesOn(action, 'handed-over');
    const offers = world.actions.filter(
      ({ replaces, untilVersion }) => replaces === action.id && untilVersion === null,
    );
    if (offers.some(({ commitment }) => commitment !== 'declined')) return;
    for (const offer of offers) offer.untilVersion = world.agreed + 1;
    action.progress = progress;
    const { id, text, dueOn, owner } = action;
    const asked = { commitment: 'requested', wasThere: false, sinceVersion: null } as const;
    world.actions.push(course(world, { text, dueOn, owner: owner + 1, replaces: id, ...asked }));
  },
  report: (world, pick, at) => {
    const action = pick(world.actions.filter(({ commitment }) => commitment === 'committed' || at % 9 === 0));
    const event = SAYABLE[at % SAYABLE.length]!;
    if (action) action.progress = reported(action, event, event === 'not-done' ? 'Jono.' : null);
  },
};
const SAYABLE = PROGRESSES.filter((each) => each !== 'open' && each !== 'handed-over');
/** What happens more often than the rest, so that plans get agreed and promises go on. */
const OFTEN = [
  'draft',
  'write',
  'ask',
  'commit',
  'commit',
  'agree',
  'suggest',
  'takeUp',
  'handOver',
  'report',
  'report',
];

/** What is broken; empty if all holds. */
function broken(world: World): string[] {
  const numbers = [...world.versions.keys()];
  return [
    // Invariant 12: agreed versions are gapless, and each holds what it held when it was agreed.
    ...(numbers.every((number, i) => number === i + 1) && numbers.length === world.agreed ? [] : ['gaps']),
    ...[...world.versions].flatMap(([number, content]) => (held(world, number) === content ? [] : ['changed'])),
    ...world.actions.flatMap((action) => brokenOf(action, world)),
  ];
}

function brokenOf(action: Course, world: World): string[] {
  const isCommitted = action.commitment === 'committed';
  const taken = world.actions.find(({ replaces, sinceVersion }) => replaces === action.id && sinceVersion !== null);
  const isInAgreed = [...world.versions.keys()].some((number) => isIn(action, number));
  const rules: Readonly<Record<string, boolean>> = {
    // Invariant 13: committed is what its owner said yes to, and what is in an agreed version is committed.
    'nobody said yes': isCommitted === action.saidYes && isCommitted === (action.committedAt !== null),
    'agreed without a promise': !isInAgreed || isCommitted,
    'promised and apart': !isCommitted || action.sinceVersion !== null,
    'reported without a promise': action.progress === 'open' || isCommitted,
    'done by two': !taken || !isIn(taken, world.agreed) || !isIn(action, world.agreed),
  };
  return Object.keys(rules).filter((rule) => !rules[rule]);
}

describe('12, 13. the actions of a plan, whatever happens to them', () => {
  it('holds after every step of any sequence', () => {
    const refusals = new Set<string>();
    const step = fc.tuple(fc.constantFrom(...Object.keys(STEPS), ...OFTEN), fc.nat(999));
    const steps = fc.array(step, { minLength: 10, maxLength: 40, size: 'max' });
    const property = fc.property(steps, (sequence) => {
      const world: World = { actions: [], draft: 1, agreed: 0, versions: new Map() };
      for (const [name, at] of sequence) {
        try {
          STEPS[name]!(world, (actions) => actions[at % Math.max(1, actions.length)], at);
        } catch (error) {
          refusals.add((error as { code?: string }).code ?? String(error));
        }
        const faults = broken(world);
        if (faults.length > 0) throw new Error(`after ${name}: ${faults.join(', ')}`);
      }
    });
    fc.assert(property, RUNS);
    // The sequences go everywhere: each refusal of these rules was met, and nothing else.
    expect([...refusals].toSorted()).toEqual([
      'ACTION_CANCELLED',
      'ACTION_DROPPED',
      'ACTION_HANDED_OVER',
      'ALREADY_COMMITTED',
      'ALREADY_DONE',
      'NOT_COMMITTED',
      'NO_COMMITTED_ACTION',
      'OWNER_ABSENT',
      'SUGGESTION_SETTLED',
    ]);
  });
});
