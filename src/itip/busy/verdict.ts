import { attendeeOf, whichAttendee } from '../attendee.js';
import { type Component, propertiesOf, propertyOf } from '../component.js';
import type { BusyStatus } from './spans.js';

const valueOf = (event: Component, name: string): string => propertyOf(event, name)?.value.trim().toUpperCase() ?? '';

/** Who invites comes, also where nobody wrote down that they do. */
function isOrganizer(event: Component, owner: string): boolean {
  const organizer = propertyOf(event, 'ORGANIZER');
  return organizer !== undefined && whichAttendee([attendeeOf(organizer)], [owner]) !== null;
}

/** What the owner answered: null if they are not among those asked, so that it is their own event. */
function answerOf(event: Component, owner: string | undefined): string | null {
  if (owner === undefined) return null;
  const lines = propertiesOf(event, 'ATTENDEE');
  const attendees = lines.map(attendeeOf);
  const own = whichAttendee(attendees, [owner]);
  if (own === null) return null;
  const answer = lines[attendees.indexOf(own)]?.parameters.get('PARTSTAT')?.trim().toUpperCase() ?? 'NEEDS-ACTION';
  return answer === 'NEEDS-ACTION' && isOrganizer(event, owner) ? null : answer;
}

/** Answers by which somebody does not come; who delegates sends another. */
const ABSENT = ['DECLINED', 'DELEGATED'];
const UNDECIDED = ['NEEDS-ACTION', 'TENTATIVE'];
/** Who works elsewhere works: Exchange, too, calls such an event transparent. */
const NOT_BUSY = ['FREE', 'WORKINGELSEWHERE'];

/**
 * Whether an event takes its owner's time; null if not. What says "free" wins over what says "busy", because it is
 * always said on purpose, and "out of office" over "perhaps".
 * @param owner mailbox of whose calendar it is
 */
export function busyStatusOf(event: Component, owner: string | undefined): BusyStatus | null {
  const status = valueOf(event, 'STATUS');
  const microsoft = valueOf(event, 'X-MICROSOFT-CDO-BUSYSTATUS');
  const answer = answerOf(event, owner) ?? '';
  if (status === 'CANCELLED' || valueOf(event, 'TRANSP') === 'TRANSPARENT') return null;
  if (NOT_BUSY.includes(microsoft) || ABSENT.includes(answer)) return null;
  if (microsoft === 'OOF') return 'out-of-office';
  return status === 'TENTATIVE' || microsoft === 'TENTATIVE' || UNDECIDED.includes(answer) ? 'tentative' : 'busy';
}
