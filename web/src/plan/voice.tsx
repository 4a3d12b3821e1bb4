import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from 'suomifi-ui-components';
import { useChange } from '../parts/change.js';
import { More } from './more.js';
import { RECORD_APPROVAL, RECORD_EXCEPTION } from './plan-agreeing.query.js';
import type { Person } from './plan.query.js';
import { PlanRefused } from './refusal.js';
import type { OnTable } from './on-table.js';

interface VoiceGiven extends OnTable {
  readonly person: Person;
}

/** What one of the family says of the proposal. Whoever disagrees says so in own words, and these are kept. */
export function Voice({ person, ...table }: VoiceGiven) {
  const { t } = useTranslation();
  const { inHand, lookAgain, nameOf } = table;
  const { ask, error } = useChange(RECORD_APPROVAL);
  const name = nameOf(person.id);
  const { id: planVersionId, proposedAt, approvals } = inHand.version;
  // What was said of an earlier proposal counts no more.
  const said = approvals.find(({ personId, at }) => personId === person.id && at >= (proposedAt ?? ''));
  const say = async (approval: 'AGREED' | 'DISSENT', dissent: string | null) => {
    await ask({ planVersionId, personId: person.id, approval, dissent });
    lookAgain();
  };
  return (
    <>
      <p role="status" className={said?.approval === 'AGREED' ? 'promised' : undefined}>
        {said ? t(`plan.approval.${said.approval}`, { name }) : t('plan.approval.waits', { name })}
        {said?.dissent && <q className="words"> {said.dissent}</q>}
      </p>
      <div className="answering">
        {said?.approval !== 'AGREED' && (
          <Button
            variant="secondary"
            onClick={() => void say('AGREED', null)}
            aria-label={t('plan.approval.approveNamed', { name })}
          >
            {t('plan.approval.approve')}
          </Button>
        )}
        <More title={t('plan.approval.otherwise', { name })}>
          <Dissent say={(dissent) => say('DISSENT', dissent)} />
          {person.role === 'GUARDIAN' && !said && <Prevented {...table} person={person} />}
        </More>
      </div>
      <PlanRefused error={error} />
    </>
  );
}

function Dissent({ say }: { readonly say: (dissent: string) => Promise<void> }) {
  const { t } = useTranslation();
  const id = useId();
  const [words, write] = useState('');
  const [isMissing, setMissing] = useState(false);
  const send = () => {
    setMissing(words.trim() === '');
    if (words.trim() === '') return document.getElementById(id)?.focus();
    void say(words.trim());
  };
  return (
    <div className="kept">
      <label htmlFor={id}>{t('plan.approval.dissent')}</label>
      <textarea
        id={id}
        rows={2}
        value={words}
        aria-invalid={isMissing}
        onChange={({ target }) => write(target.value)}
      />
      <span className="late">{isMissing && t('plan.approval.dissentMissing')}</span>
      <Button variant="secondary" onClick={send}>
        {t('plan.approval.dissents')}
      </Button>
    </div>
  );
}

const REASONS = ['TRAVEL', 'ILLNESS', 'OTHER_CAUSE'] as const;

/** A guardian who cannot take part and is not waited for, because delay would do harm (361/1983 5 §). */
function Prevented({ person, inHand, lookAgain, nameOf }: VoiceGiven) {
  const { t } = useTranslation();
  const id = useId();
  const [reason, choose] = useState<(typeof REASONS)[number]>('TRAVEL');
  const [note, write] = useState('');
  const [isMissing, setMissing] = useState(false);
  const { ask, error } = useChange(RECORD_EXCEPTION);
  const [isRecorded, setRecorded] = useState(false);
  const record = async () => {
    setMissing(note.trim() === '');
    if (note.trim() === '') return document.getElementById(id)?.focus();
    const planVersionId = inHand.version.id;
    setRecorded(Boolean(await ask({ planVersionId, personId: person.id, reason, note: note.trim() })));
    lookAgain();
  };
  return (
    <fieldset className="kept">
      <legend>{t('plan.exception.title', { name: nameOf(person.id) })}</legend>
      {REASONS.map((each) => (
        <label key={each} className="radio">
          <input type="radio" name={id} checked={each === reason} onChange={() => choose(each)} />
          {t(`plan.exception.${each}`)}
        </label>
      ))}
      <label htmlFor={id}>{t('plan.exception.note')}</label>
      <textarea id={id} rows={2} value={note} aria-invalid={isMissing} onChange={({ target }) => write(target.value)} />
      <span className="late">{isMissing && t('plan.exception.noteMissing')}</span>
      <PlanRefused error={error} />
      <Button variant="secondary" onClick={() => void record()}>
        {t('plan.exception.record')}
      </Button>
      <p role="status">{isRecorded && t('plan.exception.recorded')}</p>
    </fieldset>
  );
}
