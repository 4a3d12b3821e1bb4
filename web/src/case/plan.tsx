import { useTranslation } from 'react-i18next';
import { Heading } from 'suomifi-ui-components';
import type { Action, CasePage, Plan } from './case.query.js';
import { dateOfText, dateText } from '../words/time.js';
import { thisMoment } from './dates.js';
import { useNames } from './names.js';
import { Leads, More, PartOfCase } from './part.js';
import { nameOf } from '../words/names.js';

interface PlanGiven {
  readonly page: CasePage;
  /** Whether the reader answers for the case: then it is told also that there is nothing. */
  readonly isKept: boolean;
}

/** The newest version of the plan: what all want, and who has taken on what. */
export function SharedPlan({ page, isKept }: PlanGiven) {
  const { t } = useTranslation();
  const { plan, actions } = page;
  const newest = plan?.versions.at(-1);
  if (!newest && actions.length === 0 && !isKept) return null;
  return (
    <PartOfCase part="plan">
      {newest ? (
        <Newest version={newest} page={page} />
      ) : (
        <p>{t(isKept || actions.length === 0 ? 'case.plan.none' : 'plan.unseen')}</p>
      )}
      <Goals page={page} number={newest?.number ?? 0} />
      <Leads caseId={page.id} to={['plan']} />
    </PartOfCase>
  );
}

type Version = Plan['versions'][number];

function Newest({ version, page }: { readonly version: Version; readonly page: CasePage }) {
  const { t } = useTranslation();
  const { number, state, agreedAt, sharedGoal, approvals } = version;
  return (
    <>
      <p className="case-beside">
        {t('case.plan.version', { number })}, {t(`case.plan.state.${state}`)}
        {agreedAt && ` ${dateOfText(agreedAt)}`}
      </p>
      {sharedGoal && <p className="case-shared-goal">{sharedGoal}</p>}
      {approvals.length > 0 && (
        <More title={t('case.plan.said')}>
          <Approvals approvals={approvals} page={page} />
        </More>
      )}
    </>
  );
}

interface ApprovalsGiven {
  readonly approvals: Version['approvals'];
  readonly page: CasePage;
}

function Approvals({ approvals, page }: ApprovalsGiven) {
  const { t } = useTranslation();
  const names = useNames(page);
  return (
    <ul className="case-plain">
      {approvals.map(({ personId, approval, dissent, at }) => (
        <li key={`${personId} ${at}`}>
          {names(personId)}: {t(`case.approval.${approval}`)}, {dateOfText(at)}
          {dissent && <q className="case-words">{dissent}</q>}
        </li>
      ))}
    </ul>
  );
}

/** What is in the newest version, or is asked for beside it. */
function isPresent({ sinceVersion, untilVersion }: Pick<Action, 'sinceVersion' | 'untilVersion'>, number: number) {
  return (sinceVersion === null || sinceVersion <= number) && (untilVersion === null || untilVersion > number);
}

function Goals({ page: { plan, actions }, number }: { readonly page: CasePage; readonly number: number }) {
  const { t } = useTranslation();
  const goals = plan?.goals.filter((goal) => isPresent(goal, number)) ?? [];
  const present = actions.filter((action) => isPresent(action, number));
  const others = present.filter(({ goalId }) => !goals.some(({ id }) => id === goalId));
  return (
    <>
      {goals.map(({ id, text }, place) => (
        <div key={id} className="case-goal">
          <Heading variant="h3">{t('case.plan.goal', { number: place + 1 })}</Heading>
          <p>{text ?? t('case.notShown')}</p>
          <Actions actions={present.filter(({ goalId }) => goalId === id)} />
        </div>
      ))}
      {others.length > 0 && (
        <div className="case-goal">
          <Heading variant="h3">{t(goals.length > 0 ? 'case.plan.others' : 'case.plan.actions')}</Heading>
          <Actions actions={others} />
        </div>
      )}
    </>
  );
}

function Actions({ actions }: { readonly actions: readonly Action[] }) {
  return (
    <ul className="rows">
      {actions.map((action) => (
        <ActionRow key={action.id} action={action} />
      ))}
    </ul>
  );
}

function ActionRow({ action }: { readonly action: Action }) {
  const { t } = useTranslation();
  const { text, owner, ownerName, ownerKind, dueOn, commitment, progress, obstacle } = action;
  const who = owner ? [nameOf(owner), owner.unitName].filter(Boolean).join(', ') : ownerName;
  const isLate = dueOn < thisMoment().today && ['OPEN', 'IN_PROGRESS', 'STUCK'].includes(progress);
  return (
    <li className="case-action">
      <span className="case-action-text">{text ?? t('case.notShown')}</span>
      <span>{who || t(`case.owner.${ownerKind}`)}</span>
      <span className={isLate ? 'late' : undefined}>
        {t(isLate ? 'case.plan.wasDue' : 'case.plan.due', { day: dateText(dueOn) })}
      </span>
      <span className={progress === 'DONE' ? undefined : 'case-standing'}>
        {commitment === 'COMMITTED' ? t(`case.progress.${progress}`) : t(`case.commitment.${commitment}`)}
      </span>
      <Reason words={obstacle ?? action.notDoneReason ?? action.declineReason} />
    </li>
  );
}

function Reason({ words }: { readonly words: string | null }) {
  return words ? <q className="case-words">{words}</q> : null;
}
