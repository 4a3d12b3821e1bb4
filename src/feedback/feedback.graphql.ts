import { Field, InputType, ObjectType } from '@nestjs/graphql';
import type { Face } from '../follow-up/how-are-things/how-are-things.domain.js';
import { FaceEnum } from '../follow-up/how-are-things/how-are-things.graphql.js';
import { graphqlEnum } from '../platform/graphql/enums.js';
import { MutationInput } from '../platform/graphql/mutation-input.js';
import { DateTime, LocalDate, LongText, Uuid } from '../platform/graphql/scalars.js';
import type { AskedGroup, FeedbackKind, Grade, Said } from './feedback.domain.js';
import type { Heard, ToAsk } from './feedback.repository.js';

const FeedbackKindEnum = graphqlEnum<FeedbackKind>('FeedbackKind', 'After what feedback (palaute) is asked for.', {
  contact: 'A contact (yhteydenotto).',
  meeting: 'A meeting (tapaaminen).',
  closing: 'The closing of a case (päättäminen).',
});

export const AskedGroupEnum = graphqlEnum<AskedGroup>('AskedGroup', 'Whose feedback it is (vastaajaryhmä).', {
  family: 'A family (perhe).',
  professional: 'A professional (ammattilainen).',
});

const FeedbackGradeEnum = graphqlEnum<Grade>('FeedbackGrade', 'An answer to a question of a feedback (vastaus).', {
  yes: 'Yes (kyllä).',
  partly: 'Partly (osittain).',
  no: 'No (ei).',
});

@InputType({ description: 'Feedback (palaute) that was given on the phone.' })
export class RecordFeedbackInput extends MutationInput {
  @Field(() => Uuid, { description: 'The request, see `feedbackToAsk`.' })
  feedbackId!: string;

  @Field(() => FaceEnum, { description: 'How it was on the whole.' })
  face!: Face;

  @Field(() => FeedbackGradeEnum, { nullable: true, description: 'Was heard (tuli kuulluksi).' })
  heard?: Grade | null;

  @Field(() => FeedbackGradeEnum, { nullable: true, description: 'Knew what happens next (tiesi, mitä seuraavaksi).' })
  knewNext?: Grade | null;

  @Field(() => FeedbackGradeEnum, {
    nullable: true,
    description: 'One contact was enough (yksi yhteydenotto riitti); after a contact only.',
  })
  oneContact?: Grade | null;

  @Field(() => FeedbackGradeEnum, {
    nullable: true,
    description: 'Knows whom to call (tietää, kenelle soittaa); of a family after a meeting only.',
  })
  knowsWhom?: Grade | null;

  @Field(() => LongText, { nullable: true, description: 'In their own words (omin sanoin); at most 1,000 characters.' })
  text?: string | null;

  /** As the domain takes it. */
  static said(this: void, input: RecordFeedbackInput): Said {
    const { face, heard = null, knewNext = null, oneContact = null, knowsWhom = null, text = null } = input;
    return { face, heard, knewNext, oneContact, knowsWhom, text };
  }
}

@ObjectType({ description: 'What was written down.' })
export class FeedbackRecorded {
  @Field(() => Uuid, { description: 'Id of the request.' })
  id!: string;
}

@ObjectType({ description: 'Somebody to ask for feedback on the phone (puhelimessa kysyttävä palaute).' })
export class FeedbackToAsk {
  @Field(() => Uuid, { description: 'Id, for `recordFeedback`.' })
  id!: string;

  @Field(() => FeedbackKindEnum, { description: 'After what.' })
  kind!: FeedbackKind;

  @Field(() => AskedGroupEnum, { description: 'Family or professional.' })
  askedGroup!: AskedGroup;

  @Field(() => Uuid, { nullable: true, description: 'The contact; none of a case.' })
  contactId!: string | null;

  @Field(() => Uuid, { nullable: true, description: 'The case; none of a contact.' })
  caseId!: string | null;

  @Field(() => Uuid, { nullable: true, description: 'Whom to ask: a person of the family.' })
  personId!: string | null;

  @Field(() => Uuid, { nullable: true, description: 'Whom to ask: a professional.' })
  professionalId!: string | null;

  @Field(() => DateTime, { description: 'When it happened.' })
  happenedAt!: Temporal.Instant;

  @Field(() => DateTime, { description: 'Until when it can be answered.' })
  expiresAt!: Temporal.Instant;

  static from(this: void, found: ToAsk): FeedbackToAsk {
    const { id, kind, askedGroup, scopeType, scopeId, askedId } = found;
    const isOfCase = scopeType === 'case';
    return {
      id,
      kind,
      askedGroup,
      contactId: isOfCase ? null : scopeId,
      caseId: isOfCase ? scopeId : null,
      personId: isOfCase && askedGroup === 'family' ? askedId : null,
      professionalId: isOfCase && askedGroup === 'professional' ? askedId : null,
      happenedAt: Temporal.Instant.from(found.happenedAt),
      expiresAt: Temporal.Instant.from(found.expiresAt),
    };
  }
}

@ObjectType({ description: 'Feedback (palaute) as it was given, without who gave it and on which day.' })
export class Feedback {
  @Field(() => Uuid, { description: 'Id; random.' })
  id!: string;

  @Field(() => FeedbackKindEnum, { description: 'After what.' })
  kind!: FeedbackKind;

  @Field(() => AskedGroupEnum, { description: 'Family or professional.' })
  askedGroup!: AskedGroup;

  @Field(() => LocalDate, { description: 'First day of the month in which it was asked for (kuukausi).' })
  month!: Temporal.PlainDate;

  @Field(() => FaceEnum, { description: 'How it was on the whole.' })
  face!: Face;

  @Field(() => FeedbackGradeEnum, { nullable: true, description: 'Was heard (tuli kuulluksi).' })
  heard!: Grade | null;

  @Field(() => FeedbackGradeEnum, { nullable: true, description: 'Knew what happens next (tiesi, mitä seuraavaksi).' })
  knewNext!: Grade | null;

  @Field(() => FeedbackGradeEnum, { nullable: true, description: 'One contact was enough (yksi yhteydenotto riitti).' })
  oneContact!: Grade | null;

  @Field(() => FeedbackGradeEnum, { nullable: true, description: 'Knows whom to call (tietää, kenelle soittaa).' })
  knowsWhom!: Grade | null;

  @Field(() => LongText, { nullable: true, description: 'In their own words (omin sanoin).' })
  text!: string | null;

  static from(this: void, { id, kind, askedGroup, month, face, grades, text }: Heard): Feedback {
    return { id, kind, askedGroup, month: Temporal.PlainDate.from(month), face, ...grades, text };
  }
}
