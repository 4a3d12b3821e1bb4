import { walkCourses } from './support/course-walk.js';
import { COURSE_EVENTS } from './support/course.js';

it('300 random courses of a case keep the invariants after every step, and every event came about', async () => {
  const { sequences, done, codes } = await walkCourses(1301, 300);
  expect(sequences).toBeGreaterThanOrEqual(300);
  const never = COURSE_EVENTS.filter(
    (event) => done[event] === 0 && !['a week passes', 'edit something stale', 'propose without a day'].includes(event),
  );
  expect(never).toEqual([]);
  for (const code of [
    'STALE',
    'REVIEW_IN_PAST',
    'CHILD_VIEW_MISSING',
    'HANDOVER_NOT_ACCEPTED',
    'ACTIONS_OPEN',
    'CASE_CLOSED',
  ])
    expect([code, codes.has(code)]).toEqual([code, true]);
});
