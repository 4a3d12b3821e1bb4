import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Act, Doing } from '../parts/doing.js';
import { TextField } from '../parts/fields.js';
import { Form, useGoesOn } from '../parts/form.js';
import { useSession } from '../session/session.js';
import { nameAndUnit, nameOf } from '../words/names.js';
import { dateOfText } from '../words/time.js';
import type { FormGiven, PartGiven } from './given.js';
import { LIFT_DISQUALIFICATION } from './network.query.js';
import type { NoPart, PeoplePage } from './people.query.js';

/**
 * Who takes no part in the case, because they are disqualified. Who leads a team lifts what stands in the way no more, and finds
 * the part also when there is nobody: there it is told that it is lifted.
 */
export function NoPartPart(given: PartGiven) {
  const { t } = useTranslation();
  const mayLift = useMayLift(given.page);
  const { takingNoPart } = given.page;
  if (takingNoPart.length === 0 && !mayLift) return null;
  return (
    <Doing id="ei-osallistu" title={t('people.noPart.title')} again={given.again}>
      {(part) => (
        <>
          {takingNoPart.length === 0 && <p>{t('people.noPart.nobody')}</p>}
          <ul className="plain">
            {takingNoPart.map((each) => (
              <li key={each.id}>
                <OneTakingNoPart {...given} {...part} noPart={each} mayLift={mayLift} />
              </li>
            ))}
          </ul>
        </>
      )}
    </Doing>
  );
}

/** Whether the reader lifts such things: by leading a team of the area. The server asks again. */
function useMayLift({ areaId, state }: PeoplePage): boolean {
  const { me } = useSession();
  return state !== 'CLOSED' && me.memberships.some((each) => each.areaId === areaId && each.role === 'TEAM_LEAD');
}

interface NoPartGiven extends FormGiven {
  readonly noPart: NoPart;
}

function OneTakingNoPart({ mayLift, ...given }: NoPartGiven & { readonly mayLift: boolean }) {
  const { t } = useTranslation();
  const { who, since } = given.noPart;
  return (
    <>
      <p>{t('people.noPart.since', { name: nameAndUnit(who), day: dateOfText(since) })}</p>
      {mayLift && (
        <Act label={t('people.noPart.open', { name: nameOf(who) })} variant="secondaryNoBorder">
          {(close) => <Lift {...given} close={close} />}
        </Act>
      )}
    </>
  );
}

function Lift({ noPart: { id, version }, ...given }: NoPartGiven) {
  const { t } = useTranslation();
  const going = useGoesOn('people', given, t('people.said.lifted'));
  const [reason, write] = useState('');
  const input = () => ({ disqualificationId: id, expectedVersion: version, reason: reason.trim() });
  return (
    <Form document={LIFT_DISQUALIFICATION} input={input} submit={t('people.noPart.send')} {...going}>
      <p>{t('people.noPart.about')}</p>
      <TextField
        label={t('people.network.why')}
        hint={t('people.noPart.hint')}
        value={reason}
        write={write}
        missing={t('people.missing')}
      />
    </Form>
  );
}
