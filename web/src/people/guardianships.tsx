import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Act } from '../parts/doing.js';
import { RadioField, SelectField } from '../parts/fields.js';
import { Form, useGoesOn } from '../parts/form.js';
import { END_GUARDIANSHIP, RECORD_GUARDIANSHIP } from './family-changes.query.js';
import type { PersonGiven } from './given.js';
import { nameById, personName } from './names.js';
import type { Guardianship } from './people.query.js';

const POWERS = ['FULL', 'LIMITED'] as const;

/** Of whom a guardian decides, and what they may be told. */
export function Guardianships(given: PersonGiven) {
  const { t } = useTranslation();
  const { page, person, keepsFamily } = given;
  if (person.role !== 'GUARDIAN') return null;
  return (
    <ul className="ways-of">
      {page.guardianships
        .filter(({ guardianId }) => guardianId === person.id)
        .map((each) => (
          <li key={each.id}>
            <span>{t(`people.guardian.${each.powers}`, { child: nameById(page, each.childId, t) })}</span>
            {!each.rightToInformation && <span className="late">{t('people.guardian.noInformation')}</span>}
            {keepsFamily && (
              <Act label={t('people.guardian.endOpen')} variant="secondaryNoBorder">
                {(close) => <EndGuardianship {...given} guardianship={each} close={close} />}
              </Act>
            )}
          </li>
        ))}
    </ul>
  );
}

/** Of one more child somebody is guardian. */
export function AddGuardianship(given: PersonGiven) {
  const { t } = useTranslation();
  if (given.person.role !== 'GUARDIAN') return null;
  return <Act label={t('people.guardian.open')}>{(close) => <RecordGuardianship {...given} close={close} />}</Act>;
}

function RecordGuardianship(given: PersonGiven) {
  const { t } = useTranslation();
  const going = useGoesOn('people', given, t('people.said.guardian'));
  const [childId, choose] = useState('');
  const [powers, setPowers] = useState('');
  const [isTold, setTold] = useState('');
  const { page, person } = given;
  const children = page.people.filter(({ role }) => role === 'CHILD');
  const missing = t('people.missing');
  const input = () => ({
    guardianId: person.id,
    childId,
    powers: POWERS.find((each) => each === powers)!,
    rightToInformation: isTold === 'yes',
  });
  return (
    <Form document={RECORD_GUARDIANSHIP} input={input} submit={t('people.guardian.send')} {...going}>
      <SelectField
        label={t('people.guardian.child')}
        value={childId}
        write={choose}
        missing={missing}
        choices={children.map((each) => [each.id, personName(each, t)])}
      />
      <PowersField value={powers} write={setPowers} missing={missing} />
      <ToldField value={isTold} write={setTold} missing={missing} />
    </Form>
  );
}

interface Field {
  readonly value: string;
  readonly write: (value: string) => void;
  readonly missing: string;
}

function PowersField(field: Field) {
  const { t } = useTranslation();
  const choices = POWERS.map((each) => [each, t(`people.guardian.powers.${each}`)] as const);
  return <RadioField label={t('people.guardian.which')} {...field} choices={choices} />;
}

function ToldField(field: Field) {
  const { t } = useTranslation();
  const choices = [['yes', t('people.guardian.told')] as const, ['no', t('people.guardian.notTold')] as const];
  return <RadioField label={t('people.guardian.information')} {...field} choices={choices} />;
}

function EndGuardianship(given: PersonGiven & { readonly guardianship: Guardianship }) {
  const { t } = useTranslation();
  const going = useGoesOn('people', given, t('people.said.guardianEnded'));
  const { id, version } = given.guardianship;
  const input = () => ({ guardianshipId: id, expectedVersion: version });
  return (
    <Form document={END_GUARDIANSHIP} input={input} submit={t('people.guardian.endSend')} {...going}>
      <p>{t('people.guardian.endAbout')}</p>
    </Form>
  );
}
