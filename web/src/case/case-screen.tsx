import './case.css';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'wouter';
import { answersFor } from '../parts/answers-for.js';
import { CaseUnseen } from '../parts/of-case.js';
import { Screen } from '../parts/screen.js';
import { Shown } from '../parts/shown.js';
import { useSession } from '../session/session.js';
import { CASE, type CasePage } from './case.query.js';
import { CaseTasks } from './case-task-list.js';
import { ClosingOfCase } from './closing.js';
import { Consents } from './consents.js';
import { dateOfText } from '../words/time.js';
import { thisMoment } from './dates.js';
import { Family } from './family.js';
import { FollowUp } from './follow-up.js';
import { CaseHead } from './head.js';
import { Looked } from './looked.js';
import { Meetings } from './meetings.js';
import { Network } from './network.js';
import { SharedPlan } from './plan.js';
import { isAhead } from './tasks/meeting-tasks.js';
import { isId } from '../words/id.js';
import { nameOf } from '../words/names.js';

/**
 * The page of a case. Its title names nobody: titles stay in the history of a browser. The key keeps what was shown of one
 * family from standing there for a moment under the address of another.
 */
export function CaseScreen() {
  const { t } = useTranslation();
  const { id } = useParams<{ id: string }>();
  return (
    <Screen title={t('case.title')}>
      {isId(id) ? (
        <Shown key={id} query={CASE} variables={{ caseId: id }} live={{ caseId: id }} refused={<NotFound />}>
          {({ casePage }) => <WholeCase page={casePage} />}
        </Shown>
      ) : (
        <NotFound />
      )}
    </Screen>
  );
}

/** Who may look all the same, in an emergency or because they lead, finds the way here. */
function NotFound() {
  const { t } = useTranslation();
  const { has } = useSession();
  const { id } = useParams<{ id: string }>();
  return (
    <>
      <CaseUnseen />
      {has('COUNSELLOR') && isId(id) && (
        <p>
          <Link href={`/asiat/${id}/hatakatselu`}>{t('watch.title')}</Link>
        </p>
      )}
      {has('TEAM_LEAD') && isId(id) && (
        <p>
          <Link href={`/asiat/${id}/valvonta`}>{t('watch.supervision.title')}</Link>
        </p>
      )}
    </>
  );
}

function WholeCase({ page }: { readonly page: CasePage }) {
  const { me } = useSession();
  const isKept = answersFor(page, me.id);
  const now = thisMoment();
  // The browser looked for the part that its address names before there was one.
  useEffect(() => {
    if (location.hash) document.getElementById(decodeURIComponent(location.hash.slice(1)))?.focus();
  }, []);
  return (
    <>
      <WhatItIs page={page} />
      <CaseHead page={page} next={page.meetings.find(isAhead(now))} />
      <CaseTasks page={page} isKept={isKept} />
      <Family page={page} />
      <Network page={page} isKept={isKept} />
      <Consents page={page} isKept={isKept} />
      <Meetings page={page} isKept={isKept} />
      <SharedPlan page={page} isKept={isKept} />
      <FollowUp page={page} isKept={isKept} />
      <Looked page={page} isKept={isKept} />
      <ClosingOfCase page={page} isKept={isKept} />
    </>
  );
}

/** Whose it is, as far as the reader may know, and what kind of a case. */
function WhatItIs({ page: { people, state, legalFrame, openedAt } }: { readonly page: CasePage }) {
  const { t } = useTranslation();
  const guardian = people.find(({ role }) => role === 'GUARDIAN');
  const name = guardian && nameOf(guardian);
  return (
    <div className="case-what">
      {name && <p className="case-name">{name}</p>}
      <p className="case-beside">
        {t(`case.state.${state}`)}. {t(`case.frame.${legalFrame}`)}. {t('case.opened', { day: dateOfText(openedAt) })}
      </p>
    </div>
  );
}
