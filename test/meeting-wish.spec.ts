import { principalOf } from '../src/demo/personas.js';
import { startTestApp, type TestApp } from './support/app.js';
import { done, mutate, openCase, type OpenedCase, type Who } from './support/casework.js';
import { join } from './support/plans.js';
import { agree as schedule } from './support/told.js';

let app: TestApp;
let opened: OpenedCase;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app?.stop());
beforeEach(async () => {
  opened = await openCase(app);
});

const WORDS = 'Haluaisin puhua iltapäivistä. Punatulkku.';
const WISH = 'id state version meetingId';
const ask = (who: Who, words: string | null = WORDS) =>
  mutate(app, who)('askForMeeting', 'AskForMeetingInput', { caseId: opened.caseId, words }, WISH);
const codeOf = async (answer: ReturnType<typeof ask>) => (await answer).errors?.[0]?.extensions?.['code'];
const mother = (): Who => ({ principal: opened.motherId });
const read = async (who: Who, name: 'meetingWishes' | 'myMeetingWishes') => {
  const asking = typeof who === 'string' ? app.as(who) : app.asPrincipal(who.principal);
  const { data } = await asking(`{ ${name} { caseId askedBy state words answer meetingId } }`);
  return (data![name] as Record<string, unknown>[]).filter(({ caseId }) => caseId === opened.caseId);
};
const ofCase = (who: Who) => read(who, 'meetingWishes');

describe('a Yhdessä aika is asked for', () => {
  it('by a guardian: it stands on the list of who keeps the case, in her words', async () => {
    await done(ask(mother()));
    const expected = { caseId: opened.caseId, askedBy: opened.motherId, state: 'ASKED', words: WORDS, answer: null };
    expect(await ofCase('counsellor')).toEqual([{ ...expected, meetingId: null }]);
    expect(await read(mother(), 'myMeetingWishes')).toEqual([{ ...expected, meetingId: null }]);
    expect(await ofCase('counsellor-other-area')).toEqual([]);
    expect(await codeOf(ask(mother()))).toBe('WISHED_ALREADY');
  });

  it('by a professional of the network; others of it do not read it', async () => {
    await join(app, opened.caseId, 'nurse', ['plan']);
    await join(app, opened.caseId, 'teacher', ['plan', 'minutes']);
    await done(ask('nurse', null));
    expect(await ofCase('counsellor')).toMatchObject([{ askedBy: principalOf('nurse'), words: null }]);
    expect(await read('nurse', 'myMeetingWishes')).toHaveLength(1);
    expect(await read('teacher', 'myMeetingWishes')).toEqual([]);
    expect(await ofCase('teacher')).toEqual([]);
  });

  it.each(['teacher', 'counsellor-other-area', 'team-lead', 'ngo-worker', 'guardian', 'close-person'] as const)(
    'but not by %s, who has no part in the case',
    async (who) => {
      expect(await codeOf(ask(who))).toBe('NOT_FOUND');
      expect(await app.sql('select 1 from meeting_wish where case_id = $1', [opened.caseId])).toEqual([]);
    },
  );

  it('and is taken up by the next meeting that gets its time', async () => {
    await done(ask(mother()));
    const { id } = await schedule(app, opened, '2026-12-02T13:00');
    expect(await read(mother(), 'myMeetingWishes')).toMatchObject([{ state: 'TAKEN_UP', meetingId: id }]);
    expect(await ofCase('counsellor')).toEqual([]);
    expect((await done(ask(mother()))).state).toBe('ASKED');
  });

  it('or answered otherwise, by who keeps the case; and then it is over', async () => {
    const wish = await done(ask(mother()));
    const input = { wishId: wish.id, expectedVersion: wish.version, answer: 'Soitan sinulle huomenna. Kottarainen.' };
    const answer = (who: Who, more = {}) =>
      mutate(app, who)('answerMeetingWish', 'AnswerMeetingWishInput', { ...input, ...more }, WISH);
    expect(await codeOf(answer(mother()))).toBe('NOT_FOUND');
    expect(await codeOf(answer('counsellor', { expectedVersion: 7 }))).toBe('STALE');
    const answered = await done(answer('counsellor'));
    expect(answered.state).toBe('ANSWERED');
    expect(await read(mother(), 'myMeetingWishes')).toMatchObject([{ state: 'ANSWERED', answer: input.answer }]);
    expect(await codeOf(answer('counsellor', { expectedVersion: answered.version }))).toBe('WISH_OVER');
  });

  it('or taken back by who asked alone', async () => {
    const wish = await done(ask(mother()));
    const input = { wishId: wish.id, expectedVersion: wish.version };
    const withdraw = (who: Who) => mutate(app, who)('withdrawMeetingWish', 'WithdrawMeetingWishInput', input, WISH);
    expect(await codeOf(withdraw('counsellor'))).toBe('NOT_FOUND');
    expect((await done(withdraw(mother()))).state).toBe('WITHDRAWN');
    expect(await ofCase('counsellor')).toEqual([]);
  });

  it('and two of hers at once are one', async () => {
    const answers = await Promise.all([ask(mother()), ask(mother()), ask(mother())]);
    expect(answers.filter(({ errors }) => !errors)).toHaveLength(1);
    expect(await app.sql('select 1 from meeting_wish where case_id = $1', [opened.caseId])).toHaveLength(1);
  });
});
