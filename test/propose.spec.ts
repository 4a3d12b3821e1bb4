import { spawnSync } from 'node:child_process';
import type { Answer } from '../src/availability/engine/problem.domain.js';

const WORKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR'];

/** The example of the contract: two nurses of whom one is enough, a teacher, and a family with two afternoons. */
const problem = (changes: Record<string, unknown> = {}) => ({
  timeZone: 'Europe/Helsinki',
  now: '2026-11-30T07:00:00Z',
  from: '2026-11-30',
  to: '2026-12-14',
  durationMinutes: 60,
  gridMinutes: 15,
  proposals: 2,
  listAll: true,
  people: [
    {
      id: 'nurse-1',
      calendar: 'known',
      working: [{ days: WORKDAYS, start: '08:00', end: '16:00' }],
      unavailable: ['2026-12-07'],
      busy: [{ start: '2026-12-02T11:00:00Z', end: '2026-12-02T13:00:00Z', status: 'busy' }],
    },
    { id: 'nurse-2', calendar: 'unknown' },
    { id: 'teacher-1', calendar: 'declared', working: [{ days: WORKDAYS, start: '09:00', end: '15:00' }] },
  ],
  clauses: [
    { id: 'neuvola', anyOf: ['nurse-1', 'nurse-2'], count: 1 },
    { id: 'teacher', anyOf: ['teacher-1'] },
  ],
  family: { must: [{ days: ['MO', 'WE'], start: '13:00', end: '18:00' }] },
  ...changes,
});

/** Runs the command with a text on stdin; no database is there for it. */
function propose(input: string) {
  const env = { PATH: process.env['PATH'], DATABASE_URL: 'postgres://nobody@127.0.0.1:1/nothing' };
  const { status, stdout, stderr } = spawnSync(process.execPath, ['dist/cli.js', 'propose'], {
    input,
    env,
    encoding: 'utf8',
  });
  return { status, stdout, stderr: stderr.trim() };
}

describe('yhdessa propose', () => {
  it('answers a problem from stdin with the best times, all starts and whom to ask', () => {
    const { status, stdout, stderr } = propose(JSON.stringify(problem()));
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    // As JSON: instants are text.
    const answer = JSON.parse(stdout) as Record<keyof Answer, unknown>;
    // Mondays and Wednesdays 13–15; on 2.12. and 7.12. the only known nurse cannot.
    const starts = ['2026-11-30', '2026-12-09'].flatMap((date) =>
      ['11:00', '11:15', '11:30', '11:45', '12:00'].map((time) => `${date}T${time}:00Z`),
    );
    expect(answer).toMatchObject({ feasibleCount: 10, feasibleStarts: starts, ask: ['nurse-2'], relaxations: [] });
    expect(answer.proposals).toEqual([
      {
        start: '2026-11-30T11:00:00Z',
        end: '2026-11-30T12:00:00Z',
        attend: { neuvola: ['nurse-1'], teacher: ['teacher-1'] },
        optional: [],
        reasons: expect.arrayContaining([{ code: 'family', text: 'perheelle sopiva aika' }]),
      },
      expect.objectContaining({ start: '2026-12-09T11:00:00Z' }),
    ]);
  });

  it('knows ways to meet, roads, rooms, own workers and what people told', () => {
    const asked = problem({
      durationMinutes: 30,
      isInterpreted: true,
      proposals: 1,
      formats: [{ mode: 'in-person', municipality: '091' }, { mode: 'remote' }],
      travel: [{ from: '564', to: '091', minutes: 60 }],
      people: [
        {
          id: 'nurse',
          calendar: 'known',
          municipality: '564',
          working: [{ days: ['MO'], start: '13:00', end: '14:00' }],
        },
        {
          id: 'teacher',
          calendar: 'unknown',
          modes: ['in-person'],
          load: 2,
          told: [{ start: '2026-11-30T11:00:00Z', end: '2026-11-30T12:00:00Z', status: 'if-need-be' }],
        },
        {
          id: 'room',
          kind: 'room',
          calendar: 'known',
          municipality: '091',
          working: [{ days: ['MO'], start: '08:00', end: '16:00' }],
        },
      ],
      clauses: [
        { id: 'neuvola', anyOf: ['nurse'], own: ['nurse'] },
        { id: 'school', anyOf: ['teacher'] },
        { id: 'room', anyOf: ['room'], modes: ['in-person'] },
      ],
      family: {},
    });
    const answer = JSON.parse(propose(JSON.stringify(asked)).stdout) as Record<keyof Answer, unknown>;
    expect(answer).toMatchObject({
      feasibleStarts: ['2026-11-30T11:00:00Z'],
      proposals: [
        {
          start: '2026-11-30T11:00:00Z',
          end: '2026-11-30T12:00:00Z',
          format: { mode: 'in-person', municipality: '091' },
          attend: { neuvola: ['nurse'], school: ['teacher'], room: ['room'] },
          reasons: expect.arrayContaining([
            { code: 'certainty', text: '1 tarvittavalle sopii tarvittaessa' },
            { code: 'travel', text: 'matkaa yhteensä 120 min' },
          ]),
        },
      ],
      ask: [],
    });
  });

  it.each<[string, unknown]>([
    ['the problem: ', []],
    ['now: is no instant like 2026-11-30T07:00:00Z', problem({ now: 'soon' })],
    ['from: is no date like 2026-11-30', problem({ from: '2026-02-30' })],
    ['to: is no date like 2026-11-30', problem({ to: '2026-12-14T08:00' })],
    ['clauses.0.anyOf.0: ', problem({ clauses: [{ id: 'x', anyOf: ['nobody'] }] })],
    ['(HORIZON_ENDS_FIRST)', problem({ to: '2026-11-01' })],
    ['surprise: nobody knows this field', problem({ surprise: 1 })],
    ['family.may be: nobody knows this field', problem({ family: { 'may\nbe': [] } })],
    ['formats.0.mode: ', problem({ formats: [{ mode: 'by letter' }] })],
  ])('refuses in one line, with exit code 1 and nothing on stdout: %s', (told, input) => {
    expectRefused(JSON.stringify(input), told);
  });

  it('refuses what is no JSON in the same way', () => {
    expectRefused('{', 'the problem is no JSON');
  });
});

function expectRefused(input: string, told: string): void {
  const { status, stdout, stderr } = propose(input);
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  expect(stderr).toContain(told);
  expect(stderr.split('\n')).toHaveLength(1);
}
