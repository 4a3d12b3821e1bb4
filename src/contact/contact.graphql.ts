import { Field, Int, ObjectType } from '@nestjs/graphql';
import type { NeedCode, Sector } from '../directory/directory.domain.js';
import { Municipality, NeedCodeEnum, SectorEnum, StaffName } from '../directory/directory.graphql.js';
import { connectionOf } from '../platform/graphql/connection.js';
import { graphqlEnum } from '../platform/graphql/enums.js';
import { DateTime, Uuid } from '../platform/graphql/scalars.js';
import type { Ask, Channel, ContactRole, ContactState, Outcome, StatutoryNotice, Urgency } from './contact.domain.js';
import type { ContactView } from './contact.reading.js';

export const ChannelEnum = graphqlEnum<Channel>('Channel', 'How the contact came (asiointitapa, kanava).', {
  phone: 'By phone (puhelin).',
  email: 'By e-mail (sähköposti).',
  'web-form': 'By the button "Pyydä neuvo".',
  chat: 'By chat.',
  'face-to-face': 'Face to face (kasvokkain).',
});

export const ContactRoleEnum = graphqlEnum<ContactRole>('ContactRole', 'Who made the contact (yhteydenottajataho).', {
  'family-member': 'A parent or another grown member of the family (perheenjäsen).',
  child: 'A child or young person (lapsi tai nuori).',
  'close-person': 'Somebody close to the family (läheinen).',
  professional: 'A professional, about a client (ammattilainen).',
});

export const UrgencyEnum = graphqlEnum<Urgency>('Urgency', 'How soon somebody must answer (kiireellisyys).', {
  urgent: 'At once: need of urgent help is assessed without delay (1301/2014 36 §).',
  soon: 'Within the day.',
  routine: 'Within a working day.',
});

export const AskEnum = graphqlEnum<Ask>('Ask', 'What is asked for (mitä pyydetään).', {
  advice: 'Advice (neuvo).',
  consultation: 'A consultation about a client (konsultaatio).',
  'work-pair': 'The counsellor as work pair with a client (työpari).',
  meeting: 'A network meeting, Yhdessä aika (verkostotapaaminen).',
});

export const StatutoryNoticeEnum = graphqlEnum<StatutoryNotice>(
  'StatutoryNotice',
  'A statutory notification of which the fact and the time are noted. Never blocked by consent.',
  {
    'child-welfare-417-2007-25': 'Child welfare notification (lastensuojeluilmoitus, 417/2007 25 §).',
    'social-welfare-1301-2014-35': 'Contact to assess the need of support (1301/2014 35 §).',
  },
);

const ContactStateEnum = graphqlEnum<ContactState>('ContactState', 'Where a contact stands (tila).', {
  received: 'Received, not answered yet (vastaanotettu).',
  answered: 'A human has answered (vastattu).',
  'not-reached': 'Tried to reach, in vain; tried again until the third time (ei tavoitettu).',
  advised: 'Ended: advice was given (neuvottu).',
  'directed-to-service': 'Ended: directed to a service (ohjattu palveluun).',
  'case-opened': 'Ended: a case was opened (asia avattu).',
  'consultation-given': 'Ended: a professional was consulted (konsultoitu).',
  'work-pair-agreed': 'Ended: the counsellor comes along as work pair (työpari sovittu).',
});

export const OutcomeEnum = graphqlEnum<Outcome>(
  'Outcome',
  'How an answered contact ends (lopputulos). To open a case, see `openCase`.',
  {
    advised: 'Advice was given (neuvottu).',
    'directed-to-service': 'Directed to the services named (ohjattu palveluun).',
    'consultation-given': 'A professional was consulted (konsultoitu).',
    'work-pair-agreed': 'The counsellor comes along as work pair (työpari sovittu).',
  },
);

@ObjectType({ description: 'A service that a contact was directed to, by name.' })
export class DirectedService {
  @Field(() => Uuid, { description: 'Id of the service.' })
  id!: string;

  @Field(() => String, { description: 'Name of the service.' })
  name!: string;

  @Field(() => String, { description: 'Name of its unit.' })
  unitName!: string;
}

@ObjectType({ description: 'What a contact is about and what came of it (tuen tarve).' })
export class ContactNeeds {
  @Field(() => [NeedCodeEnum], { description: 'Needs.' })
  needCodes!: readonly NeedCode[];

  @Field(() => String, { nullable: true, description: 'What was told, in short. Sealed.' })
  description!: string | null;

  @Field(() => StatutoryNoticeEnum, { nullable: true, description: 'Statutory notification made, if any.' })
  statutoryNotice!: StatutoryNotice | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was made.' })
  statutoryNoticeAt!: string | null;

  @Field(() => String, { nullable: true, description: 'What came of it, in short. Sealed.' })
  outcomeNote!: string | null;

