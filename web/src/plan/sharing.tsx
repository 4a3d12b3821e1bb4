import { useTranslation } from 'react-i18next';
import { Shown } from '../parts/shown.js';
import { spokenCode } from '../words/language.js';
import { HandOuts } from './hand-outs.js';
import { More } from './more.js';
import { PLAN_DIFFERENCE } from './plan.query.js';
import type { OnTable } from './on-table.js';

/** What is otherwise than before, and how people get the plan into their hands. */
export function Sharing(table: OnTable) {
  const { t } = useTranslation();
  const { isKept } = table;
  const { id, number, state } = table.inHand.version;
  return (
    <>
      {number > 1 && (
        <More title={t('plan.difference')}>
          <Difference caseId={table.frame.id} planVersionId={id} />
        </More>
      )}
      {isKept && state !== 'DRAFT' && (
        <More title={t('plan.handOut.title')}>
          <HandOuts {...table} />
        </More>
      )}
    </>
  );
}

function Difference({ caseId, planVersionId }: { readonly caseId: string; readonly planVersionId: string }) {
  return (
    <Shown query={PLAN_DIFFERENCE} variables={{ planVersionId, language: spokenCode() }} live={{ caseId }}>
      {({ planDifference }) => (
        <ul>
          {planDifference.map(({ code, text }) => (
            <li key={`${code} ${text}`}>{text}</li>
          ))}
        </ul>
      )}
    </Shown>
  );
}
