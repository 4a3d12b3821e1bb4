import './plan.css';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { answersFor } from '../parts/answers-for.js';
import { CaseUnseen, OfCase } from '../parts/of-case.js';
import { useLive } from '../parts/live.js';
import { Shown } from '../parts/shown.js';
import { useSession } from '../session/session.js';
import { BeginPlan } from './begin.js';
import { Glance } from './glance.js';
import { meetingNow } from './meeting-now.js';
import { NoPlan } from './no-plan.js';
import { PLAN_FRAME, PLAN_IN_HAND, type PlanFrame } from './plan.query.js';
import { Table } from './table.js';
import { useFocusKept } from './use-focus-kept.js';
import { halfWrittenOf } from './writing/half-written.js';
import { HalfContext } from './writing/use-half.js';

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
  const { me } = useSession();
  const newest = frame.plan?.versions.at(-1);
  const wall = useRef<HTMLDivElement>(null);
  useFocusKept(wall);
  // Without a word: the version in hand says that something has changed.
  useLive({ caseId: frame.id }, again);
  return (
    <div ref={wall} className="plan-wall">
      <HalfContext value={halfWrittenOf(frame.id, me.id)}>
        <Glance frame={frame} />
        {newest ? (
          <InHand key={newest.id} id={newest.id} frame={frame} again={again} />
        ) : answersFor(frame, me.id) ? (
          <BeginPlan frame={frame} meetingId={meetingNow(frame)} sharedGoal="" begun={again} />
        ) : (
          <NoPlan frame={frame} />
        )}
      </HalfContext>
    </div>
  );
}

interface InHandGiven extends PlanGiven {
  readonly id: string;
}

/** The version in hand; what others write into it comes by itself. */
function InHand({ id, frame, again }: InHandGiven) {
  return (
    <Shown query={PLAN_IN_HAND} variables={{ planVersionId: id }} live={{ caseId: frame.id }}>
      {({ planInHand }, lookAgain) => {
        const turn = () => {
          again();
          lookAgain();
        };
        return <Table {...{ frame, lookAgain, turn }} inHand={planInHand} />;
      }}
    </Shown>
  );
}
