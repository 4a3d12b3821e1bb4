import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Textarea } from 'suomifi-ui-components';
import { useOpened } from '../parts/opened.js';
import { useChange } from '../parts/change.js';
import { useStep, useWork } from '../parts/work.js';
import { draftOf, inputOf, isEmpty, type MinutesDraft, PAGE_LIMITS, PARTS } from './minutes-draft.js';
import { Matters } from './minutes-matters.js';
import { SHARE_MINUTES, WRITE_MINUTES } from './minutes.query.js';
import { Refusal } from './refusal.js';
import type { MeetingGiven } from './given.js';

interface FormGiven extends MeetingGiven {
  readonly close?: () => void;
}

/** One page, in parts by who reads them. Saved as a draft that nobody else reads, or shared at once. */
export function MinutesForm({ close, ...given }: FormGiven) {
  const { t } = useTranslation();
  const { name: opened } = useOpened();
  const [draft, write] = useState<MinutesDraft>(() => draftOf(given.meeting));
  const [isMissing, miss] = useState(false);
  const { save, share, error, isBusy } = useMinutes(given);
  const send = async (how: (draft: MinutesDraft) => Promise<unknown>) => {
    miss(isEmpty(draft));
    if (!isEmpty(draft) && (await how(draft))) close?.();
  };
  const isMain = opened === null || opened === 'minutes';
  return (
    <div className="form">
      <p>{t('meeting.minutes.onePage')}</p>
      {PARTS.map((part) => (
        <Textarea
          key={part}
          labelText={t(`case.minutes.${part}`)}
          hintText={t('meeting.minutes.left', { count: PAGE_LIMITS[part] - draft[part].length })}
          fullWidth
          status={draft[part].length > PAGE_LIMITS[part] ? 'error' : 'default'}
          statusText={draft[part].length > PAGE_LIMITS[part] ? t('meeting.refused.TOO_LONG_FOR_ONE_PAGE') : ''}
          value={draft[part]}
          onChange={({ target }) => write({ ...draft, [part]: target.value })}
        />
      ))}
      <Matters {...given} draft={draft} write={write} />
      {isMissing && isEmpty(draft) && (
        <p role="alert" className="missing">
          {t('meeting.refused.NOTHING_WRITTEN')}
        </p>
      )}
      <Refusal error={error} />
      <p className="beside">{t('meeting.minutes.sharing')}</p>
      <div className="acts">
        <Button variant={isMain ? 'default' : 'secondary'} onClick={() => void send(share)}>
          {t('meeting.minutes.share')}
        </Button>
        <Button variant="secondary" onClick={() => void send(save)}>
          {t('meeting.minutes.save')}
        </Button>
        <span role="status">{isBusy && t('meeting.saving')}</span>
      </div>
    </div>
  );
}

/** Saves what is written; shares it after that. */
function useMinutes({ meeting }: MeetingGiven) {
  const { t } = useTranslation();
  const { again } = useWork();
  const first = useChange(WRITE_MINUTES);
  const writing = useStep(WRITE_MINUTES);
  const sharing = useStep(SHARE_MINUTES);
  const meetingId = meeting.id;
  const whole = (draft: MinutesDraft) => ({
    meetingId,
    expectedVersion: meeting.minutes?.version ?? null,
    ...inputOf(draft),
  });
  const save = (draft: MinutesDraft) => writing.make(whole(draft), t('meeting.minutes.saved'));
  const share = async (draft: MinutesDraft) => {
    const written = await first.ask(whole(draft));
    if (!written) return undefined;
    const shared = await sharing.make(
      { meetingId, expectedVersion: written.changed.version },
      t('meeting.minutes.shared'),
    );
    // What was written is another version of the minutes.
    if (!shared) again();
    return shared;
  };
  return {
    save,
    share,
    error: first.error ?? writing.error ?? sharing.error,
    isBusy: first.isBusy || writing.isBusy || sharing.isBusy,
  };
}
