import { accessLog } from './en/accessLog.js';
import { administration } from './en/administration.js';
import { app } from './en/app.js';
import { calendars } from './en/calendars.js';
import { caseWords } from './en/case.js';
import { closing } from './en/closing.js';
import { consent } from './en/consent.js';
import { contact } from './en/contact.js';
import { day } from './en/day.js';
import { directory } from './en/directory.js';
import { fault } from './en/fault.js';
import { find } from './en/find.js';
import { followUp } from './en/followUp.js';
import { form } from './en/form.js';
import { gathering } from './en/gathering.js';
import { handover } from './en/handover.js';
import { meeting } from './en/meeting.js';
import { outbox } from './en/outbox.js';
import { ownInvitations } from './en/ownInvitations.js';
import { ownPromises } from './en/ownPromises.js';
import { ownTime } from './en/ownTime.js';
import { people } from './en/people.js';
import { places } from './en/places.js';
import { plan } from './en/plan.js';
import { post } from './en/post.js';
import { record } from './en/record.js';
import { retention } from './en/retention.js';
import { seat } from './en/seat.js';
import { situation } from './en/situation.js';
import { watch } from './en/watch.js';
import { wishes } from './en/wishes.js';
import type { Words } from './shape.js';

export const en: Words = {
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
