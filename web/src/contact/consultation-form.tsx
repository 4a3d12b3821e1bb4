import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Textarea } from 'suomifi-ui-components';
import { useChange } from '../parts/change.js';
import { ANSWER_CONSULTATION } from './contact.query.js';
import type { MoreGiven } from './more-given.js';
import { MoreForm } from './more-form.js';

/** The answer to what a professional has asked without naming the family: they are told by mail that there is one. */
export function ConsultationForm({ contact, hear, again }: MoreGiven) {
  const { t } = useTranslation();
  const { ask, isBusy, error } = useChange(ANSWER_CONSULTATION);
  const [answer, write] = useState('');
  const [isChecked, setChecked] = useState(false);
  const isMissing = isChecked && !answer.trim();
  const send = async () => {
    setChecked(true);
    if (!answer.trim()) return;
    const given = await ask({ contactId: contact.id, expectedVersion: contact.version, answer: answer.trim() });
    if (!given) return again();
    write('');
    setChecked(false);
    hear({ step: 'answerConsultation', changed: given.changed });
  };
  return (
    <MoreForm press={t('contact.more.consultationSend')} send={() => void send()} isBusy={isBusy} error={error}>
      <Textarea
        labelText={t('contact.more.consultationAnswer')}
        hintText={t('contact.more.consultationHint')}
        fullWidth
        value={answer}
        status={isMissing ? 'error' : 'default'}
        statusText={isMissing ? t('contact.more.consultationMissing') : ''}
        onChange={({ target }) => write(target.value)}
      />
    </MoreForm>
  );
}
