import type { Words } from '../shape.js';

export const outbox: Words['outbox'] = {
  title: 'What could not be sent',
  intro:
    'What Yhdessä tried many times without success stays here: mails, text messages and other things. A family or a professional may be waiting for each. Mend the reason first, then try again.',
  list: 'Waiting for a decision',
  none: 'Nothing was left unsent.',
  waiting_zero: 'Nothing was left unsent',
  waiting_one: 'One message or other thing was left unsent',
  waiting_other: '{{count}} messages or other things were left unsent',
  when: 'Should have happened {{due}}. Waiting here since {{died}}.',
  tried_zero: 'Not tried once.',
  tried_one: 'Tried once.',
  tried_other: 'Tried {{count}} times.',
  technical: 'Technical details for whoever runs the service',
  noError: 'No error was noted.',
  id: 'Id in the log of the server: {{id}}',
  retry: 'Try again',
  drop: 'Let it go',
  sureDrop: 'Let this go?',
  dropped: 'It is not tried any more, and this cannot be undone.',
  said: {
    retry:
      'It is tried again now, if need be many times within about two and a half days. If it does not succeed, it comes back here.',
    drop: 'It was let go.',
  },
  what: {
    invitation: {
      title: 'Invitation to a meeting, its change or cancellation (mail)',
      follows: 'Whoever was invited does not hear of the meeting, nor of its change.',
    },
    notice: {
      title: 'Message about a meeting (text message or mail)',
      follows: 'The recipient, mostly the family, does not hear of the meeting.',
    },
    poll: { title: 'Poll about a time (mail)', follows: 'The recipient is not asked which time suits.' },
    pollDeadline: { title: 'End of a poll about a time', follows: 'The poll goes on waiting for answers.' },
    authority: {
      title: 'Request to an authority that cannot come to the meeting (mail)',
      follows: 'The authority does not get the request.',
    },
    minutes: {
      title: 'Message that minutes can be read (mail)',
      follows: 'The professional does not hear that the minutes are ready.',
    },
    handover: {
      title: 'Message about a handover (mail)',
      follows: 'The professional gets no message about the handover.',
    },
    absence: {
      title: 'Message that nobody stands in for a responsible person who is away (mail)',
      follows: 'The responsible person or the counsellor is not asked to name a stand-in.',
    },
    overdue: {
      title: 'Message that something is overdue (mail)',
      follows: 'The counsellor or the team lead gets no message. What is overdue is on the desk all the same.',
    },
    action: { title: 'Reminder of a promise (mail)', follows: 'The professional is not reminded this time.' },
    review: { title: 'Reminder of a review (mail)', follows: 'The professional is not reminded this time.' },
    glass: {
      title: 'Message about an emergency or supervisory look (mail)',
      follows: 'The team lead gets no message. The look waits for a review on the desk all the same.',
    },
    lead: {
      title: 'Message to the team lead or the counsellor (mail)',
      follows: 'The recipient does not hear of a disqualification, or of a look to be reviewed.',
    },
    feedback: { title: 'Request for feedback (mail)', follows: 'No feedback is asked for.' },
    pageFeedback: {
      title: 'Feedback on accessibility, to be answered within 14 days (mail)',
      follows: 'Nobody gets the feedback to read, and it is not answered.',
    },
    code: {
      title: 'Code for signing in (mail)',
      follows: 'The code is over already. Whoever signs in can ask for another.',
    },
    answer: {
      title: 'Message that a consultation was answered (mail)',
      follows: 'Whoever asked gets no message. The answer is on their desk all the same.',
    },
    safetyBan: {
      title: 'Reminder of a safety ban that ends (mail)',
      follows: 'Nobody is reminded that the safety ban ends.',
    },
    consent: {
      title: 'Message about a consent or a basis in law (mail)',
      follows: 'The professional gets no message.',
    },
    consentEnd: {
      title: 'What follows from a consent or a basis in law that has ended',
      follows: 'Access to the data has ended already, but what was agreed on that basis is not called off.',
    },
    erase: {
      title: 'Erasing of data whose retention period is over',
      follows: 'The data are not erased now. It is tried again the next day.',
    },
    received: {
      title: 'Received message that could not be read',
      follows: 'The message stays unread. It may be an answer for which a family waits.',
    },
    other: { title: 'Something else', follows: 'It is not done.' },
  },
  why: {
    held: 'The service was restored from a backup, and this may have happened already. If you are not sure, let it go and ask the unit to ring.',
    heldReceived:
      'The service was restored from a backup. Try again: the message is read, and nothing goes to anybody.',
    lost: 'The service was interrupted at every try. Give the technical details to whoever runs it.',
    mailAway: 'The mail server could not be reached. Make sure that it works, and then try again.',
    mailRefused: 'The mail server did not take the message. Give the technical details to whoever runs the service.',
    smsOff: 'Text messages are not in use. Ask whoever runs the service to switch them on.',
    smsRefused:
      'The text message service did not take the message. Give the technical details to whoever runs the service.',
    away: 'The mail or text message service could not be reached. Make sure that it works, and then try again.',
    unknown: 'The reason is not known. Give the technical details to whoever runs the service.',
  },
};
