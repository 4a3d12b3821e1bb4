import { accessLog } from './fi/accessLog.js';
import { administration } from './fi/administration.js';
import { app } from './fi/app.js';
import { calendars } from './fi/calendars.js';
import { caseWords } from './fi/case.js';
import { closing } from './fi/closing.js';
import { consent } from './fi/consent.js';
import { contact } from './fi/contact.js';
import { day } from './fi/day.js';
import { directory } from './fi/directory.js';
import { fault } from './fi/fault.js';
import { find } from './fi/find.js';
import { followUp } from './fi/followUp.js';
import { form } from './fi/form.js';
import { gathering } from './fi/gathering.js';
import { handover } from './fi/handover.js';
import { meeting } from './fi/meeting.js';
import { outbox } from './fi/outbox.js';
import { ownInvitations } from './fi/ownInvitations.js';
import { ownPromises } from './fi/ownPromises.js';
import { ownTime } from './fi/ownTime.js';
import { people } from './fi/people.js';
import { places } from './fi/places.js';
import { plan } from './fi/plan.js';
import { post } from './fi/post.js';
import { record } from './fi/record.js';
import { retention } from './fi/retention.js';
import { seat } from './fi/seat.js';
import { situation } from './fi/situation.js';
import { watch } from './fi/watch.js';
import { wishes } from './fi/wishes.js';

/** All that the app says, by screen. */
export const fi = {
  accessLog,
  administration,
  app,
  calendars,
  case: caseWords,
  closing,
  consent,
  contact,
  day,
  directory,
  fault,
  find,
  followUp,
  form,
  gathering,
  handover,
  meeting,
  outbox,
  ownInvitations,
  ownPromises,
  ownTime,
  people,
  places,
  plan,
  post,
  record,
  retention,
  seat,
  situation,
  watch,
  wishes,
};
