import '../parts/work.css';
import './directory.css';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'wouter';
import { useChange } from '../parts/change.js';
import { useSaid } from '../parts/said.js';
import { Screen } from '../parts/screen.js';
import { Section } from '../parts/section.js';
import { Shown } from '../parts/shown.js';
import { useSession } from '../session/session.js';
import { isId } from '../words/id.js';
import { KEEP_PROFESSIONAL, KEPT_PERSON, type KeptPerson } from './administration.query.js';
import { AdministrationForm, Field } from './administration-form.js';
import { Hours } from './hours.js';
import { Identities } from './identities.js';
import { Memberships } from './memberships.js';
import { LanguageChoice } from './new-person.js';

/** One of the staff as an administrator keeps them: the entry, the units, the accounts, the working hours. */
export function KeptPersonScreen() {
  const { t } = useTranslation();
  const { id } = useParams<{ id: string }>();
  return (
    <Screen title={t('administration.kept.title')}>
      {isId(id) ? <Kept key={id} id={id} /> : <p>{t('fault.notFound')}</p>}
      <p>
        <Link href="/hallinta">{t('administration.back')}</Link>
      </p>
    </Screen>
  );
}

function Kept({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const { areaId } = useSession();
  const { said, say } = useSaid();
  return (
    <>
      {said}
      <Shown query={KEPT_PERSON} variables={{ id, areaId }} refused={<p>{t('fault.notFound')}</p>}>
        {({ professional, signInIdentities, units }, again) => {
          const done = (text: string) => {
            say(text);
            again();
          };
          const given = { person: professional, done };
          return (
            <>
              <Entry {...given} again={again} />
              <Memberships {...given} units={units.edges.map(({ node }) => node)} />
              <Hours {...given} />
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
type Entered = Pick<KeptPerson, 'email' | 'title' | 'phone' | 'language'>;

/** What is written goes on top of how it stands: what somebody else changes meanwhile is not written over. */
function Entry({ person, done, again }: EntryGiven) {
  const { t } = useTranslation();
  const { ask, isBusy, error } = useChange(KEEP_PROFESSIONAL);
  const [edits, edit] = useState<Partial<Entered>>({});
  const { email, title, phone, language } = { ...person, ...edits };
  const send = async () => {
    const which = { professionalId: person.id, expectedVersion: person.version };
    if (!(await ask({ ...which, email, title, language, phone: phone || null }))) return again();
    edit({});
    done(t('administration.said.saved'));
  };
  return (
    <Section id="entry" title={`${person.givenName} ${person.familyName}`}>
      <AdministrationForm press={t('administration.save')} send={() => void send()} isBusy={isBusy} error={error}>
        <EntryFields entry={{ email, title, phone, language }} edit={(change) => edit({ ...edits, ...change })} />
      </AdministrationForm>
    </Section>
  );
}

interface FieldsGiven {
  readonly entry: Entered;
  readonly edit: (change: Partial<Entered>) => void;
}

function EntryFields({ entry: { title, email, phone, language }, edit }: FieldsGiven) {
  const { t } = useTranslation();
  return (
    <>
      <Field label={t('administration.person.title')} value={title} write={(value) => edit({ title: value })} />
      <Field
        label={t('administration.person.email')}
        type="email"
        value={email}
        write={(value) => edit({ email: value })}
      />
      <Field
        label={t('administration.person.phone')}
        type="tel"
        isOptional
        value={phone ?? ''}
        write={(value) => edit({ phone: value })}
      />
      <LanguageChoice language={language} choose={(value) => edit({ language: value })} />
    </>
  );
}
