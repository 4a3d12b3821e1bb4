import { Injectable } from '@nestjs/common';
import { type Known, KnownPeople } from '../family/known-people.service.js';
import { type FirstMessage, FirstMessages } from '../invitation/first-messages.service.js';
import { Work } from '../platform/access/work.js';
import type { Gathering } from './gathering.domain.js';
import { type Gathered, GatheringService } from './gathering.service.js';

/** A message and the name of whom it goes to, as far as the actor may know it. */
interface NamedMessage extends Omit<FirstMessage, 'name'> {
  readonly to: string | null;
}

/** What gathering would send now, and which professionals would not be invited. */
export interface Preview {
  readonly messages: readonly NamedMessage[];
  readonly notInvited: readonly string[];
}

/** A preview, and what was seen for it of a family that is known already. */
interface Rehearsed {
  readonly preview: Preview;
  readonly seen: readonly SeenOfFamily[];
}

interface SeenOfFamily {
  readonly scopeId: string;
  readonly category: 'identity' | 'reach';
}

/**
 * Shows what would be sent by doing it and undoing it: so what is shown is what is sent, by the same rules in the same
 * words. Only ids, secrets of links and time stamps differ.
 */
@Injectable()
export class Rehearsing {
  constructor(
    private readonly gatherings: GatheringService,
    private readonly messages: FirstMessages,
    private readonly known: KnownPeople,
    private readonly work: Work,
  ) {}

  /** Whatever gathering would refuse is refused here too. Of a known family the log says that it was read. */
  async preview(gathering: Gathering): Promise<Preview> {
    const { preview, seen } = await this.work.rehearse(() => this.rehearsed(gathering));
    this.work.note(...seen.map((each) => ({ action: 'read', scopeType: 'family', ...each }) as const));
    return preview;
  }

  private async rehearsed(gathering: Gathering): Promise<Rehearsed> {
    const gathered = await this.gatherings.gather(gathering);
    const messages = await this.messages.of(gathered.convened.meeting.id);
    const personIds = messages.flatMap(({ personId }) => personId ?? []);
    const known = await this.known.of(personIds);
    const preview = {
      messages: messages.map((message) => named(message, known, gathered)),
      notInvited: notInvited(gathered),
    };
    const isNew = personIds.every((id) => gathered.people.includes(id));
    return { preview, seen: isNew ? [] : seenOf(known) };
  }
}

function seenOf({ familyId, names, ways }: Known): SeenOfFamily[] {
  if (familyId === null) return [];
  return [
    ...(names.size > 0 ? [{ scopeId: familyId, category: 'identity' as const }] : []),
    ...(ways.size > 0 ? [{ scopeId: familyId, category: 'reach' as const }] : []),
  ];
}

/**
 * Whoever was told of just now has no id that would mean anything later. How somebody is reached is shown to whom it would be
 * shown elsewhere: also who arranges a case does not always know, and a safety ban may keep it from them.
 */
function named({ name, ...message }: FirstMessage, { names, ways }: Known, { people }: Gathered): NamedMessage {
  const { personId, address } = message;
  if (personId === null) return { ...message, to: name };
  const isKnown = address !== null && ways.get(personId)?.includes(address) === true;
  const to = names.get(personId) ?? null;
  return { ...message, to, address: isKnown ? address : null, personId: people.includes(personId) ? null : personId };
}

/** Once there is a time: who is not needed for it, and who may not be told. */
function notInvited({ convened: { meeting, participants } }: Gathered): string[] {
  if (meeting.state !== 'scheduled') return [];
  const others = participants.filter(
    ({ professionalId, isRoom, chosen }) => professionalId != null && !isRoom && !chosen,
  );
  return others.map(({ professionalId }) => professionalId!);
}
