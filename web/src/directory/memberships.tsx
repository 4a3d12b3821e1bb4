import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../parts/change.js';
import { Refusal } from '../parts/refusal.js';
import { Section } from '../parts/section.js';
import { Sure } from '../parts/sure.js';
import { useSession } from '../session/session.js';
import { JOIN_UNIT, type KeptPerson, LEAVE_UNIT, type UnitChoice } from './administration.query.js';
import { AdministrationForm, Choice, type ROLES, unitOptions } from './administration-form.js';
import { RoleChoice } from './new-person.js';

interface MembershipsGiven {
  readonly person: KeptPerson;
  readonly units: readonly UnitChoice[];
  readonly done: (text: string) => void;
}

/** In which units of the area somebody is, and as what. */
export function Memberships({ person, units, done }: MembershipsGiven) {
  const { t } = useTranslation();
  const { areaId } = useSession();
  return (
    <Section id="memberships" title={t('administration.memberships')}>
      <ul className="cards">
        {person.memberships
          .filter((one) => one.areaId === areaId)
          .map((one) => (
            <OneMembership key={one.id} membership={one} done={done} />
          ))}
      </ul>
      <details className="folded">
        <summary>{t('administration.join')}</summary>
        <Join person={person} units={units} done={done} />
      </details>
    </Section>
  );
}

interface OneGiven extends Pick<MembershipsGiven, 'done'> {
  readonly membership: KeptPerson['memberships'][number];
}

function OneMembership({ membership: { id: membershipId, unitName, role, issuer }, done }: OneGiven) {
  const { t } = useTranslation();
  const { ask, error } = useChange(LEAVE_UNIT);
  const leave = async () => {
    if (await ask({ membershipId })) done(t('administration.said.left', { unit: unitName }));
  };
  return (
    <li>
      <p className="card-title">{unitName}</p>
      <p>
        {t(`directory.role.${role}`)}
        {issuer && `, ${t('administration.byIssuer')}`}
      </p>
      {error && <Refusal error={error} words={t('administration.refused', { returnObjects: true })} />}
      <Sure
        press={t('administration.leave')}
        of={unitName}
        question={t('administration.leaveSure')}
        yes={() => void leave()}
      >
        {t('administration.leaveThen')}
      </Sure>
    </li>
  );
}

function Join({ person, units, done }: MembershipsGiven) {
  const { t } = useTranslation();
  const { ask, isBusy, error } = useChange(JOIN_UNIT);
  const [unitId, choose] = useState('');
  const [role, chooseRole] = useState<(typeof ROLES)[number]>('PROFESSIONAL');
  const send = async () => {
    if (await ask({ professionalId: person.id, unitId, role })) done(t('administration.said.saved'));
  };
  return (
    <AdministrationForm press={t('administration.save')} send={() => void send()} isBusy={isBusy} error={error}>
      <Choice label={t('administration.person.unitId')} value={unitId} choose={choose} options={unitOptions(units)} />
      <RoleChoice role={role} choose={chooseRole} />
    </AdministrationForm>
  );
}
