import './gathering.css';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearch } from 'wouter';
import { Screen } from '../parts/screen.js';
import { Shown } from '../parts/shown.js';
import { useSession } from '../session/session.js';
import { now } from '../words/clock.js';
import { isId } from '../words/id.js';
import type { Around } from './around.js';
import { caseOrigin, contactOrigin, ofCall, ofCase, ofContact } from './beginning.js';
import type { Colleague } from './form.js';
import { AROUND, CASE_TO_GATHER, CONTACT_TO_GATHER } from './gathering.query.js';
import { GatheringPage } from './page.js';

/** Kutsu koolle: from a call, a contact or a case to a network meeting. */
export function GatheringScreen() {
  const { t } = useTranslation();
  const session = useSession();
  const { areaId, me } = session;
  const own = me.memberships.find((each) => each.areaId === areaId && each.role === 'COUNSELLOR');
  return (
    <Screen title={t('gathering.title')}>
      {own ? (
        <Shown query={AROUND} variables={{ areaId, unitId: own.unitId, professionalId: me.id }}>
          {(around) => <From around={around} self={selfOf(around, own)} />}
        </Shown>
      ) : (
        <p>{t('gathering.notYours')}</p>
      )}
    </Screen>
  );
}

/** Oneself, as one comes to the table. */
const selfOf = ({ professional }: Around, own: { readonly unitId: string; readonly unitName: string }): Colleague => ({
  id: professional.id,
  name: `${professional.givenName} ${professional.familyName}`,
  title: professional.title,
  unitId: own.unitId,
  unitName: own.unitName,
});

/** Out of what one gathers, by the address. */
function From(given: Pick<FromGiven, 'around' | 'self'>) {
  const { t } = useTranslation();
  const { areaId, me } = useSession();
  const asked = new URLSearchParams(useSearch());
  const [contactId, caseId] = [asked.get('yhteydenotto'), asked.get('asia')];
  const id = contactId ?? caseId;
  const draft = `${me.id}/${areaId}/${id ?? 'call'}`;
  if (id === null) return <FromCall key={draft} draft={draft} {...given} />;
  if (!isId(id)) return <p role="alert">{t('gathering.unseen')}</p>;
  return contactId === null ? (
    <FromCase key={draft} draft={draft} {...given} id={id} />
  ) : (
    <FromContact key={draft} draft={draft} {...given} id={id} />
  );
}

interface FromGiven {
  readonly draft: string;
  readonly around: Around;
  readonly self: Colleague;
}

/** Nothing to ask for anew. */
const nothing = (): undefined => undefined;

/** One call after another: each begins at the start of an empty page. */
function FromCall({ draft, around, self }: FromGiven) {
  const [calls, count] = useState(0);
  const start = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (calls > 0) start.current?.focus();
  }, [calls]);
  return (
    <div ref={start} tabIndex={-1}>
      <GatheringPage
        key={calls}
        {...{ draft, around }}
        begin={() => ofCall({ begunAt: now(), self })}
        origin={{ kind: 'call' }}
        another={() => count(calls + 1)}
        again={nothing}
      />
    </div>
  );
}

function FromContact({ draft, around, self, id }: FromGiven & { readonly id: string }) {
  const { t } = useTranslation();
  return (
    <Shown query={CONTACT_TO_GATHER} variables={{ id }} refused={<p role="alert">{t('gathering.unseen')}</p>}>
      {({ contact }, again) => (
        <GatheringPage
          {...{ draft, around, again }}
          begin={() => ofContact(contact, { begunAt: now(), self })}
          origin={contactOrigin(contact)}
          another={nothing}
        />
      )}
    </Shown>
  );
}

function FromCase({ draft, around, self, id }: FromGiven & { readonly id: string }) {
  const { t } = useTranslation();
  return (
    <Shown
      query={CASE_TO_GATHER}
      variables={{ caseId: id }}
      live={{ caseId: id }}
      refused={<p role="alert">{t('gathering.unseen')}</p>}
    >
      {({ casePage }, again) => (
        <GatheringPage
          {...{ draft, around, again }}
          begin={() => ofCase(casePage, { begunAt: now(), self })}
          origin={caseOrigin(casePage)}
          another={nothing}
        />
      )}
    </Shown>
  );
}
