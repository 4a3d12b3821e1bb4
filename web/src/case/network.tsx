import { useTranslation } from 'react-i18next';
import type { CasePage } from './case.query.js';
import { dateOfText, dateText } from '../words/time.js';
import { ColleagueWords } from '../parts/colleague.js';
import { Leads, PartOfCase } from './part.js';
import { nameOf } from '../words/names.js';

interface NetworkGiven {
  readonly page: CasePage;
  /** Whether the reader answers for the case: then it is told also that there is nothing. */
  readonly isKept: boolean;
}

/** Who works with the family, for which unit, and who stands in for whom. */
export function Network({ page, isKept }: NetworkGiven) {
  const { t } = useTranslation();
  const { members, takingNoPart } = page;
  if (members.length + takingNoPart.length === 0 && !isKept) return null;
  return (
    <PartOfCase part="network">
      {members.length === 0 && <p>{t('case.network.none')}</p>}
      <ul className="case-cards">
        {members.map(({ id, who, joinedAt }) => (
          <li key={id}>
            <ColleagueWords who={who} />
            <p className="case-beside">{t('case.network.since', { day: dateOfText(joinedAt) })}</p>
            <StandIn page={page} professionalId={who.id} />
          </li>
        ))}
      </ul>
      {takingNoPart.length > 0 && (
        <ul className="case-plain">
          {takingNoPart.map(({ id, who, since }) => (
            <li key={id}>{t('case.network.noPart', { name: nameOf(who), day: dateOfText(since) })}</li>
          ))}
        </ul>
      )}
      <Leads caseId={page.id} to={['network']} />
    </PartOfCase>
  );
}

/** Of the responsible person: who answers for the case while they are away. */
function StandIn({ page, professionalId }: { readonly page: CasePage; readonly professionalId: string }) {
  const { t } = useTranslation();
  const { standIn, responsiblePerson } = page;
  if (!standIn) return null;
  const days = { first: dateText(standIn.firstDay), last: dateText(standIn.lastDay) };
  if (standIn.who.id === professionalId) return <p className="case-beside">{t('case.network.standsIn', days)}</p>;
  if (responsiblePerson.who.id !== professionalId) return null;
  return <p className="case-beside">{t('case.network.away', { name: nameOf(standIn.who), ...days })}</p>;
}
