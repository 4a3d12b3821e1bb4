import { Extensions } from '@nestjs/graphql';

/**
 * A mutation or query that must never wait because its caller has asked for much: taking in a contact, breaking the glass.
 * It spends like the others, but as far as twice their budget.
 */
export const Emergency = () => Extensions({ emergency: true });
