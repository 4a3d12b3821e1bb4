import { Field, Int, ObjectType } from '@nestjs/graphql';
import type { Category } from '../../platform/access/policies.js';
import type { GlassReason } from '../../network/break-glass/break-glass.domain.js';
import { GlassReasonEnum } from '../../network/break-glass/break-glass.graphql.js';
import { connectionOf } from '../../platform/graphql/connection.js';
import { graphqlEnum } from '../../platform/graphql/enums.js';
import { DateTime, LocalDate } from '../../platform/graphql/scalars.js';
import type { ToldBasis } from './log-basis.domain.js';
import type * as domain from './log-entry.domain.js';
import type * as view from './log-view.js';

const LookerEnum = graphqlEnum<domain.Looker>('Looker', 'Who is told of in the access log (kuka).', {
  self: 'The reader (sinä itse).',
  family: 'Somebody else of the family (toinen perheestä).',
  professional: 'A professional (ammattilainen).',
  link: 'Somebody who came by the link of an invitation, a poll or a request for feedback (linkin kautta).',
  system: 'The program, without anybody’s doing (järjestelmä).',
  operator: 'Who runs the program, by a command (ylläpito).',
  unnamed: 'Somebody whose name is not told here: asked from the area (nimeä ei kerrota tässä).',
});

const LogActionEnum = graphqlEnum<domain.LogAction>('LogAction', 'What was done (mitä tehtiin).', {
  read: 'Looked at (katsoi).',
  record: 'Recorded (kirjasi).',
  change: 'Changed (muutti).',
  disclose: 'Disclosed (luovutti).',
  search: 'Searched whether there is a case (haki, onko asiaa).',
  refused: 'Tried to look and was not let (yritti katsoa, ei päässyt).',
});

export const LogCategoryEnum = graphqlEnum<Category>('LogCategory', 'Which part of what is known (mitä tietoa).', {
  logistics: 'Times, places and who takes part (ajat ja osallistujat).',
  identity: 'Names and birth dates (nimet ja syntymäajat).',
  reach: 'Ways of contact (yhteystiedot).',
  needs: 'Needs (tuen tarve).',
  minutes: 'Minutes (muistio).',
  plan: 'The plan (suunnitelma).',
  actions: 'Actions and promises (toimenpiteet ja lupaukset).',
  consents: 'Consents (suostumukset).',
  logs: 'The access log itself (katselutiedot).',
});

export const LogBasisEnum = graphqlEnum<ToldBasis>('LogBasis', 'Why it was allowed (peruste).', {
  opening: 'Opens the case (avaa asian).',
  counsellor: 'Counsellor of the case (asian palveluohjaaja).',
  'responsible-person': 'Responsible person (vastuuhenkilö).',
  'stand-in': 'Stands in for the responsible person (sijainen).',
  taker: 'Took the contact (otti yhteydenoton).',
  duty: 'On duty (päivystys).',
  recording: 'Recorded the contact (kirjasi yhteydenoton).',
  asking: 'Asked for advice or for a meeting (kysyi neuvoa tai pyysi tapaamista).',
  'team-lead': 'Leads the team (esihenkilö).',
  handover: 'Takes over (saattaen vaihtaminen).',
  consent: 'The family’s consent (suostumus).',
  'consent-after-leaving': 'Own promises for thirty days after leaving, by consent (omat lupaukset).',
  statute: 'A basis in law (laki).',
  'statute-after-leaving': 'Own promises for thirty days after leaving, by law (omat lupaukset).',
  'break-glass': 'An emergency (hätäkatselu).',
  supervision: 'Read with a reason by who leads the team (valvontakatselu).',
  review: 'Reviews such a reading (katselun tarkistus).',
  link: 'Own link (oma linkki).',
  own: 'Own matter (oma asia).',
  guardian: 'Guardian (huoltaja).',
  minor: 'The child or young person themselves (lapsi tai nuori itse).',
  'close-person': 'A close person whom the family invited (läheinen).',
  family: 'Told to somebody of the family (perheelle).',
  staff: 'Told to who answers for the case (asiasta vastaavalle).',
  'log-inspector': 'Inspects the access log (lokitarkastus).',
  operator: 'A command of who runs the program (ylläpito).',
  professional: 'Takes part in the matter (on mukana asiassa).',
  'former-counsellor': 'Was its counsellor and may reopen it (entinen palveluohjaaja).',
  admin: 'Looks after the service in the area (pääkäyttäjä).',
  statistician: 'Makes statistics (tilastot).',
  'basis-ended': 'A consent or a basis in law ended (peruste päättyi).',
  disqualification: 'Somebody was declared disqualified (esteellisyys).',
  'signing-in': 'Somebody showed who they are (tunnistautuminen).',
  'vouched-by': 'A counsellor vouched for who registered a passkey (pääsyavain).',
  'tried-out': 'A family’s code was entered wrongly too often (koodi suljettiin).',
  'identity-free': 'A time poll: nothing of the family was told (aikakysely).',
  'called-off': 'No more was told than that an invitation is called off (peruttu kutsu).',
  delivery: 'A message could not be delivered (viesti ei mennyt perille).',
  reply: 'A mail answered an invitation or a time poll (vastaus sähköpostilla).',
  'hold-override': 'A held time gave way to something more urgent (pito väistyi).',
  retention: 'The time for keeping it ended (säilytysaika päättyi).',
  none: 'None: it was refused (ei perustetta).',
  other: 'Another one, told by the area (muu).',
});

