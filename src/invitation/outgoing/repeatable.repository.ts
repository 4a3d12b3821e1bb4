import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Needed } from '../../meeting/meeting.domain.js';
import { convened, instant, MEETING, type MeetingRow, type Timed } from '../invitation.repository.js';

/** What a request that goes out once more is made of. */
export interface Repeatable {
  readonly meeting: Timed;
  readonly required: boolean;
  /** Where the directory says that the invitee is reached now. */
  readonly address: string | null;
  /** DTSTAMP of the last request with the present SEQUENCE. */
  readonly lastStamp: Temporal.Instant | null;
  /** The last request that was handed over. */
  readonly told: {
    readonly sequence: number;
    readonly startsAt: Temporal.Instant;
    readonly endsAt: Temporal.Instant;
  } | null;
}

interface RepeatableRow extends MeetingRow {
  readonly invitationId: string;
  readonly needed: Needed;
  readonly address: string | null;
  readonly lastStamp: string | null;
  readonly told: { readonly sequence: number; readonly startsAt: string; readonly endsAt: string } | null;
}

function repeatable(row: RepeatableRow): Repeatable {
  const { needed, address, lastStamp, told } = row;
  const [startsAt, endsAt] = [told?.startsAt, told?.endsAt].map((text) => instant(text ?? null));
  return {
    // A meeting that is scheduled has a time.
    meeting: convened(row) as Timed,
    required: needed !== 'optional',
    address,
    lastStamp: instant(lastStamp),
    told: told && startsAt && endsAt ? { sequence: told.sequence, startsAt, endsAt } : null,
  };
}

/** Requests that go out once more: one statement however many. */
@Injectable()
export class RepeatableRequests {
  constructor(private readonly em: EntityManager) {}

  /** Of these invitations those whose meeting is ahead, as it stands now. Also for the acting invitation itself. */
  async of(invitationIds: readonly string[]): Promise<ReadonlyMap<string, Repeatable>> {
    const rows = await this.em.execute<RepeatableRow[]>(
      `select i.id as "invitationId", ${MEETING}, l.counsellor_name as name, l.counsellor_phone as phone, l.needed,
         l.invitee_address as address,
         (select max(x.stamp) from invitation_message x where x.area_id = i.area_id and x.invitation_id = i.id
           and x.method = 'REQUEST' and x.sequence = i.sequence) as "lastStamp",
         (select json_build_object('sequence', x.sequence, 'startsAt', x.starts_at, 'endsAt', x.ends_at)
           from invitation_message x where x.area_id = i.area_id and x.invitation_id = i.id and x.method = 'REQUEST'
             and x.state = 'handed-over' order by x.sequence desc, x.stamp desc limit 1) as told
       from invitation i
       join meeting m on m.area_id = i.area_id and m.id = i.meeting_id and m.state = 'scheduled' and m.ends_at > access.now()
       join access.letter_of_invitations((select array_agg(v::uuid) from jsonb_array_elements_text(?::jsonb) v)) l
         on l.invitation_id = i.id`,
      [JSON.stringify(invitationIds)],
    );
    return new Map(rows.map((row) => [row.invitationId, repeatable(row)]));
  }
}
