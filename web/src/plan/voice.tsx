import { type Ref, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from 'suomifi-ui-components';
import { useChange } from '../parts/change.js';
import { More } from './more.js';
import { RECORD_APPROVAL } from './plan-agreeing.query.js';
import type { Person } from './plan.query.js';
import { Prevented } from './prevented.js';
import { PlanRefused } from './refusal.js';
import type { OnTable } from './on-table.js';
import { useNeeded } from './use-needed.js';
import { WordsField } from './wall-fields.js';

interface VoiceGiven extends OnTable {
  readonly person: Person;
}

/** What one of the family says of the proposal. Whoever disagrees says so in own words, and these are kept. */
export function Voice({ person, ...table }: VoiceGiven) {
  const { t } = useTranslation();
  const { inHand, lookAgain, nameOf } = table;
  const { ask, error } = useChange(RECORD_APPROVAL);
  const line = useRef<HTMLParagraphElement>(null);
  const name = nameOf(person.id);
  const { id: planVersionId, proposedAt, approvals } = inHand.version;
  // What was said of an earlier proposal counts no more.
  const said = approvals.find(({ personId, at }) => personId === person.id && at >= (proposedAt ?? ''));
  const say = async (approval: 'AGREED' | 'DISSENT', dissent: string | null) => {
    // The button that was pressed is not there any more.
    if (await ask({ planVersionId, personId: person.id, approval, dissent })) line.current?.focus();
    lookAgain();
  };
  return (
    <>
      <SaidSoFar at={line} said={said} name={name} />
      <div className="answering">
        {said?.approval !== 'AGREED' && <Approve name={name} approve={() => void say('AGREED', null)} />}
        <More title={t('plan.approval.otherwise', { name })}>
          <Dissent say={(dissent) => void say('DISSENT', dissent)} />
          {person.role === 'GUARDIAN' && !said && <Prevented {...table} person={person} />}
        </More>
      </div>
      <PlanRefused error={error} />
    </>
  );
}

type Approval = OnTable['inHand']['version']['approvals'][number];

interface SaidGiven {
  readonly at: Ref<HTMLParagraphElement>;
  readonly said: Approval | undefined;
  readonly name: string;
}

function SaidSoFar({ at, said, name }: SaidGiven) {
  const { t } = useTranslation();
  return (
    <p ref={at} tabIndex={-1} role="status" className={said?.approval === 'AGREED' ? 'promised' : undefined}>
      {said ? t(`plan.approval.${said.approval}`, { name }) : t('plan.approval.waits', { name })}
      {said?.dissent && <q className="words"> {said.dissent}</q>}
    </p>
  );
}

function Approve({ name, approve }: { readonly name: string; readonly approve: () => void }) {
  const { t } = useTranslation();
  return (
    <Button variant="secondary" onClick={approve} aria-label={t('plan.approval.approveNamed', { name })}>
      {t('plan.approval.approve')}
    </Button>
  );
}

function Dissent({ say }: { readonly say: (dissent: string) => void }) {
  const { t } = useTranslation();
  const { field, given } = useNeeded<HTMLTextAreaElement>(t('plan.approval.dissentMissing'));
  const send = () => {
    const words = given();
    if (words) say(words);
  };
  return (
    <div className="kept">
      <WordsField label={t('plan.approval.dissent')} {...field} />
      <Button variant="secondary" onClick={send}>
        {t('plan.approval.dissents')}
      </Button>
    </div>
  );
}
