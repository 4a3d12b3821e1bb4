import { useTranslation } from 'react-i18next';
import { Section } from '../parts/section.js';
import { useSession } from '../session/session.js';
import { KEEP_PROFESSIONAL, KEPT_PERSON, type KeptPerson } from './administration.query.js';
import { AdministrationForm, Field } from './administration-form.js';
import { BackToAdministration, type Keeping, KeptPage } from './administration-page.js';
import { Identities } from './identities.js';
import { Memberships } from './memberships.js';
import { KeptHours } from './kept-hours.js';
import { LanguageChoice } from './new-person.js';
import { nameOf } from '../words/names.js';
import { useEntry } from './use-entry.js';

/** One of the staff as an administrator keeps them: the entry, the units, the accounts, the working hours. */
export function KeptPersonScreen() {
  const { t } = useTranslation();
  const { areaId } = useSession();
  return (
    <KeptPage
      title={t('administration.kept.title')}
      query={KEPT_PERSON}
      variables={(id) => ({ id })}
      wayBack={<BackToAdministration />}
    >
      {({ professional, signInIdentities }, { done, again, say }) => {
        const given = { person: professional, done, again };
        const isOfArea = professional.memberships.some((one) => one.areaId === areaId);
        return (
          <>
            <Entry {...given} />
            <Memberships {...given} />
            <KeptHours key={String(isOfArea)} id={professional.id} say={say} />
            <Identities {...given} identities={signInIdentities} />
          </>
        );
      }}
    </KeptPage>
  );
}

interface EntryGiven extends Keeping {
  readonly person: KeptPerson;
}

/** What of an entry may be kept. */
type Entered = Pick<KeptPerson, 'givenName' | 'familyName' | 'email' | 'title' | 'phone' | 'language'>;

function Entry({ person, done, again }: EntryGiven) {
  const { id, version, givenName, familyName, email, title, phone, language } = person;
  const standing: Entered = { givenName, familyName, email, title, phone, language };
  const { told, tell, form } = useEntry({
    document: KEEP_PROFESSIONAL,
    stands: standing,
    input: (entry) => ({ professionalId: id, expectedVersion: version, ...entry, phone: entry.phone || null }),
    done,
    again,
  });
  return (
    <Section id="entry" title={nameOf(person)}>
      <AdministrationForm {...form}>
        <EntryFields entry={told} edit={tell} />
      </AdministrationForm>
    </Section>
  );
}

interface FieldsGiven {
  readonly entry: Entered;
  readonly edit: (change: Partial<Entered>) => void;
}

/** What is written on one line each, and as what the browser takes it. */
const LINES = { givenName: 'text', familyName: 'text', title: 'text', email: 'email', phone: 'tel' } as const;

function EntryFields({ entry, edit }: FieldsGiven) {
  const { t } = useTranslation();
  return (
    <>
      {(Object.keys(LINES) as (keyof typeof LINES)[]).map((name) => (
        <Field
          key={name}
          label={t(`administration.person.${name}`)}
          type={LINES[name]}
          isOptional={name === 'phone'}
          value={entry[name] ?? ''}
          write={(value) => edit({ [name]: value })}
        />
      ))}
      <LanguageChoice language={entry.language} choose={(value) => edit({ language: value })} />
    </>
  );
}
