import { app } from './sv/app.js';
import { caseWords } from './sv/case.js';
import { fault } from './sv/fault.js';
import { contact } from './sv/contact.js';
import { day } from './sv/day.js';
import { gathering } from './sv/gathering.js';
import { ownTime } from './sv/ownTime.js';
import type { Words } from './shape.js';

export const sv: Words = { app, fault, day, ownTime, contact, gathering, case: caseWords };
