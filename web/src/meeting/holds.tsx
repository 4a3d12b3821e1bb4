import { useTranslation } from 'react-i18next';
import { Button } from 'suomifi-ui-components';
import { useStep } from '../parts/work.js';
import { spanText, whenText } from '../words/time.js';
import { type ChosenStart, hoursFromNow } from './local-time.js';
import type { Meeting } from './meeting.query.js';
import { Refusal } from './refusal.js';
import { HOLD } from './time.query.js';
import { nameOf } from '../words/names.js';
import { CallLink } from '../parts/call-link.js';

/** So long a time is kept for a meeting: over a night and the day after. */
const HOURS_HELD = 48;

/** Times that are kept for the meeting for a while, and those that another meeting took over: who took it is rung. */
export function Holds({ meeting: { holds } }: { readonly meeting: Meeting }) {
  if (holds.length === 0) return null;
  return (
    <ul className="work-rows">
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

/** Keeps a time while the family thinks it over. */
export function HoldTime({ meeting, start }: { readonly meeting: Meeting; readonly start: ChosenStart }) {
  const { t } = useTranslation();
  const { make, error } = useStep(HOLD);
  const seen = { meetingId: meeting.id, expectedVersion: meeting.version, start: start.localStart };
  const told = t('meeting.hold.done', { when: whenText(start.start), hours: HOURS_HELD });
  return (
    <>
      <div className="acts">
        <Button variant="secondary" onClick={() => void make({ ...seen, until: hoursFromNow(HOURS_HELD) }, told)}>
          {t('meeting.hold.take', { hours: HOURS_HELD })}
        </Button>
      </div>
      <Refusal error={error} />
    </>
  );
}