export const LogWithholdingReasonEnum = graphqlEnum<domain.LogWithholdingReason>(
  'LogWithholdingReason',
  'Why entries are kept from a client (miksi merkintä on salattu).',
  {
    'client-health': 'Grave danger to the health or care of the client (703/2023 11 §).',
    'rights-of-others': 'Grave danger to the rights of somebody else (703/2023 11 §).',
    'childs-interest': 'Against a very important interest of a child (621/1999 11 § 2).',
    investigation: 'An investigation of a crime would suffer (621/1999 11 § 2).',
  },
);

@ObjectType({ description: 'Somebody in the access log, as its reader may know them.' })
export class LogPerson {
  @Field(() => LookerEnum, { description: 'Who, in a code.' })
  who!: domain.Looker;

  @Field(() => String, {
    nullable: true,
    description: 'Name of a professional; of somebody of the family the first name.',
  })
  name!: string | null;

  @Field(() => String, { nullable: true, description: 'Title of a professional (nimike).' })
  title!: string | null;

  @Field(() => String, { nullable: true, description: 'The unit for which they acted (yksikkö).' })
  unitName!: string | null;
}

@ObjectType({ description: 'Why something was allowed (peruste).' })
export class LogGround {
  @Field(() => LogBasisEnum, { description: 'In a code.' })
  code!: ToldBasis;

  @Field(() => LocalDate, { nullable: true, description: 'Of a consent: the day on which it was given.' })
  givenOn!: Temporal.PlainDate | null;

  @Field(() => String, { nullable: true, description: 'Of a consent: the unit to which it was given.' })
  unitName!: string | null;

  @Field(() => String, { nullable: true, description: 'Of a basis in law: the statute and section (laki ja pykälä).' })
  statute!: string | null;

  @Field(() => GlassReasonEnum, {
    nullable: true,
    description: 'Of an emergency or a supervision: why (katselun syy).',
  })
  reason!: GlassReason | null;
}

@ObjectType({
  description: 'Who has looked, or what was disclosed to whom (kuka on katsonut): one entry for each look.',
})
export class LogEntry {
  @Field(() => LocalDate, { description: 'The day.' })
  day!: Temporal.PlainDate;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'The moment. None where the entry stands for a day: of somebody of the family, of looks at the log, of what is withheld.',
  })
  at!: Temporal.Instant | null;

  @Field(() => LogPerson, { nullable: true, description: 'Who did it; null where that is withheld.' })
  by!: LogPerson | null;

  @Field(() => LogActionEnum, { nullable: true, description: 'What was done; null where that is withheld.' })
  action!: domain.LogAction | null;

  @Field(() => [LogCategoryEnum], { description: 'With which parts of what is known of the family.' })
  categories!: readonly Category[];

  @Field(() => Int, { description: 'How many times, where the entry stands for a day.' })
  times!: number;

  @Field(() => [LogGround], { description: 'Why it was allowed.' })
  bases!: readonly LogGround[];

  @Field(() => LogPerson, { nullable: true, description: 'To whom it was disclosed.' })
  to!: LogPerson | null;

  @Field(() => LogWithholdingReasonEnum, {
    nullable: true,
    description: 'Why what stands here is kept from the reader (merkintä on salattu).',
  })
  withheld!: domain.LogWithholdingReason | null;

  static from(this: void, entry: view.LogEntry): LogEntry {
    return entry;
  }
}

export const LogEntryConnection = connectionOf(LogEntry, 'LogEntry');
