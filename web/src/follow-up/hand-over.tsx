import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DayField, SelectField } from '../parts/fields.js';
import { Form, useGoesOn } from '../parts/form.js';
import { today } from '../words/whole-days.js';
import type { FollowUpPage, Promised } from './follow-up.query.js';
import type { PromiseGiven } from './given.js';
import { HAND_OVER } from './promises.query.js';
import { nameAndUnit, nameOf } from '../words/names.js';

/** Somebody else of the network or of the family is asked to do it. */
export function HandOver(given: PromiseGiven) {
  const { t } = useTranslation();
  const { page, promise } = given;
  const [ownerId, choose] = useState('');
  const [dueOn, setDueOn] = useState(promise.dueOn < today() ? '' : promise.dueOn);
  const candidates = candidatesOf(page, promise);
  const chosen = candidates.find(({ id }) => id === ownerId);
  const going = useGoesOn('followUp', given, t('followUp.said.handedOver', { whom: chosen?.name ?? '' }));
  const input = () => ({ ...toOwner(chosen!), actionId: promise.id, expectedVersion: promise.version, dueOn });
  return (
    <Form document={HAND_OVER} input={input} submit={t('followUp.handOver.send')} {...going}>
      <SelectField
        label={t('followUp.handOver.whom')}
        hint={t('followUp.handOver.hint')}
        value={ownerId}
        write={choose}
        missing={t('followUp.handOver.missing')}
        choices={candidates.map((each) => [each.id, each.name])}
      />
      <DayField
        label={t('followUp.handOver.dueOn')}
        value={dueOn}
        write={setDueOn}
        min={today()}
        missing={t('followUp.dayMissing')}
      />
    </Form>
  );
}

interface Candidate {
  readonly id: string;
  readonly name: string;
  /** None of somebody of the family. */
  readonly unitId: string | null;
}

/** Who is asked, as the server takes it. */
const toOwner = ({ id, unitId }: Candidate) => ({
  ownerId: id,
  ownerKind: unitId ? ('PROFESSIONAL' as const) : ('FAMILY' as const),
  ownerUnit: unitId,
});

/** All of the network and of the family but whose it is. */
function candidatesOf({ members, counsellor, responsiblePerson, people }: FollowUpPage, { ownerId }: Promised) {
  const working = [responsiblePerson.who, counsellor, ...members.map(({ who }) => who)].flatMap<Candidate>((who) =>
    who.unitId ? [{ id: who.id, name: nameAndUnit(who), unitId: who.unitId }] : [],
  );
  const family = people.flatMap<Candidate>((each) =>
    nameOf(each) ? [{ id: each.id, name: nameOf(each), unitId: null }] : [],
  );
  const all = new Map([...working, ...family].map((each) => [each.id, each]));
  all.delete(ownerId);
  return [...all.values()];
}
