import { Args, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Fresh } from '../../platform/graphql/fresh.js';
import { OwnSessionsService } from './own-sessions.service.js';
import { EndSessionInput, EndSessionsOfInput, Session, SignOutEverywhereInput } from './sessions.graphql.js';

/** Where people are signed in (istunnot). */
@Resolver()
export class SessionsResolver {
  constructor(private readonly sessions: OwnSessionsService) {}

  @Query(() => [Session], {
    description: 'Where one is signed in oneself, and which devices remember one (istunnot). Used last first.',
  })
  async mySessions(): Promise<Session[]> {
    return (await this.sessions.list()).map(Session.from);
  }

  @Mutation(() => [Session], { description: 'Ends a session of one’s own (istunto). Answers those that are left.' })
  async endSession(@Args('input', { description: 'Which.' }) input: EndSessionInput): Promise<Session[]> {
    await this.sessions.end(input.sessionId, 'sessionId');
    return this.mySessions();
  }

  @Mutation(() => Int, {
    description:
      'Signs out everywhere (kirjaudu ulos kaikkialta): all of one’s own sessions, remembered devices and visits by a code end. Answers how many sessions and devices that were.',
  })
  async signOutEverywhere(@Args('input', { description: 'Here too?' }) input: SignOutEverywhereInput): Promise<number> {
    return this.sessions.endEverywhere(input);
  }

  @Fresh()
  @Mutation(() => Int, {
    description:
      'Ends all sessions (istunnot) of somebody of the staff: who left, or whose device is lost. By an administrator of an area where they work or worked, who signed in within the last five minutes (SIGN_IN_AGAIN). Answers how many.',
  })
  async endSessionsOf(@Args('input', { description: 'Whose.' }) input: EndSessionsOfInput): Promise<number> {
    return this.sessions.endAllOf(input.professionalId, 'professionalId');
  }
}
