import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Checkbox, Heading } from 'suomifi-ui-components';
import { Act } from '../parts/doing.js';
import { Form, useGoesOn } from '../parts/form.js';
import type { FormGiven } from './given.js';
import { RECORD_HOUSEHOLD } from './household.query.js';
import { nameById, personName } from './names.js';
import type { Safety } from './people.query.js';

interface HouseholdGiven extends FormGiven {
  readonly safety: Safety;
}

/** Who lives together: a ban shelters everybody of its person's home. */
export function Household(given: HouseholdGiven) {
  const { t } = useTranslation();
  const { page, safety, keepsFamily } = given;
  return (
    <>
      <Heading variant="h3">{t('people.home.title')}</Heading>
      <ul>
        {safety.households.map((home) => (
          <li key={home.join()}>{home.map((id) => nameById(page, id, t)).join(', ')}</li>
        ))}
      </ul>
      {keepsFamily && (
        <Act label={t('people.home.open')} variant="secondaryNoBorder">
          {(close) => <RecordHousehold {...given} close={close} />}
        </Act>
      )}
    </>
  );
}

function RecordHousehold(given: HouseholdGiven) {
  const { t } = useTranslation();
  const going = useGoesOn('people', given, t('people.said.home'));
  const [personIds, choose] = useState<readonly string[]>([]);
  const { page, safety } = given;
  const input = () => ({ familyId: page.familyId, expectedVersion: safety.familyVersion, personIds: [...personIds] });
  const tick = (id: string, isTicked: boolean) =>
    choose(isTicked ? [...personIds, id] : personIds.filter((each) => each !== id));
  return (
    <Form document={RECORD_HOUSEHOLD} input={input} submit={t('people.home.send')} {...going}>
      <fieldset className="ticked" {...(personIds.length === 0 && { 'data-missing': '' })}>
        <legend>{t('people.home.who')}</legend>
        {page.people.map((person) => (
          <Checkbox
            key={person.id}
            variant="large"
            checked={personIds.includes(person.id)}
            onClick={({ checkboxState }) => tick(person.id, checkboxState)}
          >
            {personName(person, t)}
          </Checkbox>
        ))}
      </fieldset>
      <p>{t('people.home.about')}</p>
    </Form>
  );
}
