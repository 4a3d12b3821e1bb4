import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { clockText, dateText } from '../words/time.js';
import { millisecondsOf } from '../words/wall.js';
import type { Entry } from './access-log.query.js';

interface EntryGiven {
  readonly entry: Entry;
}

/** One entry of the log in words: who, with what, when and why. */
export function OneEntry({ entry }: EntryGiven) {
  const { t } = useTranslation();
  if (entry.withheld) return <Withheld reason={entry.withheld} />;
  const { by, at, times, action, bases } = entry;
  const isStranger = bases.some(({ code }) => code === 'TRIED_OUT');
  const when = at ? clockText(millisecondsOf(at)) : t('accessLog.times', { count: times });
  const why = [...new Set(bases.map((ground) => groundIn(t, ground)))].join('; ');
  return (
    <div className="log-entry">
      <p className="log-when">{when}</p>
      <div>
        <p className="log-who">{isStranger ? t('accessLog.stranger') : by && doerIn(t, by, action)}</p>
        {!isStranger && <p>{whatIn(t, entry)}</p>}
        {action !== 'REFUSED' && <p className="beside">{t('accessLog.why', { why })}</p>}
      </div>
    </div>
  );
}

function Withheld({ reason }: { readonly reason: NonNullable<Entry['withheld']> }) {
  const { t } = useTranslation();
  return (
    <div className="log-entry">
      <p className="log-when" />
      <div>
        <p className="log-who">{t('accessLog.withheld')}</p>
        <p>{t(`accessLog.withheldWhy.${reason}`)}</p>
      </div>
    </div>
  );
}

function whatIn(t: TFunction, { action, categories, to }: Entry): string {
  const what = categories.map((each) => t(`accessLog.categories.${each}`)).join(', ');
  const deed = [action && t(`accessLog.actions.${action}`), what].filter(Boolean).join(': ');
  const whom = to && (to.who === 'SELF' ? t('accessLog.toSelf') : t('accessLog.to', { whom: personIn(t, to) }));
  return [deed, whom].filter(Boolean).join('. ');
}

/** The program tells, or does by itself what its time has come for. */
function doerIn(t: TFunction, by: NonNullable<Entry['by']>, action: Entry['action']): string {
  return by.who === 'SYSTEM' && action !== 'DISCLOSE' ? t('accessLog.program') : personIn(t, by);
}

function personIn(t: TFunction, { who, name, title, unitName }: NonNullable<Entry['by']>): string {
  if (who === 'PROFESSIONAL') return [name, title, unitName].filter(Boolean).join(', ');
  if (who === 'LINK')
    return [name ?? t('accessLog.who.LINK'), t('accessLog.byLink'), unitName].filter(Boolean).join(', ');
  if (who === 'FAMILY') return name ?? t('accessLog.who.FAMILY');
  return [t(`accessLog.who.${who}`), unitName].filter(Boolean).join(', ');
}

function groundIn(t: TFunction, { code, givenOn, unitName, statute, reason }: Entry['bases'][number]): string {
  const day = givenOn && dateText(givenOn);
  const ground = [t(`accessLog.bases.${code}`), day, unitName && `(${unitName})`].filter(Boolean).join(' ');
  return [ground, statute, reason && t(`case.glassReason.${reason}`)].filter(Boolean).join(': ');
}
