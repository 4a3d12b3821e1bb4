import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Act } from '../parts/doing.js';
import { SelectField } from '../parts/fields.js';
import { Form, useGoesOn } from '../parts/form.js';
import { CANCEL } from './meeting.query.js';
import type { WorkGiven } from './given.js';

const REASONS = ['FAMILY_WISH', 'ILLNESS', 'NO_QUORUM', 'NO_CONSENT', 'NOT_NEEDED', 'OTHER'] as const;

/** The meeting will not be: asked once more, with what follows from it. */
export function CancelMeeting({ part, ...given }: WorkGiven) {
  const { t } = useTranslation();
  return <Act label={t('meeting.cancel.open')}>{(close) => <Cancelling {...given} part={{ ...part, close }} />}</Act>;
}

function Cancelling({ meeting, phase, part }: WorkGiven) {
  const { t } = useTranslation();
  const [reason, choose] = useState('');
  const input = () => ({
    meetingId: meeting.id,
    expectedVersion: meeting.version,
    reason: REASONS.find((each) => each === reason)!,
  });
  return (
    <Form
      document={CANCEL}
      input={input}
      submit={t('meeting.cancel.send')}
      keep={t('meeting.cancel.keep')}
      {...useGoesOn('meeting', part, t('meeting.cancel.done'))}
    >
      <p>{t(phase === 'draft' ? 'meeting.cancel.ofDraft' : 'meeting.cancel.follows')}</p>
      <SelectField
        label={t('meeting.cancel.why')}
        value={reason}
        write={choose}
        missing={t('meeting.cancel.whyMissing')}
        choices={REASONS.map((each) => [each, t(`meeting.cancelReason.${each}`)])}
      />
    </Form>
  );
}
