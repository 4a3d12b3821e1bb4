import { app } from './en/app.js';
import { caseWords } from './en/case.js';
import { fault } from './en/fault.js';
import { contact } from './en/contact.js';
import { day } from './en/day.js';
import { gathering } from './en/gathering.js';
import { ownTime } from './en/ownTime.js';
import type { Words } from './shape.js';

export const en: Words = { app, fault, day, ownTime, contact, gathering, case: caseWords };
