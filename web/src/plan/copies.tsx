import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from 'suomifi-ui-components';
import { useChange } from '../parts/change.js';
import { dateOfText } from '../words/time.js';
import { AddCopy } from './add-copy.js';
import { recipientsLeft } from './copy-recipients.js';
import { DROP_COPY } from './helpers-and-copies.query.js';
import { More } from './more.js';
import type { OnTable } from './on-table.js';
import { PlanPart } from './part.js';
import type { Copy } from './plan.query.js';
import { PlanRefused } from './refusal.js';

/** To whom the plan goes when it is agreed: said together while it is written, and seen afterwards who has got it. */
export function Copies(table: OnTable) {
  const { t } = useTranslation();
  const { inHand, isDraft } = table;
  const heading = useRef<HTMLDivElement>(null);
  if (inHand.copies.length === 0 && !isDraft) return null;
  const left = recipientsLeft(table);
  return (
    <PlanPart title={t('plan.copies')} heading={heading}>
      <ul className="voices">
        {inHand.copies.map((copy) => (
          <li key={copy.pieceId}>
            <CopyRow {...table} copy={copy} dropped={() => heading.current?.focus()} />
          </li>
        ))}
      </ul>
      {isDraft && left.people.size + left.units.size > 0 && (
        <More title={t('plan.copy.new')}>
          <AddCopy {...table} left={left} />
        </More>
      )}
    </PlanPart>
  );
}

interface RowGiven extends OnTable {
  readonly copy: Copy;
  readonly dropped: () => void;
}

function CopyRow({ copy, dropped, ...table }: RowGiven) {
  const { t } = useTranslation();
  const { nameOf, isDraft, inHand } = table;
  const { personId, unitName, handedAt } = copy;
  const name = personId ? nameOf(personId) : (unitName ?? t('plan.notShown'));
  const isWaiting = inHand.version.state === 'AGREED' && !handedAt;
  return (
    <div className="promise-who">
      <strong>{name}</strong>
      {handedAt && <span className="beside">{t('plan.copy.got', { day: dateOfText(handedAt) })}</span>}
      {isWaiting && <span className="beside">{t('plan.copy.waits')}</span>}
      {isDraft && <Drop {...table} copy={copy} name={name} dropped={dropped} />}
    </div>
  );
}

interface DropGiven extends RowGiven {
  readonly name: string;
}

function Drop({ copy: { id: copyId, version }, name, lookAgain, dropped }: DropGiven) {
  const { t } = useTranslation();
  const { ask, error } = useChange(DROP_COPY);
  const drop = async () => {
    if (await ask({ copyId, expectedVersion: version })) dropped();
    lookAgain();
  };
  return (
    <>
      <Button variant="secondaryNoBorder" onClick={() => void drop()} aria-label={t('plan.copy.dropNamed', { name })}>
        {t('plan.copy.drop')}
      </Button>
      <PlanRefused error={error} />
    </>
  );
}
