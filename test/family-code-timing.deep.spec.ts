import { inGroups } from '../src/sign-in/family-code/family-code.domain.js';
import { principalOf } from '../src/demo/personas.js';
import { startTestApp, type TestApp } from './support/app.js';
import { done, mutate, openCase } from './support/casework.js';
import { Browser } from './support/doors.js';

/**
 * Nobody can tell by the clock whether a code or an address is known: medians of known and unknown, asked in turn, differ
 * by less than five milliseconds.
 */
const TIMES = 400;
const AT_MOST = 5;

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
  await app.sql(KEPT_OPEN);
});
afterAll(() => app?.stop());

const median = (times: readonly number[]) => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)]!;

async function tookMs(task: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await task();
  return performance.now() - began;
}

/** The difference of the medians, in milliseconds. Which goes first changes from turn to turn. */
async function difference(known: () => Promise<unknown>, unknown: () => Promise<unknown>): Promise<number> {
  const times: [number[], number[]] = [[], []];
  for (let i = -20; i < TIMES; i += 1) {
    const order = i % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const);
    for (const which of order) {
      const took = await tookMs(which === 0 ? known : unknown);
      if (i >= 0) times[which].push(took);
    }
  }
  return Math.abs(median(times[0]) - median(times[1]));
}

/** Gates shut after some tries, and a code dies after ten. What is measured is what they cost while they are open. */
const KEPT_OPEN = `
create function keep_open() returns trigger language plpgsql as $$
begin
  new.level := 0;
  new.open_at := new.counted_at;
  return new;
end $$;
create trigger keep_open before update on access.gate for each row execute function keep_open()`;

it('a known code with wrong digits takes as long as an unknown one', async () => {
  const { motherId } = await openCase(app);
  const given = mutate(app, 'counsellor')('giveFamilyCode', 'GiveFamilyCodeInput', { personId: motherId }, 'code');
  const { code } = await done(given);
  const unknown = inGroups(code.replaceAll(' ', '').replace(/^./, (letter: string) => (letter === 'A' ? 'E' : 'A')));
  const browser = new Browser(app);
  await browser.get('/s');
  const attempt = (typed: string) => async () => {
    const { statusCode } = await browser.post('/s', { code: typed, digits: '0000' });
    expect(statusCode).toBe(400);
  };
  await app.sql('update access.family_code set tries_left = 100000 where ended_at is null');
  expect(await difference(attempt(code), attempt(unknown))).toBeLessThan(AT_MOST);
}, 600_000);

it('a known address takes as long as an unknown one', async () => {
  const [row] = await app.sql<{ email: string }>('select email from professional where id = $1', [
    principalOf('nurse'),
  ]);
  const browser = new Browser(app);
  await browser.get('/lupaukset');
  const ask = (address: string) => async () => {
    const { statusCode } = await browser.post('/lupaukset', { address });
    expect(statusCode).toBe(200);
  };
  expect(await difference(ask(row!.email), ask('ei.ketaan@kunta.example'))).toBeLessThan(AT_MOST);
}, 600_000);
