import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../parts/change.js';
import { ADD_PROFESSIONAL } from './administration.query.js';
import { UnitChoice } from './unit-choice.js';
import { AdministrationForm, Choice, Field, ROLES } from './administration-form.js';
import { LANGUAGE_CODES, type LanguageCode, languageName } from '../words/language.js';
import { nameOf } from '../words/names.js';

interface NewGiven {
  readonly done: (text: string) => void;
}

const EMPTY = { givenName: '', familyName: '', email: '', phone: '', title: '', unitId: '' };

/** Somebody new of the staff, in their first unit. */
export function NewPerson({ done }: NewGiven) {
  const { t } = useTranslation();
  const { ask, isBusy, error } = useChange(ADD_PROFESSIONAL);
  const [told, tell] = useState(EMPTY);
  const [role, chooseRole] = useState<(typeof ROLES)[number]>('PROFESSIONAL');
  const [language, chooseLanguage] = useState<LanguageCode>('FI');
  const send = async () => {
    if (!(await ask({ ...told, phone: told.phone || null, role, language }))) return;
    tell(EMPTY);
    done(t('administration.said.added', { name: nameOf(told) }));
  };
  return (
    <AdministrationForm press={t('administration.add')} send={() => void send()} isBusy={isBusy} error={error}>
      <Names told={told} tell={tell} />
      <UnitChoice unitId={told.unitId} choose={(unitId) => tell({ ...told, unitId })} />
      <RoleChoice role={role} choose={chooseRole} />
      <LanguageChoice language={language} choose={chooseLanguage} />
    </AdministrationForm>
  );
}

interface NamesGiven {
  readonly told: typeof EMPTY;
  readonly tell: (told: typeof EMPTY) => void;
}

/** Who it is and how to reach them; the number may be missing. */
function Names({ told, tell }: NamesGiven) {
  const { t } = useTranslation();
  const types = { givenName: 'text', familyName: 'text', title: 'text', email: 'email', phone: 'tel' } as const;
  return (Object.keys(types) as (keyof typeof types)[]).map((name) => (
    <Field
      key={name}
      label={t(`administration.person.${name}`)}
      type={types[name]}
      isOptional={name === 'phone'}
      value={told[name]}
      write={(value) => tell({ ...told, [name]: value })}
    />
  ));
}

interface RoleGiven {
  readonly role: (typeof ROLES)[number];
  readonly choose: (role: (typeof ROLES)[number]) => void;
}

/** As what somebody is in a unit. */
export function RoleChoice({ role, choose }: RoleGiven) {
  const { t } = useTranslation();
  const options = ROLES.map((value) => ({ value, text: t(`directory.role.${value}`) }));
  return <Choice label={t('administration.person.role')} value={role} choose={choose} options={options} />;
}

interface LanguageGiven {
  readonly language: LanguageCode;
  readonly choose: (language: LanguageCode) => void;
}

/** In which language mail is written to somebody. */
export function LanguageChoice({ language, choose }: LanguageGiven) {
  const { t } = useTranslation();
  const options = LANGUAGE_CODES.map((value) => ({ value, text: languageName(value) }));
  return <Choice label={t('administration.person.language')} value={language} choose={choose} options={options} />;
}
