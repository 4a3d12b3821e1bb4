import { walkCourses, type Walked } from './support/course-walk.js';

describe('whatever happens to a case, in whatever order', () => {
  let walked: Walked;
  beforeAll(async () => {
    walked = await walkCourses(7, 25);
  }, 240_000);

  it('keeps invariants 1, 12, 13, 14, 15, 19 and 21 after every step, and a refusal changes nothing', () => {
    expect(walked.sequences).toBeGreaterThanOrEqual(25);
  });

  it('and it got somewhere: plans were agreed, batons passed, cases closed and reopened', () => {
    const { done } = walked;
    for (const event of ['agree', 'confirm it', 'close', 'reopen', 'hold the review', 'reassign'] as const)
      expect([event, done[event] > 0]).toEqual([event, true]);
  });
});
