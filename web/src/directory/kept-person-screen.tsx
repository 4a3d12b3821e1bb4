import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'wouter';
import { useChange } from '../parts/change.js';
import { useSaid } from '../parts/said.js';
import { Section } from '../parts/section.js';
import { Shown } from '../parts/shown.js';
import { useSession } from '../session/session.js';
import { isId } from '../words/id.js';
import { KEEP_PROFESSIONAL, KEPT_PERSON, type KeptPerson } from './administration.query.js';
import { AdministrationForm, Field } from './administration-form.js';
import { AdministrationPage, BackToAdministration } from './administration-page.js';
import { Identities } from './identities.js';
import { Memberships } from './memberships.js';
import { KeptHours } from './kept-hours.js';
import { LanguageChoice } from './new-person.js';

/** One of the staff as an administrator keeps them: the entry, the units, the accounts, the working hours. */
export function KeptPersonScreen() {
  const { t } = useTranslation();
  const { id } = useParams<{ id: string }>();
  return (
    <AdministrationPage title={t('administration.kept.title')}>
      {isId(id) ? <Kept key={id} id={id} /> : <p>{t('fault.notFound')}</p>}
      <BackToAdministration />
    </AdministrationPage>
  );
}

function Kept({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const { areaId } = useSession();
  const { said, say } = useSaid();
  return (
    <>
      {said}
      <Shown query={KEPT_PERSON} variables={{ id }} refused={<p>{t('fault.notFound')}</p>}>
        {({ professional, signInIdentities }, again) => {
          const done = (text: string) => {
            say(text);
            again();
          };
          const given = { person: professional, done, again };
          const isOfArea = professional.memberships.some((one) => one.areaId === areaId);
          return (
            <>
              <Entry {...given} />
              <Memberships {...given} />
              <KeptHours key={String(isOfArea)} id={id} say={say} />
              <Identities {...given} identities={signInIdentities} />
            </>
          );
        }}
      </Shown>
    </>
  );
}

interface EntryGiven {
  readonly person: KeptPerson;
  readonly done: (text: string) => void;
  /** Asks how the entry stands now. */
  readonly again: () => void;
}

/** What of an entry may be kept. */
type Entered = Pick<KeptPerson, 'givenName' | 'familyName' | 'email' | 'title' | 'phone' | 'language'>;

/** What is written goes on top of how it stands: what somebody else changes meanwhile is not written over. */
function Entry({ person, done, again }: EntryGiven) {
  const { t } = useTranslation();
  const { ask, isBusy, error } = useChange(KEEP_PROFESSIONAL);
  const [edits, edit] = useState<Partial<Entered>>({});
  const { givenName, familyName, email, title, phone, language } = { ...person, ...edits };
  const entry = { givenName, familyName, email, title, phone, language };
  const send = async () => {
    const which = { professionalId: person.id, expectedVersion: person.version };
    if (!(await ask({ ...which, ...entry, phone: phone || null }))) return again();
    edit({});
    done(t('administration.said.saved'));
  };
  return (
    <Section id="entry" title={`${person.givenName} ${person.familyName}`}>
      <AdministrationForm press={t('administration.save')} send={() => void send()} isBusy={isBusy} error={error}>
        <EntryFields entry={entry} edit={(change) => edit({ ...edits, ...change })} />
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
