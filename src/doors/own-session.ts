import type { OwnSessionsService } from '../sign-in/sessions/own-sessions.service.js';
import type { Actor } from '../platform/access/actor.js';
import type { Work } from '../platform/access/work.js';
import { UUID } from '../platform/graphql/scalars.js';
import { orNull } from './form-proof.js';

/** What a door works with to end one of somebody's sessions. */
interface Ending {
  readonly work: Work;
  readonly own: OwnSessionsService;
  /** What the access log says was done. */
  readonly operation: string;
}

/**
 * Ends one of the actor's own sessions or devices. False where there is none: it ended before, is somebody else's, or what
 * the form named is no id.
 */
export async function endOwnSession(actor: Actor, id: string, { work, own, operation }: Ending): Promise<boolean> {
  if (!UUID.test(id)) return false;
  const ended = await orNull(
    work.run(actor, operation, async () => {
      await own.end(id, 'sessionId');
      return true;
    }),
  );
  return ended === true;
}
