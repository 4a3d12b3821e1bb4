import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../session/session.js';
import { Actions } from './actions.js';
import { Agreeing } from './agreeing.js';
import { BeginPlan } from './begin.js';
import { ChildViews } from './child-views.js';
import { Goals } from './goals.js';
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
import { LeftOver } from './writing/left-over.js';
import { SavingLine } from './writing/saving-line.js';
import { KeepersContext } from './writing/use-keeper.js';

interface TableGiven extends Omit<OnTable, 'nameOf' | 'isDraft'> {
  /** Whether this version was begun here just now. */
  readonly isNew: boolean;
}

/** One version of the plan, from what all want to who agrees. A draft is written here; the others are read. */
export function Table({ isNew, ...given }: TableGiven) {
  const { t } = useTranslation();
  const { frame, inHand, turn } = given;
  const { number, state, sharedGoal } = inHand.version;
  const isDraft = state === 'DRAFT';
  const table = { ...given, isDraft, nameOf: namesOf(frame, t) };
  return (
    <WithTable inHand={given.inHand}>
      <Stand isNew={isNew} text={`${t('plan.version', { number })}: ${t(`plan.state.${state}`)}`} />
      {isDraft && <SavingLine />}
      <LeftOver places={isDraft ? placesOf(inHand) : []} />
      <SharedGoal {...table} />
      <Goals {...table} />
      <Actions {...table} />
      <Sections {...table} />
      <ChildViews {...table} />
      <Agreeing {...table} />
      <Sharing {...table} />
      {state === 'AGREED' && (
        <More title={t('plan.next')}>
          <BeginPlan frame={frame} meetingId={meetingNow(frame)} sharedGoal={sharedGoal ?? ''} begun={turn} />
        </More>
      )}
    </WithTable>
  );
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

interface StandGiven {
  readonly text: string;
  readonly isNew: boolean;
}

/** Where the version stands. When it has gone on, or there is a new one, one begins to read here. */
function Stand({ text, isNew }: StandGiven) {
  const line = useRef<HTMLParagraphElement>(null);
  const before = useRef(isNew ? '' : text);
  useEffect(() => {
    if (before.current !== text) line.current?.focus();
    before.current = text;
  }, [text]);
  return (
    <p ref={line} tabIndex={-1} className="stand">
      {text}
    </p>
  );
}
