import type { SealedText } from '../platform/sealing/sealed-text.js';
import type { Sealing } from '../platform/sealing/sealing.js';

const place = (meetingId: string) => `meeting.conference_link:${meetingId}`;

/**
 * Seals the address of a video meeting. With a key of the installation, not that of the case: invitations tell it, and what
 * acts for an invitation shall open nothing else of the case.
 */
export const sealConferenceLink = (sealing: Sealing, meetingId: string, link: string | null): SealedText | null =>
  sealing.systemKey('conference-link').seal(place(meetingId), link);

/** Opens it; null where there is none. */
export const openConferenceLink = (sealing: Sealing, meetingId: string, sealed: SealedText | null): string | null =>
  sealing.systemKey('conference-link').open(place(meetingId), sealed);
