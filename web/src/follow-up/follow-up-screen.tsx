import './follow-up.css';
import { useTranslation } from 'react-i18next';
import { CaseUnseen, OfCase } from '../parts/of-case.js';
import { Shown } from '../parts/shown.js';
import { Whose } from '../parts/whose.js';
import { useSession } from '../session/session.js';
import { FeedbackPart } from './feedback-part.js';
import { FOLLOW_UP_PAGE, type FollowUpPage } from './follow-up.query.js';
import { useKeeps } from './given.js';
import { HowPart } from './how-part.js';
import { PromisesPart } from './promises-part.js';
import { ReviewsPart } from './reviews-part.js';

/** Following up (seuranta): what was promised and how it goes, when all look at it together, how things are until then. */
export function FollowUpScreen() {
  const { t } = useTranslation();
  return (
    <OfCase title={t('followUp.title')}>
      {(caseId) => (
        <Shown query={FOLLOW_UP_PAGE} variables={{ caseId }} live={{ caseId }} refused={<CaseUnseen />}>
          {({ casePage }, again) => <Whole page={casePage} again={again} />}
        </Shown>
      )}
    </OfCase>
  );
}

function Whole({ page, again }: { readonly page: FollowUpPage; readonly again: () => void }) {
  const { t } = useTranslation();
  const { me } = useSession();
  const given = { page, keeps: useKeeps(page), again };
  return (
    <>
      <Whose people={page.people} />
      {page.state === 'CLOSED' && <p>{t('followUp.closed')}</p>}
      <PromisesPart {...given} />
      <ReviewsPart {...given} />
      <HowPart {...given} />
      {page.counsellor.id === me.id && <FeedbackPart {...given} />}
    </>
  );
}
