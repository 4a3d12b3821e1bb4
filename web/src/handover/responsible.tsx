import { useTranslation } from 'react-i18next';
import { Act, Doing } from '../parts/doing.js';
import { ColleagueWords } from '../parts/colleague.js';
import { ReassignCounsellor, ReassignResponsible } from './reassign.js';
import type { FormGiven, PartGiven } from './roles.js';
import { NameStandIn, RevokeStandIn } from './stand-in.js';
import { nameOf } from '../words/names.js';
import { dateOfText, dateText } from '../words/time.js';

/** Who answers for the family now: there is always somebody. */
export function Responsible({ page, roles, again }: PartGiven) {
  const { t } = useTranslation();
  const { responsiblePerson, counsellor, state } = page;
  return (
    <Doing id="vastuu" title={t('handover.now.title')} again={again}>
      {(part) => (
        <>
          <ColleagueWords who={responsiblePerson.who} />
          <p className="beside">{t('handover.now.since', { day: dateOfText(responsiblePerson.since) })}</p>
          <p>{t(state === 'CLOSED' ? 'handover.now.closed' : 'handover.now.stays')}</p>
          <StandIn page={page} />
          {counsellor.id !== responsiblePerson.who.id && (
            <p>{t('handover.now.counsellor', { name: nameOf(counsellor) })}</p>
          )}
          {state !== 'CLOSED' && <Changes {...{ page, roles, again }} {...part} />}
        </>
      )}
    </Doing>
  );
}

function StandIn({ page: { standIn } }: Pick<PartGiven, 'page'>) {
  const { t } = useTranslation();
  if (!standIn) return null;
  return (
    <>
      <p className="beside">
        {t('handover.standIn.named', { first: dateText(standIn.firstDay), last: dateText(standIn.lastDay) })}
      </p>
      <ColleagueWords who={standIn.who} />
    </>
  );
}

/** Changes of who answers that are no handover. */
function Changes(given: FormGiven) {
  const { t } = useTranslation();
  const { page, roles } = given;
  return (
    <div className="acts">
      {roles.keeps && (
        <Act label={t('handover.standIn.name')}>{(close) => <NameStandIn {...given} close={close} />}</Act>
      )}
      {roles.keeps && page.standIn && (
        <Act label={t('handover.standIn.revoke')} variant="secondaryNoBorder">
          {(close) => <RevokeStandIn {...given} close={close} />}
        </Act>
      )}
      {roles.leads && (
        <>
          <Act label={t('handover.lead.responsible')}>
            {(close) => <ReassignResponsible {...given} close={close} />}
          </Act>
          <Act label={t('handover.lead.counsellor')}>{(close) => <ReassignCounsellor {...given} close={close} />}</Act>
        </>
      )}
    </div>
  );
}
