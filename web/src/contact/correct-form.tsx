import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Textarea, TextInput } from 'suomifi-ui-components';
import { useChange } from '../parts/change.js';
import { CORRECT } from './contact.query.js';
import { changeOf, type Corrected, type Edits, IDENTITY, NO_EDITS, URGENCIES, writtenOf } from './corrected.js';
import type { MoreGiven } from './more-given.js';
import { MoreForm } from './more-form.js';

/** What was misheard: who it is and how to reach them, how soon, and what was told. Only what differs is sent. */
export function CorrectForm({ contact, hear, again }: MoreGiven) {
  const { t } = useTranslation();
  const { ask, isBusy, error } = useChange(CORRECT);
  // What is written goes on top of how it stands: what others change meanwhile is not written over.
  const [edits, edit] = useState<Edits>(NO_EDITS);
  const written = writtenOf(contact, edits);
  const [isSame, setSame] = useState(false);
  const send = async () => {
    const change = changeOf(contact, written);
    setSame(change === null);
    if (!change) return;
    const given = await ask({ contactId: contact.id, expectedVersion: contact.version, ...change });
    if (!given) return again();
    edit(NO_EDITS);
    hear({ step: 'correct', changed: given.changed });
  };
  return (
    <MoreForm press={t('contact.more.correctSend')} send={() => void send()} isBusy={isBusy} error={error}>
      {!contact.anonymous && contact.identity && <Identity {...{ written, edits, edit }} />}
      <Urgency urgency={written.urgency} choose={(urgency) => edit({ ...edits, urgency })} />
      {contact.needs && <Description {...{ written, edits, edit }} />}
      <p role="status">{isSame && t('contact.more.nothingChanged')}</p>
    </MoreForm>
  );
}

interface EditGiven {
  readonly written: Corrected;
  readonly edits: Edits;
  readonly edit: (edits: Edits) => void;
}

function Identity({ written, edits, edit }: EditGiven) {
  const { t } = useTranslation();
  return IDENTITY.map((part) => (
    <TextInput
      key={part}
      labelText={t(`contact.more.identity.${part}`)}
      type={part === 'phone' ? 'tel' : part === 'email' ? 'email' : 'text'}
      fullWidth
      value={written.identity[part]}
      onChange={(value) => edit({ ...edits, identity: { ...edits.identity, [part]: String(value ?? '') } })}
    />
  ));
}

interface UrgencyGiven {
  readonly urgency: Corrected['urgency'];
  readonly choose: (urgency: Corrected['urgency']) => void;
}

function Urgency({ urgency, choose }: UrgencyGiven) {
  const { t } = useTranslation();
  return (
    <label className="field">
      <span>{t('contact.more.urgency')}</span>
      <select value={urgency} onChange={({ target }) => choose(URGENCIES.find((each) => each === target.value)!)}>
        {URGENCIES.map((each) => (
          <option key={each} value={each}>
            {t(`contact.urgency.${each}`)}
          </option>
        ))}
      </select>
    </label>
  );
}

function Description({ written, edits, edit }: EditGiven) {
  const { t } = useTranslation();
  return (
    <Textarea
      labelText={t('contact.matter.description')}
      fullWidth
      value={written.description}
      onChange={({ target }) => edit({ ...edits, description: target.value })}
    />
  );
}
