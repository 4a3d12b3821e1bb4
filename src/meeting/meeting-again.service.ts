import { Injectable } from '@nestjs/common';
import type { Language } from '../directory/directory.domain.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { SealedText } from '../platform/sealing/sealed-text.js';
import { Sealing } from '../platform/sealing/sealing.js';
import { openConferenceLink } from './conference-link.service.js';
import { Convening } from './convening.js';
import { sameSeats } from './meeting-again.domain.js';
import { MeetingAgainRepository, type MeetingBeforeRow } from './meeting-again.repository.js';
import type { Convened } from './meeting.service.js';
import type { Asked, ProposedTimes } from './proposals.domain.js';
import { MeetingProposals } from './proposals.js';

/** Another meeting of the same people: about what, and among which days. */
export interface AskedAgain extends Pick<Asked, 'from' | 'to' | 'proposals' | 'family'> {
  readonly caseId: string;
  readonly question: string;
  readonly language: Language;
}

/** The meeting, when it could be, and who was there before and has left since. */
export interface ConvenedAgain {
  readonly convened: Convened;
  readonly times: ProposedTimes;
  readonly leftOut: readonly string[];
}

/** Gathers the people of the last meeting once more, in the same way, at the same place, for as long. */
@Injectable()
export class MeetingAgain {
  constructor(
    private readonly meetings: MeetingAgainRepository,
    private readonly convening: Convening,
    private readonly proposals: MeetingProposals,
    private readonly sealing: Sealing,
  ) {}

  /** Convenes it and proposes times. Nobody is told anything yet. */
  async convene({ caseId, question, ...sought }: AskedAgain): Promise<ConvenedAgain> {
    const before = await this.meetings.lastHeld(caseId);
    if (!before)
      throw new DomainError('NO_MEETING_BEFORE', 'Nobody has met yet: convene a first meeting.', { field: 'caseId' });
    const { durationMinutes, mode, municipality, familyPersonIds } = before;
    const { participants, leftOut } = sameSeats(before.professionals);
    const how = { durationMinutes, mode, municipality, ...(await this.places(caseId, before)) };
    const who = { participants, familyPersonIds, familyAgreedInAdvance: false };
    const convened = await this.convening.convene({ caseId, question, ...how, ...who });
    return { convened, times: await this.proposals.propose(convened.meeting.id, sought), leftOut };
  }

  private async places(caseId: string, { id, place, conferenceLink }: MeetingBeforeRow) {
    const key = await this.sealing.keyOf('case', caseId);
    return {
      place: place && key.open(`meeting.place:${id}`, SealedText.from(place)),
      conferenceLink: conferenceLink && openConferenceLink(this.sealing, id, SealedText.from(conferenceLink)),
    };
  }
}
