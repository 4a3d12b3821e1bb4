import { useTranslation } from 'react-i18next';
import { ColleagueWords } from '../parts/colleague.js';
import { Act, Doing } from '../parts/doing.js';
import type { FormGiven, PartGiven } from './given.js';
import { AddMember, Disqualify, EndMembership } from './network-forms.js';
import type { Member } from './people.query.js';
import { dateOfText } from '../words/time.js';

/** Who works with the family. What they may know follows from consents alone. */
export function NetworkPart(given: PartGiven) {
  const { t } = useTranslation();
  const { page, keepsCase, again } = given;
  if (page.members.length === 0 && !keepsCase) return null;
  return (
    <Doing id="verkosto" title={t('people.network.title')} again={again}>
      {(part) => (
        <>
          <p>{t('people.network.about')}</p>
          <ul className="plain">
            {page.members.map((member) => (
              <li key={member.id}>
                <OneMember {...given} {...part} member={member} />
              </li>
            ))}
          </ul>
          {keepsCase && (
            <Act label={t('people.network.open')}>{(close) => <AddMember {...given} {...part} close={close} />}</Act>
          )}
        </>
      )}
    </Doing>
  );
}

function OneMember(given: FormGiven & { readonly member: Member }) {
  const { t } = useTranslation();
  const { member, keepsCase } = given;
  return (
    <>
      <ColleagueWords who={member.who} />
      <p className="beside">{t('people.network.since', { day: dateOfText(member.joinedAt) })}</p>
      {keepsCase && (
        <div className="acts">
          <Act label={t('people.network.endOpen')} variant="secondaryNoBorder">
            {(close) => <EndMembership {...given} close={close} />}
          </Act>
          <Act label={t('people.network.noPartOpen')} variant="secondaryNoBorder">
            {(close) => <Disqualify {...given} close={close} />}
          </Act>
        </div>
      )}
    </>
  );
}
