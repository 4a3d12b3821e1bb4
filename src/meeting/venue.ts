import { Injectable } from '@nestjs/common';
import { notFound } from '../platform/errors/domain-error.js';
import { Sealing } from '../platform/sealing/sealing.js';
import { conferenceLinkOf } from './conference.domain.js';
import { openConferenceLink, sealConferenceLink } from './conference-link.service.js';
import type { MeetingMode } from './meeting.domain.js';
import type { Meeting } from './meeting.entity.js';
import { MeetingRepository } from './meeting.repository.js';

/** How and where people meet; what is null stays. */
export interface Where {
  readonly mode?: MeetingMode | null;
  readonly place?: string | null;
  /** Code of the municipality. */
  readonly municipality?: string | null;
  /** Where by video. */
  readonly conferenceLink?: string | null;
}

/** Whether it is something else than what is known. A place is sealed, so any is another. */
export const isElsewhere = (meeting: Meeting, { mode, place, municipality }: Where): boolean =>
  place != null ||
  (mode != null && mode !== meeting.mode) ||
  (municipality != null && municipality !== meeting.municipality);

/** How and where a meeting is (tapaamistapa ja paikka). */
@Injectable()
export class Venue {
  constructor(
    private readonly rows: MeetingRepository,
    private readonly sealing: Sealing,
  ) {}

  async change(meeting: Meeting, { mode, place, municipality, conferenceLink }: Where): Promise<void> {
    if (municipality != null) {
      if (!(await this.rows.isMunicipality(municipality))) throw notFound('municipality');
      meeting.municipality = municipality;
    }
    if (place != null) {
      const key = await this.sealing.keyOf('case', meeting.caseId);
      meeting.place = key.seal(`meeting.place:${meeting.id}`, place);
    }
    meeting.mode = mode ?? meeting.mode;
    if (conferenceLink != null) this.connect(meeting, conferenceLinkOf(conferenceLink));
  }

  /** Another address of the video meeting, or none. Answers whether that is something else. */
  connect(meeting: Meeting, link: string | null): boolean {
    if (openConferenceLink(this.sealing, meeting.id, meeting.conferenceLink ?? null) === link) return false;
    meeting.conferenceLink = sealConferenceLink(this.sealing, meeting.id, link);
    return true;
  }
}
