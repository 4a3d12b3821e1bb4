import type { TFunction } from 'i18next';
import { hoursSince } from './clock.js';

/** How long it is since an instant (ISO 8601), in whole hours: `5 h`, `alle tunti`. */
export const waitedText = (since: string, t: TFunction): string => lengthText(hoursSince(since), t);

/** Whole hours: `5 h`, `alle tunti`. */
export const lengthText = (hours: number, t: TFunction): string =>
  hours < 1 ? t('app.underHour') : t('app.hours', { hours });
