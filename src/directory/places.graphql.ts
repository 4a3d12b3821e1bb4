import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { MutationInput } from '../platform/graphql/mutation-input.js';
import { ShortText, Uuid } from '../platform/graphql/scalars.js';
import type { RoomRow, TravelRow } from './places.repository.js';

@ObjectType({ description: 'A room (tila) of a unit: a meeting books it like a participant, and tells it nothing.' })
export class Room {
  @Field(() => Uuid, { description: 'Id; where a meeting wants a professional, it may be this.' })
  id!: string;

  @Field(() => String, { description: 'Name.' })
  name!: string;

  @Field(() => Uuid, { description: 'The unit whose room it is.' })
  unitId!: string;

  @Field(() => String, { description: 'Name of the unit.' })
  unitName!: string;

  @Field(() => String, { nullable: true, description: 'Code of the municipality where it is: that of its unit.' })
  municipality!: string | null;

  static from(this: void, { id, name, unitId, unitName, municipality }: RoomRow): Room {
    return { id, name, unitId, unitName, municipality };
  }
}

@ObjectType({ description: 'How long the way between two municipalities takes (matka-aika), there as well as back.' })
export class TravelTime implements TravelRow {
  @Field(() => String, { description: 'Code of the one municipality.' })
  from!: string;

  @Field(() => String, { description: 'Code of the other.' })
  to!: string;

  @Field(() => Int, { description: 'Minutes.' })
  minutes!: number;

  static from(this: void, { from, to, minutes }: TravelRow): TravelTime {
    return { from, to, minutes };
  }
}

@InputType({ description: 'A new room of a unit. By an administrator of the area.' })
export class AddRoomInput extends MutationInput {
  @Field(() => Uuid, { description: 'The unit whose room it is; it has a municipality.' })
  unitId!: string;

  @Field(() => ShortText, { description: 'Name, as it stands on the door.' })
  name!: string;
}

@InputType({ description: 'A room in which nobody meets any more. By an administrator of the area.' })
export class WithdrawRoomInput extends MutationInput {
  @Field(() => Uuid, { description: 'Which room.' })
  roomId!: string;
}

@InputType({ description: 'How long a way takes, for meetings of an area. By an administrator of it.' })
export class KeepTravelTimeInput extends MutationInput {
  @Field(() => Uuid, { description: 'The area.' })
  areaId!: string;

  @Field(() => ShortText, { description: 'Code of the one municipality.' })
  from!: string;

  @Field(() => ShortText, { description: 'Code of the other; not the same. Either may be of another area.' })
  to!: string;

  @Field(() => Int, { description: 'Minutes, 1–720.' })
  minutes!: number;
}
