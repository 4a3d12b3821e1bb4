import { useTranslation } from 'react-i18next';
import { Form, useGoesOn } from '../parts/form.js';
import { spanText, whenText } from '../words/time.js';
import { type ChosenStart, hoursFromNow } from './local-time.js';
import type { Meeting } from './meeting.query.js';
import type { WorkGiven } from './given.js';
import { HOLD } from './time.query.js';
import { nameOf } from '../words/names.js';
import { CallLink } from '../parts/call-link.js';

/** So long a time is kept for a meeting: over a night and the day after. */
const HOURS_HELD = 48;

/** Times that are kept for the meeting for a while, and those that another meeting took over: who took it is rung. */
export function Holds({ meeting: { holds } }: { readonly meeting: Meeting }) {
  if (holds.length === 0) return null;
  return (
    <ul className="plain">
      {holds.map((hold) => (
        <HoldRow key={hold.id} hold={hold} />
      ))}
    </ul>
  );
}

function HoldRow({ hold }: { readonly hold: Meeting['holds'][number] }) {
  const { t } = useTranslation();
  const { startsAt, endsAt, expiresAt, overriddenAt, overriddenBy, who } = hold;
  return (
    <li>
      {spanText(startsAt, endsAt)}: {nameOf(who)}
      {overriddenAt ? (
        <p className="late">
          {t('meeting.hold.lost', { name: overriddenBy ? nameOf(overriddenBy) : t('case.somebody') })}{' '}
          {overriddenBy?.phone && <CallLink number={overriddenBy.phone} />}
        </p>
      ) : (
        <p className="beside">{t('meeting.hold.until', { when: whenText(expiresAt) })}</p>
      )}
    </li>
  );
}

interface HoldGiven extends Pick<WorkGiven, 'meeting' | 'part'> {
  readonly start: ChosenStart;
}

/** Keeps a time while the family thinks it over. */
export function HoldTime({ meeting, start, part }: HoldGiven) {
  const { t } = useTranslation();
  const seen = { meetingId: meeting.id, expectedVersion: meeting.version, start: start.localStart };
  return (
    <Form
      document={HOLD}
      input={() => ({ ...seen, until: hoursFromNow(HOURS_HELD) })}
      submit={t('meeting.hold.take', { hours: HOURS_HELD })}
      variant="secondary"
      {...useGoesOn('meeting', part, t('meeting.hold.done', { when: whenText(start.start), hours: HOURS_HELD }))}
    />
  );
}
