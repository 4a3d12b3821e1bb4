import { Extensions } from '@nestjs/graphql';

/**
 * A mutation or query that wants a fresh sign-in (step-up): what opens a lot at once or is hard to undo. Without one of the
 * last five minutes it answers SIGN_IN_AGAIN, and nothing has run.
 */
export const Fresh = () => Extensions({ fresh: true });
