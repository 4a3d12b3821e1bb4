import '../parts/work.css';
import './contact.css';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { Screen } from '../parts/screen.js';
import { Section } from '../parts/section.js';
import { Shown } from '../parts/shown.js';
import { useCarried } from '../parts/sought.js';
import { useSession } from '../session/session.js';
import { FindForm } from './find-form.js';
import { CASES_OF_PERSON, CONTACTS_OF_PERSON, type PersonSearch, type WholePerson } from './find.query.js';
import { FoundCases, FoundContacts } from './found.js';
import type { Sought } from './person-search.js';

/** Etsi henkilö: whether somebody who rings is known already, before one begins anew with them. */
export function FindScreen() {
  const { t } = useTranslation();
  const { areaId, has } = useSession();
  if (!has('COUNSELLOR', 'TEAM_LEAD'))
    return (
      <Screen title={t('find.title')}>
        <p>{t('find.notYours')}</p>
      </Screen>
    );
  return (
    <Screen title={t('find.title')}>
      <Finding key={areaId} />
      {has('COUNSELLOR') && (
        <p>
          <Link href="/paatetyt">{t('closing.list.title')}</Link>
        </p>
      )}
    </Screen>
  );
}

/** Found by a press, never letter by letter: each search is in the log. Nothing of it is in the address. */
function Finding() {
  const { t } = useTranslation();
  const { has, me } = useSession();
  const begun = useCarried(me.id);
  const [asked, ask] = useState<{ readonly sought: Sought; readonly times: number } | null>(null);
  return (
    <>
      {begun && (
        <p>
          <Link href="/kutsu">{t('find.back')}</Link>
        </p>
      )}
      <FindForm begun={begun} find={(sought) => ask({ sought, times: (asked?.times ?? 0) + 1 })} />
      {asked && (
        <Found key={asked.times}>
          <Cases person={asked.sought.cases} />
          {has('COUNSELLOR') && <Contacts person={asked.sought.contacts} />}
        </Found>
      )}
    </>
  );
}

/** Takes the focus: on a telephone it begins below what is seen. */
function Found({ children }: { readonly children: ReactNode }) {
  const start = useRef<HTMLDivElement>(null);
  useEffect(() => start.current?.focus(), []);
  return (
    <div ref={start} tabIndex={-1}>
      {children}
    </div>
  );
}

function Cases({ person }: { readonly person: WholePerson | null }) {
  const { t } = useTranslation();
  const { areaId } = useSession();
  return (
    <Section id="found-cases" title={t('find.cases.title')}>
      {person ? (
        <Shown query={CASES_OF_PERSON} variables={{ areaId, person }}>
          {({ casesOfPerson }) => <FoundCases found={casesOfPerson} />}
        </Shown>
      ) : (
        <p>{t('find.cases.whole')}</p>
      )}
    </Section>
  );
}

function Contacts({ person }: { readonly person: PersonSearch }) {
  const { t } = useTranslation();
  const { areaId } = useSession();
  return (
    <Section id="found-contacts" title={t('find.contacts.title')}>
      <p>{t('find.contacts.which')}</p>
      <Shown query={CONTACTS_OF_PERSON} variables={{ areaId, person }}>
        {({ contactsOfPerson }) => <FoundContacts found={contactsOfPerson} />}
      </Shown>
    </Section>
  );
}
