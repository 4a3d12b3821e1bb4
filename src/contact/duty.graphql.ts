import { Field, Int, ObjectType } from '@nestjs/graphql';
import { StaffName } from '../directory/directory.graphql.js';
import { DateTime, Uuid } from '../platform/graphql/scalars.js';
import type { ShiftRow } from './duty.service.js';

@ObjectType({ description: 'Somebody on duty for the queue of an area (päivystysvuoro).' })
export class DutyShift {
  @Field(() => Uuid, { description: 'Id of the shift.' })
  id!: string;

  @Field(() => StaffName, { description: 'Who.' })
  counsellor!: StaffName;

  @Field(() => DateTime, { description: 'Since when.' })
  startsAt!: string;

  @Field(() => DateTime, { description: 'Until when.' })
  endsAt!: string;

  static from(this: void, { id, principalId, givenName, familyName, startsAt, endsAt }: ShiftRow): DutyShift {
    return { id, counsellor: { id: principalId, givenName, familyName }, startsAt, endsAt };
  }
}

@ObjectType({
  description: 'How the duty of an area stands (päivystyksen tilanne): counts only, of nobody in particular.',
})
export class DutyStatus {
  @Field(() => Int, { description: 'Contacts in the duty queue.' })
  waiting!: number;

  @Field(() => Int, { description: 'How many of them are urgent (kiireellinen).' })
  urgent!: number;

  @Field(() => DateTime, {
    nullable: true,
    description: 'Since when the longest waiting one waits; null if none does.',
  })
  oldestReceivedAt!: string | null;

  @Field(() => Int, { description: 'How many people are on duty now. None while contacts wait: nobody sees them.' })
  onDuty!: number;
}
