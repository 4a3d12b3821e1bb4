import { type ReactNode, type RefObject, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Heading } from 'suomifi-ui-components';
import { Link } from 'wouter';
import { useRefused } from '../parts/use-refused.js';
import { ConcludeForm } from './conclude-form.js';
import type { Contact } from './contact.query.js';
import { type Draft, EMPTY_DRAFT } from './draft.js';
import { saidOf } from './made.js';
import { NextStep } from './next-step.js';
import { isOutdated, Refusal, toldBy } from './refusal.js';
import { type Made, useSteps } from './steps.js';

interface NextGiven {
  readonly contact: Contact;
  /** What was done last. */
  readonly last: Made | null;
  /** What is written of its end; null while the form is closed. */
  readonly draft: Draft | null;
  readonly write: (draft: Draft | null) => void;
  readonly made: (made: Made) => void;
  /** Asks how the contact stands now. */
  readonly again: () => void;
  /** Somebody was faster. */
  readonly lose: () => void;
}

/** What happened last, and what is to be done next. */
export function Next({ contact, last, draft, write, made, again, lose }: NextGiven) {
  const { t } = useTranslation();
  const { make, isBusy, error } = useSteps(contact, made);
  const heading = useRef<HTMLDivElement>(null);
  useRefused(error, (refusal) => {
    if (toldBy(refusal) === 'ALREADY_TAKEN') lose();
    else if (isOutdated(refusal)) again();
  });
  useEffect(() => {
    // The button that was pressed is no longer there.
    if (last) heading.current?.focus();
  }, [last]);
  const close = () => {
    write(null);
    heading.current?.focus();
  };
  const concluded = (changed: Contact) => made({ step: 'conclude', changed });
  return (
    <NextSection heading={heading}>
      <p role="status" className="said">
        {isBusy ? t('contact.saving') : last && saidOf(last, t)}
      </p>
      {error && <Refusal error={error} />}
      {draft ? (
        <ConcludeForm {...{ contact, draft, write, again }} onConcluded={concluded} cancel={close} />
      ) : (
        <NextStep contact={contact} make={make} conclude={() => write(EMPTY_DRAFT)} />
      )}
    </NextSection>
  );
}

interface SectionGiven {
  readonly heading: RefObject<HTMLDivElement | null>;
  readonly children: ReactNode;
}

function NextSection({ heading, children }: SectionGiven) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="next" className="next">
      <div ref={heading} tabIndex={-1}>
        <Heading variant="h2" id="next">
          {t('contact.next.title')}
        </Heading>
      </div>
      {children}
    </section>
  );
}

interface GoneGiven {
  readonly text: string;
  /** What was being written of it. */
  readonly note?: string | undefined;
}

/** Why there is no contact to see, and where to go. */
export function Gone({ text, note }: GoneGiven) {
  const { t } = useTranslation();
  const heading = useRef<HTMLDivElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <NextSection heading={heading}>
      <p role="alert">{text}</p>
      {note && (
        <>
          <p>{t('contact.gone.note')}</p>
          <p className="told">{note}</p>
        </>
      )}
      <p>
        <Link href="/yhteydenotot">{t('contact.next.toLog')}</Link>
      </p>
    </NextSection>
  );
}
