import type { Words } from '../shape.js';

export const post: Words['post'] = {
  title: 'Incoming messages',
  intro:
    'Messages that the machine did not understand or did not trust stay here. Each may be an answer for which a family waits: see whom it is from, and ring if need be.',
  notYours: 'Incoming messages are looked after by administrators.',
  held: 'In quarantine',
  none: 'There are no messages in quarantine.',
  more: 'Show more',
  bounce: 'returned message',
  size: '{{size}} kB',
  noText: 'What the message says was not kept.',
  look: 'Show the message: {{sender}}',
  close: 'Close the message',
  from: 'Sender',
  subject: 'Subject',
  text: 'The message as text (that it was shown is written in the log)',
  nothing: 'Nothing',
  retry: 'Read again',
  dismiss: 'Dealt with, take out of quarantine',
  sureDismiss: 'Has the message been dealt with?',
  dismissed: 'The message leaves the list and is not read any more. We note who said so, and when.',
  said: {
    retry: 'The message is read again. If it is still not understood, it comes back here.',
    dismiss: 'The message has been dealt with.',
  },
  refused: { NOTHING_TO_READ: 'What the message says was not kept, and it cannot be read again.' },
  outcomes: 'What became of the messages of 90 days',
  noOutcomes: 'No messages have come.',
  count_one: '{{count}} message',
  count_other: '{{count}} messages',
};
