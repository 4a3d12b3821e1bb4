import { Injectable } from '@nestjs/common';
import { refuse } from '../platform/errors/domain-error.js';
import { conferenceLinkOf } from './conference.domain.js';
import { isJoinedRemotely, requireAhead } from './meeting.domain.js';
import { type Convened, MeetingService, type SeenMeeting } from './meeting.service.js';
import { Venue } from './venue.js';

/** Another address for the video meeting; null: none any more. */
export interface ConferenceAsked extends SeenMeeting {
  readonly conferenceLink: string | null;
}

/** Where people meet by video (videolinkki). */
@Injectable()
export class Conference {
  constructor(
    private readonly meetings: MeetingService,
    private readonly venue: Venue,
  ) {}

  /** Who is invited to a meeting that is joined remotely is told. Answers stay good: neither time nor place changed. */
  async change({ conferenceLink, ...seen }: ConferenceAsked): Promise<Convened> {
    const link = conferenceLink === null ? null : conferenceLinkOf(conferenceLink);
    const opened = await this.meetings.open(seen);
    const { meeting } = opened;
    requireAhead(meeting);
    if (!this.venue.connect(meeting, link)) refuse('NOTHING_CHANGED', 'It is so already.', 'conferenceLink');
    await this.meetings.save(opened);
    if (meeting.state === 'scheduled' && isJoinedRemotely(meeting.mode))
      await this.meetings.announce('meeting.updated', meeting);
    return opened;
  }
}
