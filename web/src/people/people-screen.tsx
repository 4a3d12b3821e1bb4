import './people.css';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'wouter';
import { Screen } from '../parts/screen.js';
import { Shown } from '../parts/shown.js';
import { useSession } from '../session/session.js';
import { FamilyPart } from './family-part.js';
import type { PartGiven } from './given.js';
import { NetworkPart } from './network-part.js';
import { PEOPLE_PAGE, type PeoplePage } from './people.query.js';
import { SafetyPart } from './safety-part.js';
import { isId } from '../words/id.js';

/** The people of a case, and their safety. Its title names nobody: titles stay in the history of a browser. */
export function PeopleScreen() {
  const { t } = useTranslation();
  const { id } = useParams<{ id: string }>();
  return (
    <Screen title={t('people.title')}>
      {isId(id) ? (
        <Shown key={id} query={PEOPLE_PAGE} variables={{ caseId: id }} refused={<NotFound />}>
          {({ casePage }, again) => <Whole page={casePage} again={again} />}
        </Shown>
      ) : (
        <NotFound />
      )}
    </Screen>
  );
}

function NotFound() {
  const { t } = useTranslation();
  return (
    <>
      <p>{t('people.notFound')}</p>
      <p>
        <Link href="/">{t('people.toDay')}</Link>
      </p>
    </>
  );
}

/** What the reader may not know is not there at all, so that nothing hints at it. */
function Whole({ page, again }: { readonly page: PeoplePage; readonly again: () => void }) {
  const { t } = useTranslation();
  const { me } = useSession();
  const { responsiblePerson, counsellor, standIn, safety, state } = page;
  const isOpen = state !== 'CLOSED';
  const answer = [responsiblePerson.who.id, counsellor.id, standIn?.who.id].includes(me.id);
  const given: PartGiven = { page, again, keepsFamily: safety !== null && isOpen, keepsCase: answer && isOpen };
  return (
    <>
      <p>
        <Link href={`/asiat/${page.id}`}>{t('people.toCase')}</Link>
      </p>
      <FamilyPart {...given} />
      {safety && <SafetyPart {...given} safety={safety} />}
      <NetworkPart {...given} />
    </>
  );
}
