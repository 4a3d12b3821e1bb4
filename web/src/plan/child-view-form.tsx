import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from 'suomifi-ui-components';
import { useChange } from '../parts/change.js';
import { RECORD_CHILD_VIEW } from './plan-writing.query.js';
import type { ChildView } from './plan.query.js';
import { PlanRefused } from './refusal.js';
import type { OnTable } from './on-table.js';

const MANNERS = ['TALKED', 'IN_MEETING', 'DRAWING', 'PLAYED', 'MESSAGE', 'REPRESENTATIVE'] as const;
const REASONS = ['TOO_YOUNG', 'DID_NOT_WANT', 'NOT_REACHED', 'HARMFUL', 'OTHER'] as const;

interface FormGiven extends OnTable {
  readonly childId: string;
  readonly view: ChildView | undefined;
}

/** How a child was heard and what it said, or why it was not: both belong together, so they are saved together. */
export function ChildViewForm({ inHand, lookAgain, childId, view, nameOf }: FormGiven) {
  const { t } = useTranslation();
  const [how, choose] = useState<string>(view?.manner ?? view?.reason ?? '');
  const [words, write] = useState(view?.content ?? view?.reasonText ?? '');
  const [missing, setMissing] = useState<'how' | 'words' | null>(null);
  const [seen, see] = useState(view?.version ?? null);
  const { ask, isBusy, error } = useChange(RECORD_CHILD_VIEW);
  const id = useId();
  const manner = MANNERS.find((each) => each === how) ?? null;
  const reason = REASONS.find((each) => each === how) ?? null;
  const needsWords = manner !== null || reason === 'OTHER';
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const lacks = how === '' ? 'how' : needsWords && words.trim() === '' ? 'words' : null;
    setMissing(lacks);
    if (lacks) return document.getElementById(`${id}-${lacks}`)?.focus();
    const said = manner ? { manner, content: words.trim() } : { reason, reasonText: needsWords ? words.trim() : null };
    // Whoever saves now has seen below what another has written meanwhile.
    const expectedVersion = view?.version ?? null;
    const answer = await ask({ planVersionId: inHand.version.id, childId, expectedVersion, ...said });
    if (answer) see(answer.changed.version);
    lookAgain();
  };
  return (
    <form onSubmit={(event) => void save(event)}>
      <div className="kept">
        <label htmlFor={`${id}-how`}>{t('plan.child.how', { name: nameOf(childId) })}</label>
        <select
          id={`${id}-how`}
          value={how}
          aria-invalid={missing === 'how'}
          onChange={({ target }) => choose(target.value)}
        >
          <option value="">{t('plan.choose')}</option>
          <optgroup label={t('plan.child.wasHeard')}>
            {MANNERS.map((each) => (
              <option key={each} value={each}>
                {t(`plan.manner.${each}`)}
              </option>
            ))}
          </optgroup>
          <optgroup label={t('plan.child.wasNot')}>
            {REASONS.map((each) => (
              <option key={each} value={each}>
                {t(`plan.notHeard.${each}`)}
              </option>
            ))}
          </optgroup>
        </select>
        <span className="late">{missing === 'how' && t('plan.child.howMissing')}</span>
      </div>
      {needsWords && (
        <div className="kept">
          <label htmlFor={`${id}-words`}>{t(manner ? 'plan.child.content' : 'plan.child.reason')}</label>
          <textarea
            id={`${id}-words`}
            rows={2}
            value={words}
            aria-invalid={missing === 'words'}
            onChange={({ target }) => write(target.value)}
          />
          <span className="late">{missing === 'words' && t('plan.child.wordsMissing')}</span>
        </div>
      )}
      {view && view.version > (seen ?? 0) && (
        <p role="alert">
          {t('plan.child.other')}{' '}
          <q className="words">{view.content ?? view.reasonText ?? t(`plan.notHeard.${view.reason!}`)}</q>
        </p>
      )}
      <PlanRefused error={error} />
      <Button type="submit" variant="secondary">
        {t(isBusy ? 'plan.busy' : 'plan.child.save')}
      </Button>
    </form>
  );
}
