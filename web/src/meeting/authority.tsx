import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Textarea } from 'suomifi-ui-components';
import { Choice, Entry } from '../parts/field.js';
import { Opens } from '../parts/opened.js';
import { useStep } from '../parts/work.js';
import { dateText } from '../words/time.js';
import { dayFromNow } from './local-time.js';
import { Refusal } from './refusal.js';
import { ASK_AUTHORITY, RECORD_REMEDY, type Remedy, type Seat } from './seat.query.js';
import type { MeetingGiven } from './given.js';
import { nameOf } from '../words/names.js';

/** So long an authority has to answer, unless the meeting is sooner. */
const DAYS_TO_ANSWER = 2;

interface AuthorityGiven {
  readonly seat: Seat;
  readonly meeting: MeetingGiven['meeting'];
}

/** An authority is obliged to take part on request: what it is asked for, and by when. */
export function AskAuthority({ seat, meeting }: AuthorityGiven) {
  const { t } = useTranslation();
  return (
    <div className="acts">
      <Opens name={`authority ${seat.invitationId}`} label={t('meeting.authority.ask')} of={nameOf(seat)}>
        {(close) => <AskForm seat={seat} meeting={meeting} close={close} />}
      </Opens>
    </div>
  );
}

/** So that there is time to answer, and not after the meeting. */
function lastDayOf({ localStart }: AuthorityGiven['meeting']): string {
  const [meetingDay, soon] = [localStart?.slice(0, 10) ?? '', dayFromNow(DAYS_TO_ANSWER)];
  return soon < meetingDay ? soon : meetingDay;
}

function AskForm({ seat, meeting, close }: AuthorityGiven & { readonly close: () => void }) {
  const { t } = useTranslation();
  const [asked, fill] = useState<Asked>({ way: '', by: lastDayOf(meeting) });
  const [isChecked, check] = useState(false);
  const { make, error } = useStep(ASK_AUTHORITY);
  const { way, by } = asked;
  const isMissing = isChecked && !way;
  const ask = async () => {
    if (!way) return check(true);
    const seen = { invitationId: seat.invitationId, expectedVersion: seat.invitationVersion };
    const told = t('meeting.authority.asked', { name: nameOf(seat), day: dateText(by) });
    if (await make({ ...seen, way, by }, told)) close();
  };
  return (
    <>
      <p>{t('meeting.authority.why')}</p>
      <AskFields {...{ seat, meeting, asked, fill, isMissing }} />
      {isMissing && (
        <p role="alert" className="missing">
          {t('meeting.authority.missing')}
        </p>
      )}
      <Refusal error={error} />
      <div className="acts">
        <Button onClick={() => void ask()}>{t('meeting.authority.send')}</Button>
      </div>
    </>
  );
}

/** What an authority is asked for, and by which local date. */
interface Asked {
  readonly way: Remedy['way'] | '';
  readonly by: string;
}

interface AskFieldsGiven extends AuthorityGiven {
  readonly asked: Asked;
  readonly fill: (asked: Asked) => void;
  readonly isMissing: boolean;
}

function AskFields({ seat: { ways }, meeting, asked, fill, isMissing }: AskFieldsGiven) {
  const { t } = useTranslation();
  return (
    <div className="fields">
      <Choice
        label={t('meeting.authority.what')}
        none={t('meeting.insist.choose')}
        value={asked.way}
        choose={(way) => fill({ ...asked, way })}
        isMissing={isMissing}
        options={ways.map((value) => ({ value, text: t(`meeting.remedy.${value}`) }))}
      />
      <Entry
        label={t('meeting.authority.by')}
        type="date"
        min={dayFromNow(0)}
        max={meeting.localStart?.slice(0, 10) ?? ''}
        value={asked.by}
        write={(by) => fill({ ...asked, by })}
      />
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
  const options = OUTCOMES.map((value) => ({ value, text: t(`meeting.remedyOutcome.${value}`) }));
  return (
    <>
      <Choice label={t('meeting.authority.outcome')} value={outcome} choose={choose} options={options} />
      {isWritten && <WrittenInput text={text} write={write} />}
      <Refusal error={error} />
      <div className="acts">
        <Button onClick={() => void save()}>{t('meeting.details.save')}</Button>
      </div>
    </>
  );
}

function WrittenInput({ text, write }: { readonly text: string; readonly write: (text: string) => void }) {
  const { t } = useTranslation();
  return (
    <Textarea
      labelText={t('meeting.authority.input')}
      fullWidth
      value={text}
      onChange={({ target }) => write(target.value)}
    />
  );
}
