import '../parts/work.css';
import './contact.css';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'wouter';
import { Screen } from '../parts/screen.js';
import { Shown } from '../parts/shown.js';
import { isId } from '../words/id.js';
import { Caller } from './caller.js';
import { ClosedCases } from './closed-cases.js';
import { Course, Matter } from './contact-facts.js';
import { CONTACT, type Contact } from './contact.query.js';
import type { Draft } from './draft.js';
import { useMade } from './made.js';
import { More } from './more.js';
import { Gone, Next } from './next.js';
import type { Made } from './steps.js';

/** One contact: who, what about, and the next thing to do. */
export function ContactScreen() {
  const { t } = useTranslation();
  const { id } = useParams<{ id: string }>();
  return (
    <Screen title={t('contact.title')}>
      {isId(id) ? <OneContact key={id} id={id} /> : <Gone text={t('contact.gone.unseen')} />}
    </Screen>
  );
}

function OneContact({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const { last, gone, hear, lose } = useMade();
  // Kept here, where it outlives a question that fails.
  const [draft, write] = useState<Draft | null>(null);
  const made = (what: Made) => {
    write(null);
    hear(what);
  };
  if (gone) return <Gone text={t(`contact.gone.${gone}`)} note={draft?.note} />;
  return (
    <Shown query={CONTACT} variables={{ id }} refused={<Gone text={t('contact.gone.unseen')} note={draft?.note} />}>
      {({ contact }, again) => {
        // What a change answered is newer than what was asked before it.
        const latest = last?.changed && last.changed.version > contact.version ? last.changed : contact;
        return (
          <div className="contact">
            <div>
              <Caller contact={latest} />
              <Next contact={latest} {...{ last, draft, write, made, again, lose }} />
              <ClosedCases contact={latest} />
              <More contact={latest} hear={hear} again={again} />
            </div>
            <About contact={latest} />
          </div>
        );
      }}
    </Shown>
  );
}

/** What it is about, and what has happened. */
function About({ contact }: { readonly contact: Contact }) {
  return (
    <div>
      <Matter contact={contact} />
      <Course contact={contact} />
    </div>
  );
}
