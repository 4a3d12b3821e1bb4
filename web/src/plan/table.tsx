import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { answersFor } from '../parts/answers-for.js';
import { useSession } from '../session/session.js';
import { Actions } from './actions.js';
import { Agreeing } from './agreeing.js';
import { BeginPlan } from './begin.js';
import { ChildViews } from './child-views.js';
import { Copies } from './copies.js';
import { Goals } from './goals.js';
import { Helpers } from './helpers.js';
import { meetingNow } from './meeting-now.js';
import { More } from './more.js';
import { namesOf } from './people.js';
import { placesOf } from './places.js';
import type { OnTable } from './on-table.js';
import { AsItStands } from './refusal.js';
import { Sections } from './sections.js';
import { SharedGoal } from './shared-goal.js';
import { Sharing } from './sharing.js';
import { keepersOf } from './writing/keepers.js';
import { HalfLeftOver, LeftOver } from './writing/left-over.js';
import { SavingLine } from './writing/saving-line.js';
import { KeepersContext } from './writing/use-keeper.js';

/** One version of the plan, from what all want to who agrees. A draft is written here by who answers for the case; the others are read. */
export function Table(given: Omit<OnTable, 'nameOf' | 'isKept' | 'isDraft'>) {
  const { t } = useTranslation();
  const { me } = useSession();
  const { frame, inHand, turn } = given;
  const { number, state, sharedGoal } = inHand.version;
  const isKept = answersFor(frame, me.id);
  const isDraft = isKept && state === 'DRAFT';
  const table = { ...given, isKept, isDraft, nameOf: namesOf(frame, t) };
  return (
    <WithTable inHand={given.inHand}>
      <p tabIndex={-1} className="stand">
        {`${t('plan.version', { number })}: ${t(`plan.state.${state}`)}`}
      </p>
      {isDraft && <SavingLine />}
      <LeftOver places={isDraft ? placesOf(inHand) : []} />
      <LeftBefore {...table} />
      <HalfLeftOver />
      <Said {...table} />
      <Copies {...table} />
      <Agreeing {...table} />
      <Sharing {...table} />
      {isKept && state === 'AGREED' && (
        <More title={t('plan.next')}>
          <BeginPlan frame={frame} meetingId={meetingNow(frame)} sharedGoal={sharedGoal ?? ''} begun={turn} />
        </More>
      )}
    </WithTable>
  );
}

/** What the plan says, part by part. */
function Said(table: OnTable) {
  return (
    <>
      <SharedGoal {...table} />
      <Goals {...table} />
      <Actions {...table} />
      <Helpers {...table} />
      <Sections {...table} />
      <ChildViews {...table} />
    </>
  );
}

/** What is still unsaved of earlier drafts: another began the next version meanwhile. */
function LeftBefore({ frame, inHand }: Pick<OnTable, 'frame' | 'inHand'>) {
  const { me } = useSession();
  const before = (frame.plan?.versions ?? []).filter(({ id }) => id !== inHand.version.id);
  return before.map(({ id }) => (
    <KeepersContext key={id} value={keepersOf(id, me.id)}>
      <LeftOver places={[]} />
    </KeepersContext>
  ));
}

/** What the parts of the table share: where words are kept, and how the plan stands. */
function WithTable({ inHand, children }: Pick<OnTable, 'inHand'> & { readonly children: ReactNode }) {
  const { me } = useSession();
  return (
    <KeepersContext value={keepersOf(inHand.version.id, me.id)}>
      <AsItStands value={JSON.stringify(inHand)}>{children}</AsItStands>
    </KeepersContext>
  );
}
