import { type FormEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Heading, Textarea } from 'suomifi-ui-components';
import { useChange } from '../parts/change.js';
import { useRefused } from '../parts/use-refused.js';
import { CONCLUDE, type Contact } from './contact.query.js';
import { type Draft, endOf, missingOf } from './draft.js';
import { Outcomes } from './outcomes.js';
import { isOutdated, Refusal } from './refusal.js';
import { ServiceChoice } from './service-choice.js';

interface ConcludeGiven {
  readonly contact: Contact;
  readonly draft: Draft;
  readonly write: (draft: Draft) => void;
  readonly onConcluded: (changed: Contact) => void;
  readonly cancel: () => void;
  /** Asks how the contact stands now. */
  readonly again: () => void;
}

/** How an answered contact ends. What is written here stays until it is saved or given up. */
export function ConcludeForm(given: ConcludeGiven) {
  const { t } = useTranslation();
  const form = useRef<HTMLFormElement>(null);
  const { send, isBusy, error, isChecked } = useConclusion(given, form);
  const { contact, draft, write, cancel } = given;
  const missing = isChecked ? missingOf(draft) : null;
  return (
    <form ref={form} onSubmit={(event) => void send(event)} className="conclude">
      <Title />
      <Outcomes draft={draft} write={write} isProfessional={contact.contactRole === 'PROFESSIONAL'} missing={missing} />
      {draft.outcome === 'DIRECTED_TO_SERVICE' && (
        <ServiceChoice
          areaId={contact.areaId}
          services={draft.services}
          choose={(services) => write({ ...draft, services })}
          isMissing={missing === 'services'}
        />
      )}
      <Note draft={draft} write={write} />
      {error && <Refusal error={error} />}
      <div className="steps">
        <Button type="submit">{t('contact.conclude.send')}</Button>
        <Button variant="secondary" onClick={cancel}>
          {t('contact.conclude.cancel')}
        </Button>
        <span role="status">{isBusy && t('contact.saving')}</span>
      </div>
    </form>
  );
}

/** Saves the end, once it is told whole. */
function useConclusion({ contact, draft, onConcluded, again }: ConcludeGiven, form: RefObject<HTMLFormElement | null>) {
  const { ask, isBusy, error } = useChange(CONCLUDE);
  const [isChecked, setChecked] = useState(false);
  useRefused(error, (refusal) => {
    if (isOutdated(refusal)) again();
  });
  const send = async (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    const missing = missingOf(draft);
    if (missing) {
      form.current?.querySelector<HTMLElement>(missing === 'services' ? '.services input' : 'input')?.focus();
      return;
    }
    const answer = await ask({ contactId: contact.id, expectedVersion: contact.version, ...endOf(draft) });
    if (answer) onConcluded(answer.changed);
  };
  return { send, isBusy, error, isChecked };
}

function Title() {
  const { t } = useTranslation();
  const heading = useRef<HTMLDivElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div ref={heading} tabIndex={-1}>
      <Heading variant="h3">{t('contact.conclude.title')}</Heading>
    </div>
  );
}

function Note({ draft, write }: Pick<ConcludeGiven, 'draft' | 'write'>) {
  const { t } = useTranslation();
  return (
    <Textarea
      labelText={t('contact.conclude.note')}
      optionalText={t('contact.conclude.optional')}
      hintText={t('contact.conclude.noteHint')}
      fullWidth
      value={draft.note}
      onChange={({ target }) => write({ ...draft, note: target.value })}
    />
  );
}
