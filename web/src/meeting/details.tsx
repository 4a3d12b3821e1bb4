import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from 'suomifi-ui-components';
import { Entry } from '../parts/field.js';
import { useStep } from '../parts/work.js';
import { Refusal } from './refusal.js';
import { CHANGE_DURATION, CHANGE_LINK } from './time.query.js';
import type { MeetingGiven } from './given.js';

interface DetailGiven extends MeetingGiven {
  readonly close: () => void;
}

/** How long it is to last. Whoever said they can for less is asked again. */
export function DurationForm({ meeting, close }: DetailGiven) {
  const { t } = useTranslation();
  const { make, error } = useStep(CHANGE_DURATION);
  const [minutes, write] = useState(String(meeting.durationMinutes));
  const save = async () => {
    const input = { meetingId: meeting.id, expectedVersion: meeting.version, durationMinutes: Number(minutes) };
    if (await make(input, t('meeting.details.durationChanged'))) close();
  };
  return (
    <>
      <Entry
        label={t('meeting.details.minutes')}
        type="number"
        min="15"
        max="480"
        step={5}
        value={minutes}
        write={write}
      />
      <Refusal error={error} />
      <div className="acts">
        <Button onClick={() => void save()}>{t('meeting.details.save')}</Button>
      </div>
    </>
  );
}

/** Where one meets by video: those who are invited get the invitation again, and their answers stay. */
export function LinkForm({ meeting, close }: DetailGiven) {
  const { t } = useTranslation();
  const { make, error } = useStep(CHANGE_LINK);
  const [link, write] = useState(meeting.conferenceLink ?? '');
  const save = async () => {
    const input = { meetingId: meeting.id, expectedVersion: meeting.version, conferenceLink: link.trim() || null };
    if (await make(input, t('meeting.details.linkChanged'))) close();
  };
  return (
    <>
      <Entry
        label={t('meeting.facts.video')}
        type="url"
        hint={t('meeting.details.linkHint')}
        value={link}
        write={write}
      />
      <Refusal error={error} />
      <div className="acts">
        <Button onClick={() => void save()}>{t('meeting.details.save')}</Button>
      </div>
    </>
  );
}
