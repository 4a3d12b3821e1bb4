import './plan.css';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CaseUnseen, OfCase } from '../parts/of-case.js';
import { Shown } from '../parts/shown.js';
import { BeginPlan } from './begin.js';
import { Glance } from './glance.js';
import { meetingNow } from './meeting-now.js';
import { PLAN_FRAME, PLAN_IN_HAND, type PlanFrame } from './plan.query.js';
import { Table } from './table.js';

/**
 * The plan as it is written together, on the wall of the meeting. Only what stands in the plan is shown, and of people their
 * names: notes, telephone numbers of the family and what is kept from somebody have no place here.
 */
export function PlanScreen() {
  const { t } = useTranslation();
  return (
    <OfCase title={t('plan.title')}>
      {(caseId) => (
        <Shown query={PLAN_FRAME} variables={{ caseId }} refused={<CaseUnseen />}>
          {({ casePage }, again) => <Plan frame={casePage} again={again} />}
        </Shown>
      )}
    </OfCase>
  );
}

interface PlanGiven {
  readonly frame: PlanFrame;
  readonly again: () => void;
}

function Plan({ frame, again }: PlanGiven) {
  const newest = frame.plan?.versions.at(-1);
  const [atFirst] = useState(newest?.id);
  return (
    <div className="plan-wall">
      <Glance frame={frame} />
      {newest ? (
        <InHand key={newest.id} id={newest.id} isNew={newest.id !== atFirst} frame={frame} again={again} />
      ) : (
        <BeginPlan frame={frame} meetingId={meetingNow(frame)} sharedGoal="" begun={again} />
      )}
    </div>
  );
}

interface InHandGiven extends PlanGiven {
  readonly id: string;
  readonly isNew: boolean;
}

/** The version in hand; what others write into it comes by itself. */
function InHand({ id, isNew, frame, again }: InHandGiven) {
  return (
    <Shown query={PLAN_IN_HAND} variables={{ planVersionId: id }}>
      {({ planInHand }, lookAgain) => {
        const turn = () => {
          again();
          lookAgain();
        };
        return <Table {...{ frame, isNew, lookAgain, turn }} inHand={planInHand} />;
      }}
    </Shown>
  );
}
