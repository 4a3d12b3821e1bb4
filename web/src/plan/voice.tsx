import { type Ref, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from 'suomifi-ui-components';
import { useChange } from '../parts/change.js';
import { More } from './more.js';
import { voiceOf } from './people.js';
import { RECORD_APPROVAL } from './plan-agreeing.query.js';
import type { Person, PlanInHand } from './plan.query.js';
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
  const { said, exception } = voiceOf(inHand, person.id);
  const say = async (approval: 'AGREED' | 'DISSENT', dissent: string | null) => {
    const isSaid = Boolean(await ask({ planVersionId: inHand.version.id, personId: person.id, approval, dissent }));
    // The button that was pressed is not there any more.
    if (isSaid) line.current?.focus();
    lookAgain();
    return isSaid;
  };
  return (
    <>
      <SaidSoFar at={line} said={said} isExcepted={exception !== undefined} name={name} />
      <div className="answering">
        {said?.approval !== 'AGREED' && <Approve name={name} approve={() => void say('AGREED', null)} />}
        <More title={t('plan.approval.otherwise', { name })}>
          <Dissent personId={person.id} say={(dissent) => say('DISSENT', dissent)} />
          {person.role === 'GUARDIAN' && !said && <Prevented {...table} person={person} exception={exception} />}
        </More>
      </div>
      <PlanRefused error={error} />
    </>
  );
}

type Approval = PlanInHand['version']['approvals'][number];

interface SaidGiven {
  readonly at: Ref<HTMLParagraphElement>;
  readonly said: Approval | undefined;
  /** Whether nobody waits for them. Why is nothing for the wall. */
  readonly isExcepted: boolean;
  readonly name: string;
}

function SaidSoFar({ at, said, isExcepted, name }: SaidGiven) {
  const { t } = useTranslation();
  return (
    <p ref={at} tabIndex={-1} role="status" className={said?.approval === 'AGREED' ? 'promised' : undefined}>
      {said
        ? t(`plan.approval.${said.approval}`, { name })
        : t(isExcepted ? 'plan.exception.stands' : 'plan.approval.waits', { name })}
      {said?.dissent && (
        <>
          {' '}
          <q className="words">{said.dissent}</q>
        </>
      )}
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

interface DissentGiven {
  readonly personId: string;
  readonly say: (dissent: string) => Promise<boolean>;
}

function Dissent({ personId, say }: DissentGiven) {
  const { t } = useTranslation();
  const { field, given, take } = useNeeded<HTMLTextAreaElement>({
    place: `dissent ${personId}`,
    label: t('plan.approval.dissent'),
    missing: t('plan.approval.dissentMissing'),
  });
  const send = async () => {
    const words = given();
    if (words && (await say(words))) take(words);
  };
  return (
    <div className="kept">
      <WordsField label={t('plan.approval.dissent')} {...field} />
      <Button variant="secondary" onClick={() => void send()}>
        {t('plan.approval.dissents')}
      </Button>
    </div>
  );
}
