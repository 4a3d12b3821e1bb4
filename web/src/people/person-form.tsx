import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DayField, RadioField, SelectField, TextField } from '../parts/fields.js';
import { Form, useGoesOn } from '../parts/form.js';
import { ADD_PERSON, KEEP_PERSON } from './family-changes.query.js';
import type { FormGiven, PersonGiven } from './given.js';
import { LANGUAGE_CODES, languageName } from '../words/language.js';

const ROLES = ['GUARDIAN', 'CHILD', 'CLOSE_PERSON'] as const;
const EMPTY = { role: '', givenName: '', familyName: '', birthDate: '', language: 'FI', interpreterLanguage: '' };
type Draft = typeof EMPTY;

/** A person as they are sent: what is empty is not told. */
const detailsOf = ({ role, language, givenName, familyName, birthDate, interpreterLanguage }: Draft) => ({
  role: ROLES.find((each) => each === role)!,
  language: LANGUAGE_CODES.find((each) => each === language)!,
  givenName,
  familyName: familyName || null,
  birthDate: birthDate || null,
  interpreterLanguage: interpreterLanguage.trim().toLowerCase() || null,
});

/** Another person of the family. How to reach them is added to them afterwards. */
export function AddPerson(given: FormGiven) {
  const { t } = useTranslation();
  const going = useGoesOn('people', given, t('people.said.added'));
  const [draft, write] = useState(EMPTY);
  const input = () => ({ familyId: given.page.familyId, person: { ...detailsOf(draft), contactWays: [] } });
  return (
    <Form document={ADD_PERSON} input={input} submit={t('people.add.send')} {...going}>
      <PersonFields draft={draft} write={write} />
    </Form>
  );
}

/** What is known of a person is corrected. */
export function KeepPerson(given: PersonGiven) {
  const { t } = useTranslation();
  const going = useGoesOn('people', given, t('people.said.kept'));
  const { person } = given;
  const [draft, write] = useState<Draft>({
    role: person.role,
    language: person.language,
    givenName: person.givenName ?? '',
    familyName: person.familyName ?? '',
    birthDate: person.birthDate ?? '',
    interpreterLanguage: person.interpreterLanguage ?? '',
  });
  const input = () => ({ personId: person.id, expectedVersion: person.version, person: detailsOf(draft) });
  return (
    <Form document={KEEP_PERSON} input={input} submit={t('people.keep.send')} {...going}>
      <PersonFields draft={draft} write={write} />
    </Form>
  );
}

interface DraftGiven {
  readonly draft: Draft;
  readonly write: (draft: Draft) => void;
}

function PersonFields({ draft, write }: DraftGiven) {
  const { t } = useTranslation();
  const field = (name: keyof Draft) => ({
    value: draft[name],
    write: (value: string) => write({ ...draft, [name]: value }),
  });
  const missing = t('people.missing');
  const roles = ROLES.map((each) => [each, t(`people.role.${each}`)] as const);
  const languages = LANGUAGE_CODES.map((each) => [each, languageName(each)] as const);
  return (
    <>
      <RadioField label={t('people.field.role')} {...field('role')} missing={missing} choices={roles} />
      <TextField label={t('people.field.givenName')} {...field('givenName')} missing={missing} />
      <TextField label={t('people.field.familyName')} {...field('familyName')} />
      <DayField label={t('people.field.birthDate')} {...field('birthDate')} />
      <SelectField label={t('people.field.language')} {...field('language')} missing={missing} choices={languages} />
      <TextField
        label={t('people.field.interpreter')}
        hint={t('people.field.interpreterHint')}
        {...field('interpreterLanguage')}
      />
    </>
  );
}
