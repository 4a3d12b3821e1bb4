import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from 'suomifi-ui-components';
import { useChange } from '../parts/change.js';
import { ChangeHelper, NewHelper } from './helper-form.js';
import { DROP_HELPER } from './helpers-and-copies.query.js';
import { More } from './more.js';
import type { OnTable } from './on-table.js';
import { PlanPart } from './part.js';
import type { Helper } from './plan.query.js';
import { PlanRefused } from './refusal.js';

/** Private people who help besides the professionals: a grandmother, a coach. */
export function Helpers(table: OnTable) {
  const { t } = useTranslation();
  const { inHand, isDraft } = table;
  const heading = useRef<HTMLDivElement>(null);
  if (inHand.privateHelpers.length === 0 && !isDraft) return null;
  return (
    <PlanPart title={t('plan.helpers')} heading={heading}>
      <ul className="promises">
        {inHand.privateHelpers.map((helper) => (
          <li key={helper.pieceId}>
            <HelperRow {...table} helper={helper} dropped={() => heading.current?.focus()} />
          </li>
        ))}
      </ul>
      {isDraft && (
        <More title={t('plan.helper.new')}>
          <NewHelper {...table} />
        </More>
      )}
    </PlanPart>
  );
}

interface RowGiven extends OnTable {
  readonly helper: Helper;
  readonly dropped: () => void;
}

function HelperRow({ helper, dropped, ...table }: RowGiven) {
  const { t } = useTranslation();
  const line = useRef<HTMLDivElement>(null);
  const name = helper.name ?? t('plan.notShown');
  return (
    <>
      <div ref={line} tabIndex={-1}>
        <p className="promise-what">{name}</p>
        <p className="words">{helper.task ?? t('plan.notShown')}</p>
      </div>
      {table.isDraft && (
        <More title={t('plan.helper.open', { name })}>
          <ChangeHelper {...table} helper={helper} changed={() => line.current?.focus()} />
          <Drop {...table} helper={helper} dropped={dropped} />
        </More>
      )}
    </>
  );
}

function Drop({ helper: { id: helperId, name, version }, lookAgain, dropped }: RowGiven) {
  const { t } = useTranslation();
  const { ask, error } = useChange(DROP_HELPER);
  const drop = async () => {
    if (await ask({ helperId, expectedVersion: version })) dropped();
    lookAgain();
  };
  return (
    <>
      <PlanRefused error={error} />
      <Button
        variant="secondaryNoBorder"
        onClick={() => void drop()}
        aria-label={t('plan.dropNamed', { what: name ?? t('plan.notShown') })}
      >
        {t('plan.drop')}
      </Button>
    </>
  );
}
