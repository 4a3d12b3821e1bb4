import { useTranslation } from 'react-i18next';
import { nameOf, PhoneLink } from '../parts/names.js';
import { spanText, whenText } from '../words/time.js';
import type { Meeting } from './meeting.query.js';

/** Times that are kept for the meeting for a while, and those that another meeting took over: who took it is rung. */
export function Holds({ meeting: { holds } }: { readonly meeting: Meeting }) {
  const { t } = useTranslation();
  if (holds.length === 0) return null;
  return (
    <ul className="work-rows">
      {holds.map(({ id, startsAt, endsAt, expiresAt, overriddenAt, overriddenBy, who }) => (
        <li key={id}>
          {spanText(startsAt, endsAt)}: {nameOf(who)}
          {overriddenAt ? (
            <p className="late">
              {t('meeting.hold.lost', { name: overriddenBy ? nameOf(overriddenBy) : t('case.somebody') })}
              {overriddenBy?.phone && (
                <>
                  {' '}
                  <PhoneLink number={overriddenBy.phone} />
                </>
              )}
            </p>
          ) : (
            <p className="beside">{t('meeting.hold.until', { when: whenText(expiresAt) })}</p>
          )}
        </li>
      ))}
    </ul>
  );
}
