import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { RadioField, SelectField } from '../parts/fields.js';
import { Form, useGoesOn } from '../parts/form.js';
import { spanText } from '../words/time.js';
import type { FollowUpPage } from './follow-up.query.js';
import type { FormGiven } from './given.js';
import { safePhonesOf } from '../words/phone.js';
import { type Convened, SCHEDULE } from './reviews.query.js';
import { CallLink } from '../parts/call-link.js';
import { nameOf } from '../words/names.js';

interface ScheduleGiven extends FormGiven {
  readonly convened: Convened;
  /** The meeting has its time, or gets it on its own page. */
  readonly leave: () => void;
}

/** One of the times that suit, with the yes of the family: in one press people are invited. */
export function ScheduleReview({ convened, leave, ...given }: ScheduleGiven) {
  const { t } = useTranslation();
  const { page } = given;
  const { meeting, times, leftOut } = convened;
  return (
    <>
      {leftOut.length > 0 && <p>{t('followUp.schedule.leftOut', { count: leftOut.length })}</p>}
      {times.proposals.length === 0 ? (
        <p>{t('followUp.schedule.none')}</p>
      ) : (
        <Times {...given} close={leave} convened={convened} />
      )}
      <p className="review-other">
        <Link href={`/asiat/${page.id}/tapaaminen/${meeting.id}`}>{t('followUp.schedule.other')}</Link>
      </p>
    </>
  );
}

function Times({ convened, ...given }: Omit<ScheduleGiven, 'leave'>) {
  const { t } = useTranslation();
  const { page } = given;
  const { meeting, times } = convened;
  const guardians = page.people.filter(({ role }) => role === 'GUARDIAN');
  const [start, pick] = useState('');
  const [personId, choose] = useState(guardians.length === 1 ? guardians[0]!.id : '');
  const going = useGoesOn('followUp', given, t('followUp.said.scheduled'));
  const input = () => ({ meetingId: meeting.id, expectedVersion: meeting.version, start, personId });
  return (
    <Form document={SCHEDULE} input={input} submit={t('followUp.schedule.send')} {...going}>
      <RadioField
        label={t('followUp.schedule.which')}
        value={start}
        write={pick}
        missing={t('followUp.schedule.whichMissing')}
        choices={times.proposals.map((each) => [
          each.localStart,
          spanText(each.start, each.end),
          each.reasons.map(({ text }) => text).join('; '),
        ])}
      />
      <Guardian guardians={guardians} personId={personId} choose={choose} />
    </Form>
  );
}

interface GuardianGiven {
  readonly guardians: FollowUpPage['people'];
  readonly personId: string;
  readonly choose: (id: string) => void;
}

/** Who of the family said yes, and their number: nothing is agreed over its head. */
function Guardian({ guardians, personId, choose }: GuardianGiven) {
  const { t } = useTranslation();
  const chosen = guardians.find(({ id }) => id === personId);
  return (
    <div>
      <SelectField
        label={t('followUp.schedule.yesBy')}
        hint={t('followUp.schedule.yesHint')}
        value={personId}
        write={choose}
        missing={t('followUp.schedule.yesMissing')}
        choices={guardians.map((each) => [each.id, nameOf(each) || t('case.somebody')])}
      />
      {chosen &&
        safePhonesOf(chosen).map(({ number, safeTime }) => (
          <p key={number} className="promise-call">
            <CallLink number={number} whom={nameOf(chosen)} />
            {safeTime && <span className="beside">{t('followUp.safeTime', { when: safeTime })}</span>}
          </p>
        ))}
    </div>
  );
}
