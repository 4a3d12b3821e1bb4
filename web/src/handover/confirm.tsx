import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DayField, RadioField } from '../parts/fields.js';
import { Form, useGoesOn } from '../parts/form.js';
import { instantOnWall, wallNow } from '../words/whole-days.js';
import type { HandoverPage } from './handover.query.js';
import { CONFIRM, TRY } from './inside.query.js';
import { seen, type StepGiven } from './steps.js';
import { nameAndUnit, nameOf } from '../words/names.js';

/** So often the family is tried before a handover may do without its word. */
const TRIES = 3;
const UNREACHED = 'unreached';

/** Guardians who may be told: by one of them the family confirms. */
const guardiansOf = ({ people, guardianships }: HandoverPage) =>
  people.filter(({ id, role }) => {
    const mayBeTold = guardianships.some((each) => each.guardianId === id && each.rightToInformation);
    return role === 'GUARDIAN' && mayBeTold;
  });

/** The family's own word, as it was heard: with it the baton passes. */
export function Confirm(given: StepGiven) {
  const { page, handover } = given;
  const { t } = useTranslation();
  const name = nameAndUnit(handover.to);
  const going = useGoesOn('handover', given, t('handover.said.confirm', { name }));
  const [by, choose] = useState('');
  const isUnreached = by === UNREACHED;
  const unreached = [UNREACHED, t('handover.confirm.unreached')] as const;
  return (
    <Form
      document={CONFIRM}
      input={() => ({ ...seen(handover), unreached: isUnreached, ...(!isUnreached && { heardFrom: by }) })}
      submit={t('handover.confirm.send')}
      {...going}
    >
      <p>{t('handover.confirm.about', { name })}</p>
      {handover.tries > 0 && <p>{t('handover.try.count', { count: handover.tries })}</p>}
      <RadioField
        label={t('handover.confirm.who')}
        value={by}
        write={choose}
        missing={t('handover.confirm.whoMissing')}
        choices={[
          ...guardiansOf(page).map((each) => [each.id, nameOf(each) || t('handover.confirm.guardian')] as const),
          ...(handover.tries >= TRIES ? [unreached] : []),
        ]}
      />
    </Form>
  );
}

/** The family was tried, and not reached. */
export function Tried(given: StepGiven) {
  const { handover } = given;
  const { t } = useTranslation();
  const [at, setAt] = useState(wallNow);
  const going = useGoesOn('handover', given, t('handover.said.try'));
  return (
    <Form
      document={TRY}
      input={() => ({ ...seen(handover), at: instantOnWall(at) })}
      submit={t('handover.try.send')}
      {...going}
    >
      <p>{t('handover.try.about')}</p>
      <DayField
        type="datetime-local"
        label={t('handover.try.at')}
        value={at}
        write={setAt}
        max={wallNow()}
        missing={t('handover.dayMissing')}
      />
    </Form>
  );
}
