import { Clock } from './platform/clock/clock.js';
import { Holding } from './platform/outbox/holding.js';
import { type Command, withOwner } from './commands.js';

/** `outbox [--hold]`: what waits to happen, by kind; and holds it back until an administrator decides. */
export const outbox: Command = async (args) => {
  const isHolding = args.length === 1 && args[0] === '--hold';
  if (args.length > 0 && !isHolding) throw new Error('usage: outbox [--hold]');
  return withOwner('check-log', async ({ orm }) => {
    const holding = new Holding(orm.em, new Clock().now());
    return isHolding ? { held: await holding.hold() } : { waiting: await holding.waiting() };
  });
};
