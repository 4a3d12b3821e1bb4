import { useTranslation } from 'react-i18next';
import type { ResultOf } from '../graphql/graphql.js';
import { Shown } from '../parts/shown.js';
import { dateOfText } from '../words/time.js';
import { HandOut } from './hand-out.js';
import type { OnTable } from './on-table.js';
import { PLAN_HANDOUTS } from './plan.query.js';

/** The plan on paper, and who has got it. */
export function HandOuts(table: OnTable) {
  const { t } = useTranslation();
  const { frame, inHand, nameOf, lookAgain } = table;
  const { id } = inHand.version;
  const units = unitsOf(table);
  const to = ({ personId, unitId }: Given) =>
    personId ? nameOf(personId) : (units.get(unitId ?? '') ?? t('plan.notShown'));
  return (
    <>
      <p>
        <a href={`/asiakirjat/suunnitelma/${id}.pdf`} download>
          {t('plan.handOut.pdf')}
        </a>
      </p>
      <Shown query={PLAN_HANDOUTS} variables={{ planId: frame.plan!.id }} live={{ caseId: frame.id }}>
        {({ handoutsOfPlan }, again) => (
          <>
            <WhoGotIt given={handoutsOfPlan.filter(({ planVersionId }) => planVersionId === id)} to={to} />
            <HandOut {...table} units={units} handed={() => (again(), lookAgain())} />
          </>
        )}
      </Shown>
    </>
  );
}

type Given = ResultOf<typeof PLAN_HANDOUTS>['handoutsOfPlan'][number];

interface WhoGotItGiven {
  readonly given: readonly Given[];
  readonly to: (each: Given) => string;
}

function WhoGotIt({ given, to }: WhoGotItGiven) {
  const { t } = useTranslation();
  return (
    <ul>
      {given.map((each) => (
        <li key={each.id}>
          {t('plan.handOut.got', { name: to(each), how: t(`plan.how.${each.how}`), day: dateOfText(each.handedAt) })}
        </li>
      ))}
    </ul>
  );
}

/** Units of those who take part, and those that were promised a copy, by id. */
const unitsOf = ({ frame, inHand }: OnTable): ReadonlyMap<string, string> =>
  new Map(
    [...frame.members.map(({ who }) => who), ...inHand.copies]
      .filter(({ unitId, unitName }) => unitId !== null && unitName !== null)
      .map(({ unitId, unitName }) => [unitId!, unitName!]),
  );
