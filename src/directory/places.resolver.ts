import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Uuid } from '../platform/graphql/scalars.js';
import { AddRoomInput, KeepTravelTimeInput, Room, TravelTime, WithdrawRoomInput } from './places.graphql.js';
import { Places } from './places.js';

/** Rooms (tilat), and how far it is to them. */
@Resolver()
export class PlacesResolver {
  constructor(private readonly places: Places) {}

  @Query(() => [Room], { description: 'Rooms (tilat) of an area, in Finnish order. For staff.' })
  async rooms(@Args('areaId', { type: () => Uuid, description: 'The area.' }) areaId: string): Promise<Room[]> {
    return (await this.places.rooms(areaId)).map(Room.from);
  }

  @Query(() => [TravelTime], { description: 'Ways between municipalities (matka-ajat) that an area knows.' })
  async travelTimes(
    @Args('areaId', { type: () => Uuid, description: 'The area.' }) areaId: string,
  ): Promise<TravelTime[]> {
    return (await this.places.travelTimes(areaId)).map(TravelTime.from);
  }

  @Mutation(() => Room, { description: 'Adds a room (tila) of a unit.' })
  async addRoom(@Args('input', { description: 'Whose, which.' }) input: AddRoomInput): Promise<Room> {
    return Room.from(await this.places.addRoom(input));
  }

  @Mutation(() => Room, { description: 'Takes a room out of the directory.' })
  async withdrawRoom(@Args('input', { description: 'Which.' }) input: WithdrawRoomInput): Promise<Room> {
    return Room.from(await this.places.withdrawRoom(input.roomId));
  }

  @Mutation(() => TravelTime, { description: 'Says how long a way takes (matka-aika).' })
  async keepTravelTime(
    @Args('input', { description: 'Between which, how long.' }) input: KeepTravelTimeInput,
  ): Promise<TravelTime> {
    return TravelTime.from(await this.places.keepTravelTime(input));
  }
}
