import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useSession } from '../session/session.js';
import { dateOfText, whenText } from '../words/time.js';
import type { CasePage } from './case.query.js';
import { Leads, PartOfCase } from './part.js';
import { nameOf } from '../words/names.js';

interface LookedGiven {
  readonly page: CasePage;
  /** Whether the reader answers for the case: then it is told also that there is nothing. */
  readonly isKept: boolean;
}

/** Who read the case with a reason although it is not theirs. For those who read its log; nobody else hears of it. */
export function Looked({ page, isKept }: LookedGiven) {
  const { t } = useTranslation();
  const { has } = useSession();
  const { breakGlasses } = page;
  const maySupervise = !isKept && has('TEAM_LEAD');
  if (breakGlasses.length === 0 && !isKept && !maySupervise) return null;
  return (
    <PartOfCase part="looked">
      {breakGlasses.length === 0 && <p>{t('case.looked.none')}</p>}
      <Looks page={page} />
      <Leads caseId={page.id} to={['looked']} />
      {maySupervise && (
        <p className="case-leads">
          <Link href={`/asiat/${page.id}/valvonta`}>{t('watch.supervision.begin')}</Link>
        </p>
      )}
    </PartOfCase>
  );
}

function Looks({ page: { breakGlasses } }: Pick<LookedGiven, 'page'>) {
  const { t } = useTranslation();
  return (
    <ul className="rows">
      {breakGlasses.map(({ id, who, kind, openedAt, reason, words, reviewedAt, outcome }) => (
        <li key={id} className="case-action">
          <span className="case-action-text">{[nameOf(who), who.title, who.unitName].filter(Boolean).join(', ')}</span>
          <span>{t(`case.glass.${kind}`)}</span>
          <span>{whenText(openedAt)}</span>
          <span>{t(`case.glassReason.${reason}`)}</span>
          {words && <q className="case-words">{words}</q>}
          <span>
            {reviewedAt ? t('case.looked.reviewed', { day: dateOfText(reviewedAt) }) : t('case.looked.waiting')}
            {outcome && `: ${t(`case.outcome.${outcome}`)}`}
          </span>
        </li>
      ))}
    </ul>
  );
}
