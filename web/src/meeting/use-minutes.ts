import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CombinedError } from 'urql';
import { useStep } from '../parts/work.js';
import type { MeetingGiven } from './given.js';
import { inputOf, type MinutesDraft } from './minutes-draft.js';
import { SHARE_MINUTES, WRITE_MINUTES } from './minutes.query.js';

/** What can be done with the page, and how it went. */
export interface Sending {
  /** Saves what is written for those who answer for the case; whether it was saved. */
  readonly save: (draft: MinutesDraft) => Promise<boolean>;
  /** Saves it, and shares it after that; whether both were done. */
  readonly share: (draft: MinutesDraft) => Promise<boolean>;
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
export function useMinutes({ meeting: { id: meetingId, minutes } }: Pick<MeetingGiven, 'meeting'>): Sending {
  const { t } = useTranslation();
  const newest = minutes?.version ?? null;
  const [version, know] = useState(newest);
  const [isSavedOnly, tellHalf] = useState(false);
  const writing = useStep(WRITE_MINUTES);
  const sharing = useStep(SHARE_MINUTES);
  const write = async (draft: MinutesDraft, told?: string): Promise<number | undefined> => {
    tellHalf(false);
    const written = await writing.make({ meetingId, expectedVersion: version, ...inputOf(draft) }, told);
    if (written) know(written.changed.version);
    return written?.changed.version;
  };
  const share = async (draft: MinutesDraft): Promise<boolean> => {
    const expectedVersion = await write(draft);
    if (expectedVersion === undefined) return false;
    const shared = await sharing.make({ meetingId, expectedVersion }, t('meeting.minutes.shared'));
    tellHalf(!shared);
    return shared !== undefined;
  };
  return {
    save: async (draft) => (await write(draft, t('meeting.minutes.saved'))) !== undefined,
    share,
    isNewer: newest !== null && newest > (version ?? 0),
    see: () => know(newest),
    isSavedOnly,
    isBusy: writing.isBusy || sharing.isBusy,
    error: writing.error ?? sharing.error,
  };
}
