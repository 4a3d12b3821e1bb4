import { Field, Int, ObjectType } from '@nestjs/graphql';
import type { AskedGroup } from './feedback.domain.js';
import { AskedGroupEnum } from './feedback.graphql.js';
import type { GroupReport } from './report.domain.js';

const PEOPLE = 'How many people; null where so few that it could tell who.';

@ObjectType({ description: 'How many chose which face (kasvojen jakauma).' })
export class FeedbackFaces {
  @Field(() => Int, { nullable: true, description: `Good (hyvin). ${PEOPLE}` })
  good!: number | null;

  @Field(() => Int, { nullable: true, description: `So-so (siltä väliltä). ${PEOPLE}` })
  soSo!: number | null;

  @Field(() => Int, { nullable: true, description: `Bad (huonosti). ${PEOPLE}` })
  bad!: number | null;
}

@ObjectType({ description: 'How many answered a question how (vastausten jakauma).' })
export class FeedbackGrades {
  @Field(() => Int, { nullable: true, description: `Yes (kyllä). ${PEOPLE}` })
  yes!: number | null;

  @Field(() => Int, { nullable: true, description: `Partly (osittain). ${PEOPLE}` })
  partly!: number | null;

  @Field(() => Int, { nullable: true, description: `No (ei). ${PEOPLE}` })
  no!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: `Gave feedback, but did not answer this or was not asked it. ${PEOPLE}`,
  })
  unsaid!: number | null;
}

@ObjectType({ description: 'What one group said in a quarter (ryhmän palaute), small numbers suppressed.' })
export class FeedbackGroupReport {
  @Field(() => AskedGroupEnum, { description: 'Families or professionals: never together.' })
  group!: AskedGroup;

  @Field(() => Int, { nullable: true, description: `Were asked (kysytty). ${PEOPLE}` })
  asked!: number | null;

  @Field(() => Int, { nullable: true, description: `Gave feedback (vastanneet). ${PEOPLE}` })
  answered!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Response rate (vastausprosentti), whole percent; null besides when fewer than ten were asked.',
  })
  rate!: number | null;

  @Field(() => FeedbackFaces, { description: 'The whole.' })
  face!: FeedbackFaces;

  @Field(() => FeedbackGrades, { description: 'Was heard (tuli kuulluksi).' })
  heard!: FeedbackGrades;

  @Field(() => FeedbackGrades, { description: 'Knew what happens next (tiesi, mitä seuraavaksi).' })
  knewNext!: FeedbackGrades;

  @Field(() => FeedbackGrades, { description: 'One contact was enough (yksi yhteydenotto riitti).' })
  oneContact!: FeedbackGrades;

  @Field(() => FeedbackGrades, { description: 'Knows whom to call (tietää, kenelle soittaa).' })
  knowsWhom!: FeedbackGrades;

  static from(this: void, { group, asked, answered, rate, face, grades }: GroupReport): FeedbackGroupReport {
    return { group, asked, answered, rate, face: { good: face.good, soSo: face['so-so'], bad: face.bad }, ...grades };
  }
}
