import '../parts/work.css';
import { useTranslation } from 'react-i18next';
import { answersFor } from '../parts/answers-for.js';
import { CaseUnseen, OfCase } from '../parts/of-case.js';
import { Shown } from '../parts/shown.js';
import { Whose } from '../parts/whose.js';
import { useSession } from '../session/session.js';
import { KeptPart } from './kept-part.js';
import { NeedsPart } from './needs-part.js';
import { PausePart } from './pause-part.js';
import { SITUATION, type Situation } from './situation.query.js';

/** Perheen tilanne: what the family needs, whether the case is on hold, and what somebody of the family is not told. */
export function SituationScreen() {
  const { t } = useTranslation();
  return (
    <OfCase title={t('situation.title')}>
      {(caseId) => (
        <Shown query={SITUATION} variables={{ caseId }} refused={<CaseUnseen />}>
          {({ casePage }, again) => <Whole page={casePage} again={again} />}
        </Shown>
      )}
    </OfCase>
  );
}

function Whole({ page, again }: { readonly page: Situation; readonly again: () => void }) {
  const { me } = useSession();
  const given = { page, again, isKept: answersFor(page, me.id) && page.state !== 'CLOSED' };
  return (
    <>
      <Whose people={page.people} />
      <NeedsPart {...given} />
      <PausePart {...given} />
      <KeptPart {...given} />
    </>
  );
}
