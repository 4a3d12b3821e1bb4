import type { TFunction } from 'i18next';
import { hoursSince } from './clock.js';

/** How long it is since an instant (ISO 8601), in whole hours: `5 h`, `alle tunti`. */
export function waitedText(since: string, t: TFunction): string {
  const hours = hoursSince(since);
  return hours < 1 ? t('app.underHour') : t('app.hours', { hours });
}
