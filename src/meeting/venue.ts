import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { notFound } from '../platform/errors/domain-error.js';
import { Sealing } from '../platform/sealing/sealing.js';
import { conferenceLinkOf } from './conference.domain.js';
import { openConferenceLink, sealConferenceLink } from './conference-link.service.js';
import type { MeetingMode } from './meeting.domain.js';
import { type Meeting, MeetingPlace } from './meeting.entity.js';
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

/** How and where a meeting is (tapaamistapa ja paikka). */
@Injectable()
export class Venue {
  constructor(
    private readonly em: EntityManager,
    private readonly rows: MeetingRepository,
    private readonly sealing: Sealing,
  ) {}

  /** Whether it is something else than what is known. A place is sealed, so any is another. */
  async isElsewhere(meeting: Meeting, { mode, place, municipality }: Where): Promise<boolean> {
    if (place != null || (mode != null && mode !== meeting.mode)) return true;
    return municipality != null && municipality !== (await this.rows.municipalityOf(meeting.id));
  }

  async change(meeting: Meeting, { mode, place, municipality, conferenceLink }: Where): Promise<void> {
    if (municipality != null && !(await this.rows.isMunicipality(municipality))) throw notFound('municipality');
    if (place != null || municipality != null) await this.move(meeting, { place, municipality });
    meeting.mode = mode ?? meeting.mode;
    if (conferenceLink != null) this.connect(meeting, conferenceLinkOf(conferenceLink));
  }

  private async move(meeting: Meeting, { place, municipality }: Where): Promise<void> {
    const { areaId, id, caseId } = meeting;
    const key = await this.sealing.keyOf('case', caseId);
    const changed = {
      ...(municipality != null && { municipality }),
      ...(place != null && { place: key.seal(`meeting.place:${id}`, place) }),
    };
    const isKnown = await this.em.count(MeetingPlace, { meeting: { areaId, id } });
    // At once, because how far everybody has to travel is looked up next.
    if (isKnown) await this.em.nativeUpdate(MeetingPlace, { meeting: { areaId, id } }, changed);
    else
      await this.em.insert(MeetingPlace, {
        meeting: [areaId, id],
        caseId,
        place: null,
        municipality: null,
        ...changed,
      });
  }

  /** Another address of the video meeting, or none. Answers whether that is something else. */
  connect(meeting: Meeting, link: string | null): boolean {
    if (openConferenceLink(this.sealing, meeting.id, meeting.conferenceLink ?? null) === link) return false;
    meeting.conferenceLink = sealConferenceLink(this.sealing, meeting.id, link);
    return true;
  }
}
