import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../parts/change.js';
import { Shown } from '../parts/shown.js';
import { useSession } from '../session/session.js';
import { colleagueName } from './contact-name.js';
import { COLLEAGUES, REASSIGN } from './contact.query.js';
import type { MoreGiven } from './more-given.js';
import { MoreForm } from './more-form.js';

/** Who leads a team gives a contact to another counsellor of it, as when somebody falls ill. */
export function ReassignForm(given: MoreGiven) {
  const { me, areaId } = useSession();
  const units = new Set(
    me.memberships.filter((one) => one.areaId === areaId && one.role === 'TEAM_LEAD').map(({ unitId }) => unitId),
  );
  return [...units].map((unitId) => <OfUnit key={unitId} unitId={unitId} {...given} />);
}

function OfUnit({ unitId, contact, hear, again }: MoreGiven & { readonly unitId: string }) {
  const { t } = useTranslation();
  const { ask, isBusy, error } = useChange(REASSIGN);
  const [chosen, choose] = useState('');
  const send = async () => {
    if (!chosen) return;
    const seen = { contactId: contact.id, expectedVersion: contact.version };
    const given = await ask({ ...seen, counsellorId: chosen });
    if (given) hear({ step: 'reassign', changed: given.changed });
    else again();
  };
  return (
    <Shown query={COLLEAGUES} variables={{ unitId }}>
      {({ professionals }) => (
        <MoreForm press={t('contact.more.reassignSend')} send={() => void send()} isBusy={isBusy} error={error}>
          <Colleague
            colleagues={professionals.filter(
              ({ id, memberships }) => id !== contact.takenBy?.id && isCounsellor(memberships, contact.areaId),
            )}
            chosen={chosen}
            choose={choose}
          />
        </MoreForm>
      )}
    </Shown>
  );
}

const isCounsellor = (memberships: readonly { readonly areaId: string; readonly role: string }[], areaId: string) =>
  memberships.some((one) => one.areaId === areaId && one.role === 'COUNSELLOR');

interface ColleagueGiven {
  readonly colleagues: readonly { readonly id: string; readonly givenName: string; readonly familyName: string }[];
  readonly chosen: string;
  readonly choose: (id: string) => void;
}

function Colleague({ colleagues, chosen, choose }: ColleagueGiven) {
  const { t } = useTranslation();
  return (
    <label className="field">
      <span>{t('contact.more.reassignTo')}</span>
      <select required value={chosen} onChange={({ target }) => choose(target.value)}>
        <option value="">{t('contact.more.reassignChoose')}</option>
        {colleagues.map((one) => (
          <option key={one.id} value={one.id}>
            {colleagueName(one, t)}
          </option>
        ))}
      </select>
    </label>
  );
}
