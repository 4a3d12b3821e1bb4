import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CombinedError } from 'urql';
import { useStep } from '../parts/step.js';
import type { WorkGiven } from './given.js';
import { inputOf, type MinutesDraft } from './minutes-draft.js';
import { SHARE_MINUTES, WRITE_MINUTES } from './minutes.query.js';

/** What can be done with the page, and how it went. */
export interface Sending {
  /** Saves what is written for those who answer for the case. */
  readonly save: (draft: MinutesDraft) => Promise<void>;
  /** Saves it, and shares it after that. */
  readonly share: (draft: MinutesDraft) => Promise<void>;
  /** Somebody else saved after what stands here was read. */
  readonly isNewer: boolean;
  /** What somebody else saved is known from now on. */
  readonly see: () => void;
  /** It was saved, and sharing was refused after that. */
  readonly isSavedOnly: boolean;
  readonly isBusy: boolean;
  readonly error: CombinedError | undefined;
}

/** Writes and shares minutes. It remembers which version was read: what others write meanwhile is not written over unseen. */
export function useMinutes({ meeting, part }: WorkGiven): Sending {
  const { t } = useTranslation();
  const { id: meetingId, minutes } = meeting;
  const newest = minutes?.version ?? null;
  const [version, know] = useState(newest);
  const [isSavedOnly, tellHalf] = useState(false);
  const writing = useStep(WRITE_MINUTES, part);
  const sharing = useStep(SHARE_MINUTES, part);
  const write = async (draft: MinutesDraft, told?: string): Promise<number | undefined> => {
    tellHalf(false);
    const written = await writing.make({ meetingId, expectedVersion: version, ...inputOf(draft) }, told);
    if (written) know(written.changed.version);
    return written?.changed.version;
  };
  const share = async (draft: MinutesDraft): Promise<void> => {
    const expectedVersion = await write(draft);
    if (expectedVersion === undefined) return;
    const shared = await sharing.make({ meetingId, expectedVersion }, t('meeting.minutes.shared'));
    tellHalf(!shared);
  };
  return {
    save: async (draft) => void (await write(draft, t('meeting.minutes.saved'))),
    share,
    isNewer: newest !== null && newest > (version ?? 0),
    see: () => know(newest),
    isSavedOnly,
    isBusy: writing.isBusy || sharing.isBusy,
    error: writing.error ?? sharing.error,
  };
}
