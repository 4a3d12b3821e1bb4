import './people.css';
import { useTranslation } from 'react-i18next';
import { answersFor } from '../parts/answers-for.js';
import { CaseUnseen, OfCase } from '../parts/of-case.js';
import { Shown } from '../parts/shown.js';
import { useSession } from '../session/session.js';
import { FamilyPart } from './family-part.js';
import type { PartGiven } from './given.js';
import { NetworkPart } from './network-part.js';
import { PEOPLE_PAGE, type PeoplePage } from './people.query.js';
import { SafetyPart } from './safety-part.js';
import { NoPartPart } from './no-part.js';

/** The people of a case, and their safety. Its title names nobody: titles stay in the history of a browser. */
export function PeopleScreen() {
  const { t } = useTranslation();
  return (
    <OfCase title={t('people.title')}>
      {(caseId) => (
        <Shown query={PEOPLE_PAGE} variables={{ caseId }} refused={<CaseUnseen />}>
          {({ casePage }, again) => <Whole page={casePage} again={again} />}
        </Shown>
      )}
    </OfCase>
  );
}

/** What the reader may not know is not there at all, so that nothing hints at it. */
function Whole({ page, again }: { readonly page: PeoplePage; readonly again: () => void }) {
  const { me } = useSession();
  const { safety, state } = page;
  const isOpen = state !== 'CLOSED';
  const keepsCase = isOpen && answersFor(page, me.id);
  const given: PartGiven = { page, again, keepsFamily: safety !== null && isOpen, keepsCase };
  return (
    <>
      <FamilyPart {...given} />
      {safety && <SafetyPart {...given} safety={safety} />}
      <NetworkPart {...given} />
      <NoPartPart {...given} />
    </>
  );
}
