import { app } from './fi/app.js';
import { caseWords } from './fi/case.js';
import { fault } from './fi/fault.js';
import { contact } from './fi/contact.js';
import { day } from './fi/day.js';
import { gathering } from './fi/gathering.js';
import { ownTime } from './fi/ownTime.js';

/** All that the app says, by screen. */
export const fi = { app, fault, day, ownTime, contact, gathering, case: caseWords };
