import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Textarea } from 'suomifi-ui-components';
import { Choice, Entry } from '../parts/field.js';
import { nameOf } from '../parts/names.js';
import { Opens } from '../parts/opened.js';
import { useStep } from '../parts/work.js';
import { dateText } from '../words/time.js';
import { dayFromNow } from './local-time.js';
import { Refusal } from './refusal.js';
import { ASK_AUTHORITY, RECORD_REMEDY, type Remedy, type Seat } from './seat.query.js';
import type { MeetingGiven } from './given.js';

/** So long an authority has to answer, unless the meeting is sooner. */
const DAYS_TO_ANSWER = 2;

/** An authority is obliged to take part on request: what it is asked for, and by when. */
export function AskAuthority({ seat, meeting }: MeetingGiven & { readonly seat: Seat }) {
  const { t } = useTranslation();
  const meetingDay = meeting.localStart?.slice(0, 10) ?? '';
  const soon = dayFromNow(DAYS_TO_ANSWER);
  const [way, choose] = useState<Remedy['way'] | ''>('');
  const [by, write] = useState(soon < meetingDay ? soon : meetingDay);
  const [isMissing, miss] = useState(false);
  const { make, error } = useStep(ASK_AUTHORITY);
  const { invitationId, invitationVersion: expectedVersion, ways } = seat;
  const ask = async (close: () => void) => {
    if (!way) return miss(true);
    const told = t('meeting.authority.asked', { name: nameOf(seat), day: dateText(by) });
    if (await make({ invitationId, expectedVersion, way, by }, told)) close();
  };
  return (
    <div className="acts">
      <Opens name={`authority ${invitationId}`} label={t('meeting.authority.ask')} of={nameOf(seat)}>
        {(close) => (
          <>
            <p>{t('meeting.authority.why')}</p>
            <div className="fields">
              <Choice
                label={t('meeting.authority.what')}
                none={t('meeting.insist.choose')}
                value={way}
                choose={choose}
                isMissing={isMissing && !way}
                options={ways.map((value) => ({ value, text: t(`meeting.remedy.${value}`) }))}
              />
              <Entry
                label={t('meeting.authority.by')}
                type="date"
                min={dayFromNow(0)}
                max={meetingDay}
                value={by}
                write={write}
              />
            </div>
            {isMissing && !way && (
              <p role="alert" className="missing">
                {t('meeting.authority.missing')}
              </p>
            )}
            <Refusal error={error} />
            <div className="acts">
              <Button onClick={() => void ask(close)}>{t('meeting.authority.send')}</Button>
            </div>
          </>
        )}
      </Opens>
    </div>
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

/** What an authority was asked for, and what came of it. */
export function Remedies({ remedies }: { readonly remedies: readonly Remedy[] }) {
  const { t } = useTranslation();
  return (
    <ul className="work-rows">
      {remedies.map((remedy) => (
        <li key={remedy.id}>
          <p>
            {t(`meeting.remedy.${remedy.way}`)}:{' '}
            {remedy.outcome
              ? t(`meeting.remedyOutcome.${remedy.outcome}`)
              : t('meeting.authority.waits', { day: dateText(remedy.dueOn) })}
          </p>
          {!remedy.outcome && (
            <div className="acts">
              <Opens name={`remedy ${remedy.id}`} label={t('meeting.authority.record')}>
                {(close) => <RemedyOutcome remedy={remedy} close={close} />}
              </Opens>
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}

function RemedyOutcome({ remedy, close }: { readonly remedy: Remedy; readonly close: () => void }) {
  const { t } = useTranslation();
  const [outcome, choose] = useState<(typeof OUTCOMES)[number]>('SUBSTITUTE_NAMED');
  const [text, write] = useState('');
  const { make, error } = useStep(RECORD_REMEDY);
  const isWritten = outcome === 'WRITTEN_INPUT_GIVEN';
  const save = async () => {
    const input = { remedyId: remedy.id, expectedVersion: remedy.version, outcome, ...(isWritten && { text }) };
    if (await make(input, t('meeting.authority.recorded'))) close();
  };
  return (
    <>
      <Choice
        label={t('meeting.authority.outcome')}
        value={outcome}
        choose={choose}
        options={OUTCOMES.map((value) => ({ value, text: t(`meeting.remedyOutcome.${value}`) }))}
      />
      {isWritten && (
        <Textarea
          labelText={t('meeting.authority.input')}
          fullWidth
          value={text}
          onChange={({ target }) => write(target.value)}
        />
      )}
      <Refusal error={error} />
      <div className="acts">
        <Button onClick={() => void save()}>{t('meeting.details.save')}</Button>
      </div>
    </>
  );
}
