import { Args, Info, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { Uuid } from '../../platform/graphql/scalars.js';
import { Contact } from '../contact.graphql.js';
import { ContactReading } from '../contact.reading.js';
import { partsOf } from '../contact.parts.js';
import { AnsweringConsultation } from './answering-consultation.js';
import { Asking } from './asking.js';
import {
  AnswerConsultationInput,
  AskCounsellorInput,
  Consultation,
  ConsultationCount,
  RecordedQuestion,
} from './consultation.graphql.js';
import { ConsultationService } from './consultation.service.js';

/** What professionals ask counsellors (konsultaatio, työpari, Yhdessä aika). */
@Resolver()
export class ConsultationResolver {
  constructor(
    private readonly asking: Asking,
    private readonly answering: AnsweringConsultation,
    private readonly consultations: ConsultationService,
    private readonly contacts: ContactReading,
  ) {}

  @Query(() => [Consultation], {
    description: 'What the signed-in professional has asked, the newest first, at most 100 (omat kysymykset).',
  })
  async myConsultations(): Promise<Consultation[]> {
    return (await this.consultations.mine()).map(Consultation.from);
  }

  @Query(() => [ConsultationCount], {
    description: 'How often each sector asked for what in a quarter. For counsellors and team leads of the area.',
  })
  async consultationCounts(
    @Args('areaId', { type: () => Uuid, description: 'The area.' }) areaId: string,
    @Args('year', { type: () => Int, description: 'The year.' }) year: number,
    @Args('quarter', { type: () => Int, description: 'Its quarter, 1 to 4.' }) quarter: number,
  ): Promise<ConsultationCount[]> {
    return (await this.consultations.counts(areaId, { year, quarter })).map(ConsultationCount.from);
  }

  @Mutation(() => RecordedQuestion, {
    description:
      'A professional of any unit asks the area’s counsellors: for advice, as work pair, or for a Yhdessä aika. The family is not named.',
  })
  async askCounsellor(
    @Args('input', { description: 'What, and for which unit.' }) input: AskCounsellorInput,
  ): Promise<RecordedQuestion> {
    return RecordedQuestion.from(await this.asking.ask(input));
  }

  @Mutation(() => Contact, {
    description: 'Answers the question of a professional. By who has taken it; the asker is told by mail.',
  })
  async answerConsultation(
    @Args('input', { description: 'Which, and the answer.' }) input: AnswerConsultationInput,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Contact> {
    const id = await this.answering.answerConsultation(input, input.answer);
    return Contact.from(await this.contacts.one(id, partsOf(info)));
  }
}
