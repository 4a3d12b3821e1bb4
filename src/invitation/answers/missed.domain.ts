/** SQL: the answer `a` wanted somebody to look at it. */
export const IS_QUESTION = `a.outcome not in ('applied', 'duplicate', 'older')`;

/** SQL: whom the invitee of the invitation `i` named to come instead to the present time, and nobody has dealt with it. */
export const DELEGATIONS = `invitation_answer d where d.area_id = i.area_id and d.invitation_id = i.id and d.said = 'delegated'
  and d.outcome in ('question', 'applied') and d.closed_at is null and d.sequence >= i.significant_sequence
  and (i.answered_at is null or d.at >= i.answered_at)`;

/** SQL: the invitee of the invitation `i` does not come, and has not given their part in writing either. */
const IS_MISSED = `coalesce((i.state in ('declined', 'delegated', 'bounced') or exists (select from ${DELEGATIONS}))
  and not exists (select from invitation_remedy r where r.area_id = i.area_id and r.invitation_id = i.id
    and r.sequence = i.sequence and r.outcome = 'written-input-given'), false)`;

/**
 * SQL: the seats on which somebody is missed, as `lostSeats` says, of the meetings ahead of which `condition` holds: columns
 * `id` and `meeting_id`.
 *
 * @param condition SQL about the meeting `m`
 */
export const missedAt = (condition: string): string => `select l.id, l.meeting_id from (
  select f.id, f.meeting_id, ${IS_MISSED} as missed,
    bool_and(${IS_MISSED}) over (partition by f.meeting_id, coalesce(f.clause, f.id::text)) as alone
  from meeting m join meeting_participant f on f.area_id = m.area_id and f.meeting_id = m.id
  left join invitation i on i.area_id = f.area_id and i.participant_id = f.id and i.cancelled_at is null
  where ${condition} and m.state = 'scheduled' and m.ends_at > access.now() and f.chosen and f.needed <> 'optional'
    and f.professional_id is not null and not f.is_room) l where l.missed and l.alone`;

/**
 * SQL: what came in for the meetings ahead of which `condition` holds, and that nobody has dealt with.
 *
 * @param condition SQL about the meeting `m`
 */
export const questionsAt = (condition: string): string => `select a.id from meeting m
  join invitation i on i.area_id = m.area_id and i.meeting_id = m.id
  join invitation_answer a on a.area_id = i.area_id and a.invitation_id = i.id
  where ${condition} and m.state = 'scheduled' and m.ends_at > access.now() and ${IS_QUESTION} and a.closed_at is null`;