  @Field(() => [DirectedService], { description: 'Services directed to.' })
  services!: readonly DirectedService[];
}

@ObjectType({ description: 'Who made the contact. None for an anonymous contact.' })
export class ContactIdentity {
  @Field(() => String, { nullable: true, description: 'Given name.' })
  givenName!: string | null;

  @Field(() => String, { nullable: true, description: 'Family name.' })
  familyName!: string | null;

  @Field(() => String, { nullable: true, description: 'Number to call back, E.164.' })
  phone!: string | null;

  @Field(() => String, { nullable: true, description: 'E-mail address.' })
  email!: string | null;

  @Field(() => String, { nullable: true, description: 'When it is safe to call (turvallinen soittoaika).' })
  safeTimeToCall!: string | null;
}

@ObjectType({ description: 'A contact (yhteydenotto): one is enough.' })
export class Contact {
  @Field(() => Uuid, { description: 'Id of the contact.' })
  id!: string;

  @Field(() => Uuid, { description: 'The area it belongs to.' })
  areaId!: string;

  @Field(() => ContactStateEnum, { description: 'Where it stands.' })
  state!: ContactState;

  @Field(() => ChannelEnum, { description: 'How it came.' })
  channel!: Channel;

  @Field(() => ContactRoleEnum, { description: 'Who made it.' })
  contactRole!: ContactRole;

  @Field(() => SectorEnum, { nullable: true, description: 'The field of a contacting professional.' })
  sector!: Sector | null;

  @Field(() => Municipality, {
    nullable: true,
    description: 'Where the family lives; where there is a safety ban, for who has taken the contact alone.',
  })
  municipality!: Municipality | null;

  @Field(() => Boolean, { description: 'Whether somebody said that there is a safety ban (turvakielto).' })
  hasSafetyBan!: boolean;

  @Field(() => UrgencyEnum, { description: 'How soon somebody must answer.' })
  urgency!: Urgency;

  @Field(() => AskEnum, { description: 'What is asked for.' })
  ask!: Ask;

  @Field(() => Boolean, { description: 'Whether it was made without telling who. Then no identity is stored.' })
  anonymous!: boolean;

  @Field(() => DateTime, { description: 'When it was received.' })
  receivedAt!: string;

  @Field(() => StaffName, { description: 'Who recorded it (kirjaaja).' })
  recordedBy!: StaffName;

  @Field(() => StaffName, { nullable: true, description: 'Who has taken it; nobody: it is in the duty queue.' })
  takenBy!: StaffName | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was taken.' })
  takenAt!: string | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When a human first answered; only the first answer’s time is kept.',
  })
  firstAnsweredAt!: string | null;

  @Field(() => Int, {
    description: 'Failed attempts to reach the person since the last answer; the third one ends it.',
  })
  attempts!: number;

  @Field(() => [DateTime], { description: 'When those attempts were made (tavoitteluyritykset), the oldest first.' })
  attemptedAt!: readonly string[];

  @Field(() => DateTime, { nullable: true, description: 'When it ended.' })
  concludedAt!: string | null;

  @Field(() => ContactNeeds, { nullable: true, description: 'What it is about; null for those who may not know.' })
  needs!: ContactNeeds | null;

  @Field(() => ContactIdentity, {
    nullable: true,
    description: 'Who made it; null if anonymous, or for those who may not know.',
  })
  identity!: ContactIdentity | null;

  @Field(() => Int, { description: 'Version, for `expectedVersion`.' })
  version!: number;

  static from(this: void, view: ContactView): Contact {
    const { id, areaId, state, channel, contactRole, sector, municipality, urgency, ask, anonymous, version } = view;
    const { receivedAt, recordedBy, takenBy, takenAt, firstAnsweredAt, attemptedAt, concludedAt, identity } = view;
    const { hasSafetyBan } = view;
    const what = { id, areaId, state, channel, contactRole, sector, municipality, urgency, ask, anonymous, version };
    return {
      ...what,
      hasSafetyBan,
      receivedAt,
      recordedBy,
      takenBy,
      takenAt,
      firstAnsweredAt,
      attempts: attemptedAt.length,
      attemptedAt,
      concludedAt,
      identity,
      needs: needsFrom(view),
    };
  }

  static orNull(this: void, view: ContactView | null): Contact | null {
    return view && Contact.from(view);
  }
}

function needsFrom({
  needs,
  needCodes,
  statutoryNotice,
  statutoryNoticeAt,
  services,
}: ContactView): ContactNeeds | null {
  if (!needs) return null;
  const { description, outcomeNote } = needs;
  const notice = { statutoryNotice: statutoryNotice ?? null, statutoryNoticeAt: statutoryNoticeAt ?? null };
  return { needCodes: needCodes ?? [], description, outcomeNote, ...notice, services: services ?? [] };
}

export const ContactConnection = connectionOf(Contact, 'Contact');
