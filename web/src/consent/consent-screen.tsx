import './consent.css';
import { useTranslation } from 'react-i18next';
import { answersFor } from '../parts/answers-for.js';
import { CaseUnseen, OfCase } from '../parts/of-case.js';
import { Shown } from '../parts/shown.js';
import { Whose } from '../parts/whose.js';
import { useSession } from '../session/session.js';
import { BasesPart } from './bases-part.js';
import { CONSENT_PAGE, type ConsentPage } from './consent.query.js';
import { ConsentsPart } from './consents-part.js';

/** What the family lets others know of it, and what a law lets them know. Its title names nobody. */
export function ConsentScreen() {
  const { t } = useTranslation();
  return (
    <OfCase title={t('consent.title')}>
      {(caseId) => (
        <Shown query={CONSENT_PAGE} variables={{ caseId }} live={{ caseId }} refused={<CaseUnseen />}>
          {({ casePage }, again) => <Whole page={casePage} again={again} />}
        </Shown>
      )}
    </OfCase>
  );
}

function Whole({ page, again }: { readonly page: ConsentPage; readonly again: () => void }) {
  const { t } = useTranslation();
  const { me } = useSession();
  const given = { page, again, isKept: isKeptBy(page, me.id) };
  return (
    <>
      <Whose people={page.people} />
      {page.state === 'CLOSED' && <p>{t('consent.closed')}</p>}
      <ConsentsPart {...given} />
      <BasesPart {...given} />
    </>
  );
}

/** Whoever answers for the case and keeps the family: only they read about safety, and record what was said. */
const isKeptBy = (page: ConsentPage, reader: string): boolean =>
  answersFor(page, reader) && page.safety !== null && page.state !== 'CLOSED';
