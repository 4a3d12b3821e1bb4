import type { TFunction } from 'i18next';
import { lengthOf } from '../words/clock.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long from one instant to another (ISO 8601), or to now, in the two largest units: `3 h 20 min`, `2 vrk 4 h`. */
export function durationText(from: string, until: string | null, t: TFunction): string {
  const length = lengthOf(from, until);
  const days = Math.floor(length / DAY);
  const hours = Math.floor((length % DAY) / HOUR);
  const minutes = Math.floor((length % HOUR) / MINUTE);
  const parts = [
    days > 0 && t('contact.waited.days', { count: days }),
    hours > 0 && t('contact.waited.hours', { count: hours }),
    days === 0 && (minutes > 0 || hours === 0) && t('contact.waited.minutes', { count: minutes }),
  ];
  return parts.filter(Boolean).join(' ');
}
