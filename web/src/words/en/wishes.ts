import type { Words } from '../shape.js';

export const wishes: Words['wishes'] = {
  title: 'Wishes for a meeting',
  intro:
    'The family or a professional of the network may wish for a meeting, or say that the agreed time does not suit. Once the meeting has its time, the wish is taken care of.',
  waiting: 'Waiting for an answer',
  none: 'No wish is waiting for an answer.',
  somebody: 'The name is not shown to you',
  noWords: 'Wishes to meet. Did not say what about.',
  asked: 'Wished {{when}}',
  waited: 'has waited {{long}}',
  noPhone: 'There is no safe telephone number.',
  safeTime: 'Safe time: {{when}}',
  gather: 'Call together',
  move: 'Move the meeting {{when}}',
  answer: 'Answer the wish',
  words: 'Answer',
  wordsHint: 'Whoever wished reads this on their own page. Say what you agreed on, or what happens next.',
  missing: 'Write an answer.',
  send: 'Send the answer',
  answered: 'The answer has been sent.',
  refused: { WISH_OVER: 'The wish has been answered or taken back already. Nothing was sent.' },
};
