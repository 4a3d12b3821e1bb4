import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Heading } from 'suomifi-ui-components';
import { ActionForm } from './action-form.js';
import { Answering } from './answering.js';
import { PlanPart } from './part.js';
import { dateText } from '../words/time.js';
import type { PlanFrame } from './plan.query.js';
import type { OnTable, Promised } from './on-table.js';

/** Who does what by when. */
export function Actions(table: OnTable) {
  const { t } = useTranslation();
  const { inHand, frame, isDraft } = table;
  const heading = useRef<HTMLDivElement>(null);
  const apart = inHand.version.state === 'AGREED' ? standingApart(frame) : [];
  if (inHand.actions.length + apart.length === 0 && !isDraft) return null;
  const row = (action: Promised) => (
    <li key={action.id}>
      <ActionRow {...table} action={action} dropped={() => heading.current?.focus()} />
    </li>
  );
  return (
    <PlanPart title={t('plan.actions')} heading={heading}>
      <ul className="promises">{inHand.actions.map(row)}</ul>
      {apart.length > 0 && (
        <>
          <Heading variant="h3">{t('plan.apart')}</Heading>
          <ul className="promises">{apart.map(row)}</ul>
        </>
      )}
      {isDraft && <ActionForm {...table} />}
    </PlanPart>
  );
}

/** Agreed on without their owner, who is asked: in no version until they say yes. */
const standingApart = ({ actions }: PlanFrame) =>
  actions.filter(({ sinceVersion, untilVersion }) => sinceVersion === null && untilVersion === null);

interface RowGiven extends OnTable {
  readonly action: Promised;
  readonly dropped: () => void;
}

function ActionRow({ action, dropped, ...table }: RowGiven) {
  const { t } = useTranslation();
  const { text, ownerId, dueOn, commitment, progress } = action;
  const line = useRef<HTMLParagraphElement>(null);
  const isAsked = commitment !== 'COMMITTED';
  const isAnswered = table.isKept && table.inHand.version.state !== 'PROPOSED';
  const isOpen = isAsked ? isAnswered : table.isDraft;
  const isOver = !isAsked && progress !== 'OPEN';
  return (
    <>
      <p className="promise-what">{text ?? t('plan.notShown')}</p>
      <p ref={line} tabIndex={-1} className="promise-who">
        <strong>{table.nameOf(ownerId)}</strong> <span>{t('plan.due', { day: dateText(dueOn) })}</span>{' '}
        <span className={isAsked ? 'beside' : 'promised'}>
          {isOver ? t(`case.progress.${progress}`) : t(`case.commitment.${commitment}`)}
        </span>
      </p>
      {isOpen && <Answering {...table} action={action} dropped={dropped} answered={() => line.current?.focus()} />}
    </>
  );
}
