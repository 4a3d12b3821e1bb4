import { useTranslation } from 'react-i18next';
import { ChildViewForm } from './child-view-form.js';
import { PlanPart } from './part.js';
import { More } from './more.js';
import type { ChildView } from './plan.query.js';
import type { OnTable } from './on-table.js';

/**
 * Each child's own view (1301/2014 32 §). What a child said is not on the wall: only that it was heard, until somebody opens it
 * because those who are there may hear it.
 */
export function ChildViews(table: OnTable) {
  const { t } = useTranslation();
  const { frame, inHand, isKept, nameOf } = table;
  const viewOf = (id: string) => inHand.childViews.find(({ childId }) => childId === id);
  // Others do not know whether there is none, or whether they are not shown it.
  const children = frame.people.filter(({ id, role }) => role === 'CHILD' && (isKept || viewOf(id)));
  if (children.length === 0) return null;
  return (
    <PlanPart title={t('plan.childViews')}>
      {children.map(({ id }) => {
        const view = viewOf(id);
        const name = nameOf(id);
        return (
          <div key={id}>
            <p className={view ? '' : 'missing'}>
              {view
                ? t(view.reason ? 'plan.child.notHeard' : 'plan.child.heard', { name })
                : t('plan.child.missing', { name })}
            </p>
            <More title={t(view ? 'plan.child.open' : 'plan.child.write', { name })}>
              <OneView {...table} childId={id} view={view} />
            </More>
          </div>
        );
      })}
    </PlanPart>
  );
}

interface ViewGiven extends OnTable {
  readonly childId: string;
  readonly view: ChildView | undefined;
}

function OneView(given: ViewGiven) {
  const { t } = useTranslation();
  const { view, inHand, isKept } = given;
  const { state } = inHand.version;
  // Without a view nobody could agree: it may be written while the family is thinking.
  if (isKept && (state === 'DRAFT' || (state === 'PROPOSED' && !view))) return <ChildViewForm {...given} />;
  if (!view) return <p>{t('plan.child.none')}</p>;
  return (
    <>
      <p className="beside">{view.manner ? t(`plan.manner.${view.manner}`) : t(`plan.notHeard.${view.reason!}`)}</p>
      <p className="words">{view.content ?? view.reasonText}</p>
    </>
  );
}
