import type { Words } from '../shape.js';

export const ownTime: Words['ownTime'] = {
  title: 'My time',
  about: 'Paint when you can come to a meeting: with the mouse or a finger, or with the arrow keys and the space bar.',
  weeks: 'Week',
  week: 'Week {{week}}',
  before: 'Previous week',
  after: 'Next week',
  grid: 'The week in half hours',
  brush: 'What do you paint with?',
  brushes: { can: 'Suits', ifNeedBe: 'If need be', none: 'Does not suit (wipe)' },
  letter: { CAN: 'S', IF_NEED_BE: 'N', PART: '…' },
  state: { CAN: 'suits', IF_NEED_BE: 'if need be', PART: 'a part of it suits', none: 'nothing said', over: 'over' },
  sum: 'Suits {{can}} hours, if need be {{ifNeedBe}} hours.',
  save: 'Save the week',
  saving: 'Saving …',
  saved: 'Saved.',
};
