import { accessLog } from './sv/accessLog.js';
import { administration } from './sv/administration.js';
import { app } from './sv/app.js';
import { calendars } from './sv/calendars.js';
import { caseWords } from './sv/case.js';
import { closing } from './sv/closing.js';
import { consent } from './sv/consent.js';
import { contact } from './sv/contact.js';
import { day } from './sv/day.js';
import { directory } from './sv/directory.js';
import { fault } from './sv/fault.js';
import { find } from './sv/find.js';
import { followUp } from './sv/followUp.js';
import { form } from './sv/form.js';
import { gathering } from './sv/gathering.js';
import { handover } from './sv/handover.js';
import { meeting } from './sv/meeting.js';
import { outbox } from './sv/outbox.js';
import { ownInvitations } from './sv/ownInvitations.js';
import { ownPromises } from './sv/ownPromises.js';
import { ownTime } from './sv/ownTime.js';
import { people } from './sv/people.js';
import { places } from './sv/places.js';
import { plan } from './sv/plan.js';
import { post } from './sv/post.js';
import { record } from './sv/record.js';
import { retention } from './sv/retention.js';
import { seat } from './sv/seat.js';
import { situation } from './sv/situation.js';
import { watch } from './sv/watch.js';
import { wishes } from './sv/wishes.js';
import type { Words } from './shape.js';

export const sv: Words = {
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
