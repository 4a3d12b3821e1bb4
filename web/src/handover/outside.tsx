import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { Heading } from 'suomifi-ui-components';
import { Act, Doing } from '../parts/doing.js';
import type { Outside } from './handover.query.js';
import { ProposeOutside } from './outside-propose.js';
import { Arrive, GiveDocument, WithdrawOutside } from './outside-steps.js';
import type { FormGiven, PartGiven } from './roles.js';
import { CallLink } from '../parts/call-link.js';
import { dateOfText, dateText } from '../words/time.js';

/** Services outside the system to which the family goes on. The baton does not go there. */
export function OutsideHandovers(given: PartGiven) {
  const { t } = useTranslation();
  const { page, roles, again } = given;
  const outside = page.baton?.outside ?? [];
  const mayPropose = roles.keeps && page.state !== 'CLOSED';
  if (outside.length === 0 && !mayPropose) return null;
  return (
    <Doing id="ulos" title={t('handover.outside.title')} again={again}>
      {(part) => (
        <>
          <p>{t('handover.outside.about')}</p>
          <ul className="plain">
            {outside.map((each) => (
              <li key={each.id}>
                <OneOutside {...given} {...part} outside={each} />
              </li>
            ))}
          </ul>
          {mayPropose && (
            <Act label={t('handover.outside.open')}>
              {(close) => <ProposeOutside {...given} {...part} close={close} />}
            </Act>
          )}
        </>
      )}
    </Doing>
  );
}

function OneOutside(given: FormGiven & { readonly outside: Outside }) {
  const { t } = useTranslation();
  const { outside, roles } = given;
  const { unitName, serviceName, contactPerson, phone, reason } = outside;
  const isOpen = outside.state === 'PROPOSED' || outside.state === 'GIVEN';
  return (
    <>
      <Heading variant="h3">{unitName ?? serviceName ?? t('handover.outside.hidden')}</Heading>
      {(contactPerson || phone) && (
        <p className="colleague">
          {contactPerson && <span>{contactPerson}</span>}
          {phone && <CallLink number={phone} />}
        </p>
      )}
      {reason && <p className="told-words">{reason}</p>}
      <p>{stateText(outside, t)}</p>
      {roles.keeps && isOpen && <Steps {...given} />}
    </>
  );
}

function stateText(outside: Outside, t: TFunction): string {
  const { state, givenAt, givenTo, startedOn, toldBy } = outside;
  if (state === 'GIVEN')
    return t('handover.outside.given', {
      to: givenTo ?? t('handover.outside.hidden'),
      day: givenAt && dateOfText(givenAt),
    });
  if (state === 'ARRIVED')
    return t('handover.outside.arrived', { day: startedOn && dateText(startedOn), by: toldBy ?? '' });
  return t(state === 'WITHDRAWN' ? 'handover.outside.withdrawn' : 'handover.outside.proposed');
}

function Steps(given: FormGiven & { readonly outside: Outside }) {
  const { t } = useTranslation();
  return (
    <div className="acts">
      {given.outside.state === 'PROPOSED' ? (
        <Act label={t('handover.outside.giveOpen')}>{(close) => <GiveDocument {...given} close={close} />}</Act>
      ) : (
        <Act label={t('handover.outside.arriveOpen')}>{(close) => <Arrive {...given} close={close} />}</Act>
      )}
      <Act label={t('handover.outside.withdrawOpen')} variant="secondaryNoBorder">
        {(close) => <WithdrawOutside {...given} close={close} />}
      </Act>
    </div>
  );
}
