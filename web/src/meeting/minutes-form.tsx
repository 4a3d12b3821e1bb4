import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Textarea } from 'suomifi-ui-components';
import { GiveUp } from '../parts/doing.js';
import { draftOf, isEmpty, type MinutesDraft, PAGE_LIMITS, PARTS } from './minutes-draft.js';
import { Matters } from './minutes-matters.js';
import { Refusal } from './refusal.js';
import type { WorkGiven } from './given.js';
import { type Sending, useMinutes } from './use-minutes.js';

/** One page, in parts by who reads them. Saved as a draft that nobody else reads, or shared at once. */
export function MinutesForm(given: WorkGiven) {
  const { t } = useTranslation();
  const { meeting, part } = given;
  const [draft, write] = useState<MinutesDraft>(() => draftOf(meeting));
  const [isMissing, miss] = useState(false);
  const { save, share, isNewer, see, ...sending } = useMinutes(given);
  const send = (how: (draft: MinutesDraft) => Promise<void>) => {
    miss(isEmpty(draft));
    if (!isEmpty(draft)) void how(draft);
  };
  return (
    <div className="form">
      <p>{t('meeting.minutes.onePage')}</p>
      <PageParts draft={draft} write={write} />
      <Matters {...given} draft={draft} write={write} />
      {isMissing && isEmpty(draft) && (
        <p role="alert" className="late">
          {t('meeting.refused.NOTHING_WRITTEN')}
        </p>
      )}
      {isNewer && <Newer see={see} take={() => write(draftOf(meeting))} part={part} />}
      <p className="beside">{t('meeting.minutes.sharing')}</p>
      <Send {...sending} save={() => send(save)} share={() => send(share)} part={part} />
    </div>
  );
}

interface PartsGiven {
  readonly draft: MinutesDraft;
  readonly write: (draft: MinutesDraft) => void;
}

function PageParts({ draft, write }: PartsGiven) {
  const { t } = useTranslation();
  return PARTS.map((part) => {
    const left = PAGE_LIMITS[part] - draft[part].length;
    return (
      <Textarea
        key={part}
        labelText={t(`case.minutes.${part}`)}
        hintText={t('meeting.minutes.left', { count: left })}
        fullWidth
        status={left < 0 ? 'error' : 'default'}
        statusText={left < 0 ? t('meeting.refused.TOO_LONG_FOR_ONE_PAGE') : ''}
        value={draft[part]}
        onChange={({ target }) => write({ ...draft, [part]: target.value })}
      />
    );
  });
}

interface NewerGiven extends Pick<WorkGiven, 'part'> {
  /** What somebody else wrote is known from now on. */
  readonly see: () => void;
  readonly take: () => void;
}

/** Somebody else saved the page while it was written here: nobody's words are lost without a choice. */
function Newer({ see, take, part }: NewerGiven) {
  const { t } = useTranslation();
  const choose = (told: string) => {
    see();
    part.made(told);
  };
  const takeTheirs = () => {
    take();
    choose(t('meeting.minutes.tookTheirs'));
  };
  return (
    <div>
      <p role="alert" className="late">
        {t('meeting.minutes.newer')}
      </p>
      <div className="form-do">
        <Button variant="secondary" onClick={takeTheirs}>
          {t('meeting.minutes.takeTheirs')}
        </Button>
        <Button variant="secondary" onClick={() => choose(t('meeting.minutes.keptOwn'))}>
          {t('meeting.minutes.keepOwn')}
        </Button>
      </div>
    </div>
  );
}

interface SendGiven extends Pick<Sending, 'error' | 'isBusy' | 'isSavedOnly'>, Pick<WorkGiven, 'part'> {
  readonly save: () => void;
  readonly share: () => void;
}

function Send({ error, isBusy, isSavedOnly, save, share, part }: SendGiven) {
  const { t } = useTranslation();
  return (
    <>
      {isSavedOnly && <p>{t('meeting.minutes.savedOnly')}</p>}
      <Refusal error={error} />
      <div className="form-do">
        <Button onClick={share}>{t('meeting.minutes.share')}</Button>
        <Button variant="secondary" onClick={save}>
          {t('meeting.minutes.save')}
        </Button>
        <GiveUp part={part} />
        <span role="status">{isBusy && t('form.saving')}</span>
      </div>
    </>
  );
}
