/**
 * What it costs a change to be told to every process (ADR 20): the same change with the trigger that notifies and without it,
 * in turns in one run. See README.md. Run by `npm run -s build && node bench/live.ts`.
 */
import { randomUUID } from 'node:crypto';
import { cpus } from 'node:os';
import pg from 'pg';
import { built, quantile, withDatabase } from './support.ts';

const ROUNDS = Number(process.env['BENCH_ROUNDS'] || 20);
/** Changes in a round. */
const CHANGES = 32;
/** Of which so many are under way together. */
const AT_ONCE = [1, 8] as const;
/** The quickest tenth is what it takes where nothing else comes in between; then the median. */
const QUANTILES = [0.1, 0.5] as const;

const { create } = (await built('start.js')) as typeof import('../src/start.ts');
const { readConfig } = (await built('platform/config/config.js')) as typeof import('../src/platform/config/config.ts');
const { FAMILY } = (await built('demo/family.data.js')) as typeof import('../src/demo/family.data.ts');
const { principalOf } = (await built('demo/personas.js')) as typeof import('../src/demo/personas.ts');

const NOTE = `mutation ($input: RecordHowThingsAreInput!) { recordHowThingsAre(input: $input) { id } }`;
const TRIGGER = { told: 'enable', 'not told': 'disable' } as const;
type Variant = keyof typeof TRIGGER;
type Change = () => Promise<number>;

/** Milliseconds of one change by a counsellor, from the request to its answer: a row, its line in the log, the commit. */
async function changing({ app }: Awaited<ReturnType<typeof create>>): Promise<Change> {
  const post = (url: string, payload: object, cookie = '') =>
    app.inject({
      method: 'POST',
      url,
      headers: { 'content-type': 'application/json', cookie },
      payload: JSON.stringify(payload),
    });
  const signIn = await post('/auth/demo', { persona: 'counsellor' });
  const cookie = String(signIn.headers['set-cookie']).split(';')[0] ?? '';
  const about = { caseId: FAMILY.caseId, personId: principalOf('guardian'), face: 'GOOD' };
  return async () => {
    const began = performance.now();
    const input = { requestId: randomUUID(), ...about };
    const { body } = await post('/graphql', { query: NOTE, variables: { input } }, cookie);
    if (body.includes('"errors"')) throw new Error(body.slice(0, 400));
    return performance.now() - began;
  };
}

/** Milliseconds of each change of one round. */
async function round(change: Change, atOnce: number): Promise<number[]> {
  const each: number[] = [];
  const hand = async () => {
    for (let done = 0; done < CHANGES / atOnce; done += 1) each.push(await change());
  };
  await Promise.all(Array.from({ length: atOnce }, hand));
  return each;
}

await withDatabase({ DATABASE_POOL: String(Math.max(...AT_ONCE)) }, async ({ env, ownerUrl }) => {
  const [owner, listener] = [ownerUrl, ownerUrl].map((connectionString) => new pg.Client({ connectionString })) as [
    pg.Client,
    pg.Client,
  ];
  const running = await create(readConfig(env));
  try {
    await Promise.all([owner.connect(), listener.connect()]);
    let heard = 0;
    listener.on('notification', () => (heard += 1));
    await listener.query('listen change');
    const change = await changing(running);
    const turn = async (variant: Variant, atOnce: number) => {
      await owner.query(`alter table audit.access_log ${TRIGGER[variant]} trigger tell_changes`);
      const before = heard;
      const result = await round(change, atOnce);
      await listener.query('select');
      if ((variant === 'told') !== heard > before) throw new Error('not what was meant is measured');
      return result;
    };
    console.log(`${cpus().length} × ${cpus()[0]?.model}, Node ${process.version}, ${ROUNDS} rounds of ${CHANGES}\n`);
    console.log(`| at once ${QUANTILES.map((at) => `| p${at * 100} told ms | not told ms | × `).join('')}|`);
    console.log(`|--:${'|--:|--:|--:'.repeat(QUANTILES.length)}|`);
    for (const atOnce of AT_ONCE) console.log(await row(turn, atOnce));
  } finally {
    await Promise.all([owner.end(), listener.end()]);
    await running.stop();
  }
});

type Turn = (variant: Variant, atOnce: number) => ReturnType<typeof round>;

/** In turns, so that whatever slows the machine down slows both. */
async function row(turn: Turn, atOnce: number): Promise<string> {
  const results: Record<Variant, number[]> = { told: [], 'not told': [] };
  const names = Object.keys(results) as Variant[];
  for (const name of names) await turn(name, atOnce);
  for (let i = 0; i < ROUNDS; i += 1)
    for (const name of i % 2 === 0 ? names : names.toReversed()) results[name].push(...(await turn(name, atOnce)));
  const cells = QUANTILES.flatMap((share) => {
    const [told, untold] = [quantile(results.told, share), quantile(results['not told'], share)];
    return [told.toFixed(1), untold.toFixed(1), (told / untold).toFixed(2)];
  });
  return `| ${[atOnce, ...cells].join(' | ')} |`;
}
