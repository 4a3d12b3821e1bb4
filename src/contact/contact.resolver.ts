import { Args, Info, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { type Page, PageArgs, mapPage } from '../platform/graphql/connection.js';
import { Emergency } from '../platform/graphql/emergency.js';
import { Uuid } from '../platform/graphql/scalars.js';
import { Contact, ContactConnection } from './contact.graphql.js';
import {
  ConcludeContactInput,
  ContactInput,
  CorrectContactInput,
  NoteStatutoryNoticeInput,
  PersonSearchInput,
  ReassignContactInput,
  RecordAnswerInput,
  RecordContactInput,
} from './contact.inputs.graphql.js';
import { ContactCorrection } from './contact.correction.js';
import { ContactIntake } from './intake.service.js';
import { partsOf } from './contact.parts.js';
import { ContactReading } from './contact.reading.js';
import { ContactService } from './contact.service.js';

/** Contacts (yhteydenotot). */
@Resolver()
export class ContactResolver {
  constructor(
    private readonly reading: ContactReading,
    private readonly intake: ContactIntake,
    private readonly contacts: ContactService,
    private readonly corrections: ContactCorrection,
  ) {}

  @Query(() => ContactConnection, {
    description:
      'The duty queue (päivystysjono) of an area: open contacts, urgent first, then longest waiting. For those on duty.',
  })
  async dutyQueue(
    @Args('areaId', { type: () => Uuid, description: 'The area.' }) areaId: string,
    @Args() page: PageArgs,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Page<Contact>> {
    return mapPage(await this.reading.queue(areaId, partsOf(info, 'edges.node.'), page), Contact.from);
  }

  @Query(() => ContactConnection, { description: 'Contacts that the actor has taken, the newest first.' })
  async myContacts(
    @Args('areaId', { type: () => Uuid, description: 'The area.' }) areaId: string,
    @Args('unfinishedOnly', { defaultValue: true, description: 'Leave out what is concluded.' })
    unfinishedOnly: boolean,
    @Args() page: PageArgs,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Page<Contact>> {
    return mapPage(await this.reading.mine(areaId, unfinishedOnly, partsOf(info, 'edges.node.'), page), Contact.from);
  }

  @Query(() => ContactConnection, {
    description:
      'Unfinished contacts that counsellors of the area have taken, without needs and identity. For team leads, to reassign.',
  })
  async teamContacts(
    @Args('areaId', { type: () => Uuid, description: 'The area.' }) areaId: string,
    @Args() page: PageArgs,
  ): Promise<Page<Contact>> {
    return mapPage(await this.reading.ofTeam(areaId, page), Contact.from);
  }

  @Query(() => Contact, { description: 'One contact.' })
  async contact(
    @Args('id', { type: () => Uuid, description: 'Its id.' }) id: string,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Contact> {
    return Contact.from(await this.reading.one(id, partsOf(info)));
  }

  @Query(() => [Contact], {
    description: 'Contacts with a person: one’s own and, on duty, open ones. The newest first, at most 50.',
  })
  async contactsOfPerson(
    @Args('areaId', { type: () => Uuid, description: 'The area.' }) areaId: string,
    @Args('person', { description: 'Whom to look for.' }) person: PersonSearchInput,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Contact[]> {
    return (await this.reading.ofPerson(areaId, person, partsOf(info))).map(Contact.from);
  }

  @Emergency()
  @Mutation(() => Contact, { description: 'Records a contact in one go. By a counsellor of the area.' })
  async recordContact(
    @Args('input', { description: 'What was told.' }) input: RecordContactInput,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Contact> {
    const { id } = await this.intake.record(input);
    return this.shown(id, info);
  }

  @Mutation(() => Contact, { description: 'Takes a contact out of the queue; it closes to everybody else.' })
  async takeContact(
    @Args('input', { description: 'Which contact.' }) input: ContactInput,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Contact> {
    return this.shown(await this.contacts.take(input), info);
  }

  @Mutation(() => Contact, {
    nullable: true,
    description: 'Puts a contact back into the queue. Null if the actor, not being on duty, no longer sees it.',
  })
  async releaseContact(
    @Args('input', { description: 'Which contact.' }) input: ContactInput,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Contact | null> {
    return Contact.orNull(await this.reading.ifVisible(await this.contacts.release(input), partsOf(info)));
  }

  @Mutation(() => Contact, {
    description: 'Hands an unfinished contact to another counsellor. By a team lead of the area.',
  })
  async reassignContact(
    @Args('input', { description: 'Which contact, to whom.' }) input: ReassignContactInput,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Contact> {
    return this.shown(await this.contacts.reassign(input, input.counsellorId), info);
  }

  @Mutation(() => Contact, { description: 'Records that a human has answered.' })
  async recordAnswer(
    @Args('input', { description: 'Which contact, when.' }) input: RecordAnswerInput,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Contact> {
    return this.shown(await this.contacts.recordAnswer(input, input.answeredAt), info);
  }

  @Mutation(() => Contact, {
    description: 'Records an attempt to reach the person that failed. The third one ends the contact.',
  })
  async recordNotReached(
    @Args('input', { description: 'Which contact.' }) input: ContactInput,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Contact> {
    return this.shown(await this.contacts.recordNotReached(input), info);
  }

  @Mutation(() => Contact, { description: 'Ends an answered contact.' })
  async concludeContact(
    @Args('input', { description: 'How it ends.' }) input: ConcludeContactInput,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Contact> {
    return this.shown(await this.contacts.conclude(input, input), info);
  }

  @Mutation(() => Contact, { description: 'Corrects what was misheard, while the contact is unfinished.' })
  async correctContact(
    @Args('input', { description: 'Which contact, and what instead.' }) input: CorrectContactInput,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Contact> {
    return this.shown(await this.corrections.correct(input, input), info);
  }

  @Mutation(() => Contact, {
    description:
      'Notes that a statutory notification was made; never blocked, also after the end, when the version stays. The same statute again corrects the time.',
  })
  async noteStatutoryNotice(
    @Args('input', { description: 'Which contact, which notification.' }) input: NoteStatutoryNoticeInput,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Contact> {
    return this.shown(await this.corrections.noteStatutoryNotice(input, input), info);
  }

  private async shown(id: string, info: GraphQLResolveInfo): Promise<Contact> {
    return Contact.from(await this.reading.one(id, partsOf(info)));
  }
}
