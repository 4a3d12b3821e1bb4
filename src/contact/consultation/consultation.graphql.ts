import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { NeedCode, Sector } from '../../directory/directory.domain.js';
import { NeedCodeEnum, SectorEnum, StaffName } from '../../directory/directory.graphql.js';
import { graphqlEnum } from '../../platform/graphql/enums.js';
import { MutationInput } from '../../platform/graphql/mutation-input.js';
import { DateTime, LongText, ShortText, Uuid } from '../../platform/graphql/scalars.js';
import type { Urgency } from '../contact.domain.js';
import { UrgencyEnum } from '../contact.graphql.js';
import { ContactInput } from '../contact.inputs.graphql.js';
import type { ConsultationAsk, ConsultationState } from './consultation.domain.js';
import type * as entity from './consultation.entity.js';
import type { AskedCount } from './consultation.repository.js';
import type { AskedView } from './consultation.service.js';

const ConsultationAskEnum = graphqlEnum<ConsultationAsk>(
  'ConsultationAsk',
  'What a professional asks a counsellor for (mitä ammattilainen pyytää).',
  {
    consultation: 'Advice about a client (konsultaatio).',
    'work-pair': 'To come along as work pair (työpari).',
    meeting: 'A network meeting, Yhdessä aika.',
  },
);

const ConsultationStateEnum = graphqlEnum<ConsultationState>(
  'ConsultationState',
  'Where a question stands (kysymyksen tila).',
  { asked: 'Waits for an answer (odottaa vastausta).', answered: 'Has been answered (vastattu).' },
);

@InputType({ description: 'A question of a professional (konsultaatio). Nobody is named in it (1301/2014 35 §).' })
export class AskCounsellorInput extends MutationInput {
  @Field(() => Uuid, { description: 'The area whose counsellors are asked.' })
  areaId!: string;

  @Field(() => Uuid, { description: 'The unit of the area for which one asks.' })
  unitId!: string;

  @Field(() => ConsultationAskEnum, { description: 'What is asked for.' })
  ask!: ConsultationAsk;

  @Field(() => ShortText, { description: 'Code of the municipality where the family lives.' })
  municipality!: string;

  @Field(() => [NeedCodeEnum], { description: 'What it is about: one to eight needs.' })
  needCodes!: NeedCode[];

  @Field(() => UrgencyEnum, { description: 'How soon somebody must answer.' })
  urgency!: Urgency;

  @Field(() => LongText, { description: 'The situation and the question. Describe the family, do not name it.' })
  question!: string;
}

@InputType({ description: 'The answer to a question of a professional (vastaus).' })
export class AnswerConsultationInput extends ContactInput {
  @Field(() => LongText, { description: 'The answer, as the asker reads it.' })
  answer!: string;
}

@ObjectType({ description: 'A question that was recorded; it waits in the duty queue.' })
export class RecordedQuestion {
  @Field(() => Uuid, { description: 'The contact that it is.' })
  contactId!: string;

  @Field(() => DateTime, { description: 'When it was asked.' })
  askedAt!: Temporal.Instant;

  static from(this: void, { contactId, askedAt }: entity.Consultation): RecordedQuestion {
    return { contactId, askedAt };
  }
}

@ObjectType({ description: 'A question of the reader’s own, and its answer (oma kysymys).' })
export class Consultation {
  @Field(() => Uuid, { description: 'The contact that it is.' })
  contactId!: string;

  @Field(() => ConsultationAskEnum, { description: 'What was asked for.' })
  ask!: ConsultationAsk;

  @Field(() => ConsultationStateEnum, { description: 'Where it stands.' })
  state!: ConsultationState;

  @Field(() => DateTime, { description: 'When it was asked.' })
  askedAt!: string;

  @Field(() => String, { nullable: true, description: 'The question. Sealed; null when it was erased.' })
  question!: string | null;

  @Field(() => String, { nullable: true, description: 'The answer. Sealed.' })
  answer!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was answered last.' })
  answeredAt!: string | null;

  @Field(() => StaffName, { nullable: true, description: 'Who answered.' })
  answeredBy!: StaffName | null;

  static from(this: void, view: AskedView): Consultation {
    const { contactId, ask, askedAt, question, answer, answeredAt, answeredBy } = view;
    const state = answeredAt === null ? 'asked' : 'answered';
    return { contactId, ask, state, askedAt, question, answer, answeredAt, answeredBy };
  }
}

@ObjectType({ description: 'How often a sector asked for something (kysymysten määrä).' })
export class ConsultationCount {
  @Field(() => SectorEnum, { description: 'The sector of the asker’s unit.' })
  sector!: Sector;

  @Field(() => ConsultationAskEnum, { description: 'What was asked for.' })
  ask!: ConsultationAsk;

  @Field(() => Int, { description: 'How often.' })
  asked!: number;

  @Field(() => Int, { description: 'How many of these have been answered.' })
  answered!: number;

  static from(this: void, { sector, ask, asked, answered }: AskedCount): ConsultationCount {
    return { sector, ask, asked, answered };
  }
}
