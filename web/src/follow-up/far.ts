import { now } from '../words/clock.js';
import { daysLater, isoDate, momentOf } from '../words/wall.js';

/** A review that is further away needs a reason: twelve weeks. */
const DAYS_WITHOUT_REASON = 84;

/** Whether a day (`2026-11-26`) is so far away that somebody has to say why. */
export const isFar = (day: string): boolean => day > isoDate(daysLater(momentOf(now()), DAYS_WITHOUT_REASON));
