import { MEETING_STATES, requireAhead, requireDraft, requireScheduled } from './meeting.domain.js';

const CASES = {
  requireAhead: [requireAhead, [undefined, undefined, 'MEETING_OVER', 'MEETING_OVER']],
  requireDraft: [requireDraft, [undefined, 'ALREADY_SCHEDULED', 'MEETING_OVER', 'MEETING_OVER']],
  requireScheduled: [requireScheduled, ['NOT_SCHEDULED', undefined, 'MEETING_OVER', 'MEETING_OVER']],
} as const;

it.each(Object.entries(CASES))('%s says what may be done in which state', (_, [check, codes]) => {
  for (const [index, state] of MEETING_STATES.entries()) {
    const code = codes[index];
    if (code) expect(() => check({ state })).toThrow(expect.objectContaining({ code }));
    else expect(() => check({ state })).not.toThrow();
  }
});
