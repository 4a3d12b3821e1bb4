import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Act } from '../parts/doing.js';
import { DayField, LongField, SelectField } from '../parts/fields.js';
import { Form, type PartOfForm, useGoesOn } from '../parts/form.js';
import { dateText } from '../words/time.js';
import { dayFromNow } from './local-time.js';
import { ASK_AUTHORITY, RECORD_REMEDY, type Remedy, type Seat } from './seat.query.js';
import type { WorkGiven } from './given.js';
import { nameOf } from '../words/names.js';

/** So long an authority has to answer, unless the meeting is sooner. */
const DAYS_TO_ANSWER = 2;

interface AuthorityGiven extends Pick<WorkGiven, 'meeting' | 'part'> {
  readonly seat: Seat;
}

/** An authority is obliged to take part on request: what it is asked for, and by when. */
export function AskAuthority({ part, ...given }: AuthorityGiven) {
  const { t } = useTranslation();
  return (
    <Act label={t('meeting.authority.ask')} of={nameOf(given.seat)}>
      {(close) => <AskForm {...given} part={{ ...part, close }} />}
    </Act>
  );
}

const meetingDay = ({ localStart }: AuthorityGiven['meeting']): string => localStart?.slice(0, 10) ?? '';

/** So that there is time to answer, and not after the meeting. */
function lastDayOf(meeting: AuthorityGiven['meeting']): string {
  const soon = dayFromNow(DAYS_TO_ANSWER);
  return soon < meetingDay(meeting) ? soon : meetingDay(meeting);
}

function AskForm({ seat, meeting, part }: AuthorityGiven) {
  const { t } = useTranslation();
  const [asked, fill] = useState<Asked>({ way: '', by: lastDayOf(meeting) });
  const input = () => ({
    invitationId: seat.invitationId,
    expectedVersion: seat.invitationVersion,
    way: seat.ways.find((each) => each === asked.way)!,
    by: asked.by,
  });
  const told = t('meeting.authority.asked', { name: nameOf(seat), day: asked.by && dateText(asked.by) });
  return (
    <Form
      document={ASK_AUTHORITY}
      input={input}
      submit={t('meeting.authority.send')}
      {...useGoesOn('meeting', part, told)}
    >
      <p>{t('meeting.authority.why')}</p>
      <AskFields seat={seat} meeting={meeting} asked={asked} fill={fill} />
    </Form>
  );
}

/** What an authority is asked for, and by which local date. */
interface Asked {
  readonly way: string;
  readonly by: string;
}

interface AskFieldsGiven extends Omit<AuthorityGiven, 'part'> {
  readonly asked: Asked;
  readonly fill: (asked: Asked) => void;
}

function AskFields({ seat, meeting, asked, fill }: AskFieldsGiven) {
  const { t } = useTranslation();
  return (
    <>
      <SelectField
        label={t('meeting.authority.what')}
        value={asked.way}
        write={(way) => fill({ ...asked, way })}
        missing={t('meeting.authority.missing')}
        choices={seat.ways.map((each) => [each, t(`meeting.remedy.${each}`)])}
      />
      <DayField
        label={t('meeting.authority.by')}
        min={dayFromNow(0)}
        max={meetingDay(meeting)}
        value={asked.by}
        write={(by) => fill({ ...asked, by })}
        missing={t('meeting.authority.byMissing')}
      />
    </>
  );
}

const OUTCOMES = [
  'SUBSTITUTE_NAMED',
  'COMES_REMOTELY',
  'WRITTEN_INPUT_GIVEN',
  'ANOTHER_TIME',
  'REFUSED',
  'NO_ANSWER',
] as const;

interface RemediesGiven extends Pick<WorkGiven, 'part'> {
  readonly remedies: readonly Remedy[];
}

/** What an authority was asked for, and what came of it. */
export function Remedies({ remedies, part }: RemediesGiven) {
  const { t } = useTranslation();
  return (
    <ul className="plain">
      {remedies.map((remedy) => (
        <li key={remedy.id}>
          <p>
            {t(`meeting.remedy.${remedy.way}`)}:{' '}
            {remedy.outcome
              ? t(`meeting.remedyOutcome.${remedy.outcome}`)
              : t('meeting.authority.waits', { day: dateText(remedy.dueOn) })}
          </p>
          {!remedy.outcome && (
            <Act label={t('meeting.authority.record')}>
              {(close) => <RemedyOutcome remedy={remedy} part={{ ...part, close }} />}
            </Act>
          )}
        </li>
      ))}
    </ul>
  );
}

function RemedyOutcome({ remedy, part }: { readonly remedy: Remedy; readonly part: PartOfForm }) {
  const { t } = useTranslation();
  const [chosen, choose] = useState<string>('SUBSTITUTE_NAMED');
  const [text, write] = useState('');
  const outcome = OUTCOMES.find((each) => each === chosen)!;
  const isWritten = outcome === 'WRITTEN_INPUT_GIVEN';
  const seen = { remedyId: remedy.id, expectedVersion: remedy.version };
  const input = () => ({ ...seen, outcome, ...(isWritten && { text }) });
  const going = useGoesOn('meeting', part, t('meeting.authority.recorded'));
  return (
    <Form document={RECORD_REMEDY} input={input} submit={t('meeting.details.save')} {...going}>
      <SelectField
        label={t('meeting.authority.outcome')}
        value={outcome}
        write={choose}
        none={null}
        choices={OUTCOMES.map((each) => [each, t(`meeting.remedyOutcome.${each}`)])}
      />
      {isWritten && <WrittenInput text={text} write={write} />}
    </Form>
  );
}

function WrittenInput({ text, write }: { readonly text: string; readonly write: (text: string) => void }) {
  const { t } = useTranslation();
  const missing = t('meeting.refused.INPUT_MISSING');
  return <LongField label={t('meeting.authority.input')} value={text} write={write} missing={missing} />;
}
