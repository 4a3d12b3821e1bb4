import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EntryField, TextField } from '../parts/fields.js';
import { Form, useGoesOn } from '../parts/form.js';
import { CHANGE_DURATION, CHANGE_LINK } from './time.query.js';
import type { WorkGiven } from './given.js';

type DetailGiven = Pick<WorkGiven, 'meeting' | 'part'>;

/** How long it is to last. Whoever said they can for less is asked again. */
export function DurationForm({ meeting, part }: DetailGiven) {
  const { t } = useTranslation();
  const [minutes, write] = useState(String(meeting.durationMinutes));
  return (
    <Form
      document={CHANGE_DURATION}
      input={() => ({ meetingId: meeting.id, expectedVersion: meeting.version, durationMinutes: Number(minutes) })}
      submit={t('meeting.details.save')}
      {...useGoesOn('meeting', part, t('meeting.details.durationChanged'))}
    >
      <EntryField
        label={t('meeting.details.minutes')}
        type="number"
        min="15"
        max="480"
        step={5}
        value={minutes}
        write={write}
        missing={t('meeting.refused.DURATION_OUT_OF_RANGE')}
      />
    </Form>
  );
}

/** Where one meets by video: those who are invited get the invitation again, and their answers stay. */
export function LinkForm({ meeting, part }: DetailGiven) {
  const { t } = useTranslation();
  const [link, write] = useState(meeting.conferenceLink ?? '');
  return (
    <Form
      document={CHANGE_LINK}
      input={() => ({ meetingId: meeting.id, expectedVersion: meeting.version, conferenceLink: link.trim() || null })}
      submit={t('meeting.details.save')}
      {...useGoesOn('meeting', part, t('meeting.details.linkChanged'))}
    >
      <TextField label={t('meeting.facts.video')} hint={t('meeting.details.linkHint')} value={link} write={write} />
    </Form>
  );
}
