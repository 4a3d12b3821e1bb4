import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Act } from '../parts/doing.js';
import { SelectField } from '../parts/fields.js';
import { Form, useGoesOn } from '../parts/form.js';
import { END_CLOSE, INVITE_CLOSE } from './family-changes.query.js';
import type { PersonGiven } from './given.js';
import { nameById, personName } from './names.js';
import { dateOfText } from '../words/time.js';

/** A close person comes along on a guardian's word, and for as long as that is wished. */
export function CloseAlong(given: PersonGiven) {
  const { t } = useTranslation();
  const { page, person } = given;
  if (!person.invited)
    return <Act label={t('people.close.open')}>{(close) => <Invite {...given} close={close} />}</Act>;
  const { invitedAt, wishedById } = person.invited;
  return (
    <>
      <p>{t('people.close.along', { day: dateOfText(invitedAt), name: nameById(page, wishedById, t) })}</p>
      <Act label={t('people.close.endOpen')} variant="secondaryNoBorder">
        {(close) => <End {...given} close={close} />}
      </Act>
    </>
  );
}

function Invite(given: PersonGiven) {
  const { t } = useTranslation();
  const going = useGoesOn('people', given, t('people.said.close'));
  const [wishedById, choose] = useState('');
  const { page, person } = given;
  const guardians = page.people.filter(({ role }) => role === 'GUARDIAN');
  return (
    <Form
      document={INVITE_CLOSE}
      input={() => ({ caseId: page.id, personId: person.id, wishedById })}
      submit={t('people.close.send')}
      {...going}
    >
      <p>{t('people.close.about')}</p>
      <SelectField
        label={t('people.close.who')}
        value={wishedById}
        write={choose}
        missing={t('people.missing')}
        choices={guardians.map((each) => [each.id, personName(each, t)])}
      />
    </Form>
  );
}

function End(given: PersonGiven) {
  const { t } = useTranslation();
  const going = useGoesOn('people', given, t('people.said.closeEnded'));
  const { invited } = given.person;
  if (!invited) return null;
  const input = () => ({ invitedId: invited.id, expectedVersion: invited.version });
  return (
    <Form document={END_CLOSE} input={input} submit={t('people.close.endSend')} {...going}>
      <p>{t('people.close.endAbout')}</p>
    </Form>
  );
}
