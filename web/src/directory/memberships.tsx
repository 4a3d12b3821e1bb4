import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../parts/change.js';
import { Section } from '../parts/section.js';
import { Sure } from '../parts/sure.js';
import { Link } from 'wouter';
import { useSession } from '../session/session.js';
import { lastDayText } from '../words/time.js';
import { afterDay } from './day-edges.js';
import { JOIN_UNIT, type KeptPerson, LEAVE_UNIT } from './administration.query.js';
import { AdministrationForm, Field, type ROLES } from './administration-form.js';
import type { Keeping } from './administration-page.js';
import { NotEnded } from './not-ended.js';
import { RoleChoice } from './new-person.js';
import { UnitChoice } from './unit-choice.js';

interface MembershipsGiven extends Keeping {
  readonly person: KeptPerson;
}

/** In which units of the area somebody is, and as what. */
export function Memberships({ person, done, again }: MembershipsGiven) {
  const { t } = useTranslation();
  const { areaId } = useSession();
  const { ask, error } = useChange(LEAVE_UNIT);
  const leave = async ({ id: membershipId, unitName: unit }: Membership) => {
    if (await ask({ membershipId })) done(t('administration.said.left', { unit }));
  };
  return (
    <Section id="memberships" title={t('administration.memberships')}>
      <NotEnded error={error} again={again} />
      <ul className="cards">
        {person.memberships
          .filter((one) => one.areaId === areaId)
          .map((one) => (
            <OneMembership key={one.id} membership={one} leave={() => void leave(one)} />
          ))}
      </ul>
      <details className="folded">
        <summary>{t('administration.join')}</summary>
        <Join person={person} done={done} />
      </details>
    </Section>
  );
}

type Membership = KeptPerson['memberships'][number];

interface OneGiven {
  readonly membership: Membership;
  readonly leave: () => void;
}

function OneMembership({ membership, leave }: OneGiven) {
  const { t } = useTranslation();
  const { unitId, unitName } = membership;
  return (
    <li>
      <p className="card-title">
        <Link href={`/hallinta/yksikot/${unitId}`}>{unitName}</Link>
      </p>
      <Told membership={membership} />
      <Sure press={t('administration.leave')} of={unitName} question={t('administration.leaveSure')} yes={leave}>
        {t('administration.leaveThen')}
      </Sure>
    </li>
  );
}

/** As what somebody belongs to the unit, who said so, and until when. */
function Told({ membership: { role, issuer, until } }: Pick<OneGiven, 'membership'>) {
  const { t } = useTranslation();
  const parts = [
    t(`directory.role.${role}`),
    issuer && t('administration.byIssuer'),
    until && t('places.account.until', { day: lastDayText(until) }),
  ];
  return <p>{parts.filter(Boolean).join(', ')}</p>;
}

function Join({ person, done }: Omit<MembershipsGiven, 'again'>) {
  const { t } = useTranslation();
  const { ask, isBusy, error } = useChange(JOIN_UNIT);
  const [unitId, choose] = useState('');
  const [role, chooseRole] = useState<(typeof ROLES)[number]>('PROFESSIONAL');
  const [lastDay, end] = useState('');
  const send = async () => {
    const until = lastDay ? afterDay(lastDay) : null;
    if (await ask({ professionalId: person.id, unitId, role, until })) done(t('administration.said.saved'));
  };
  return (
    <AdministrationForm press={t('administration.save')} send={() => void send()} isBusy={isBusy} error={error}>
      <UnitChoice unitId={unitId} choose={choose} />
      <RoleChoice role={role} choose={chooseRole} />
      <Field label={t('places.account.lastDay')} type="date" isOptional value={lastDay} write={end} />
    </AdministrationForm>
  );
}
