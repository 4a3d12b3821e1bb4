import { Field, ObjectType } from '@nestjs/graphql';
import type { ScopeType } from '../platform/access/policies.js';
import { graphqlEnum } from '../platform/graphql/enums.js';
import { DateTime, Uuid } from '../platform/graphql/scalars.js';
import type { Change as Heard } from '../platform/live/change.js';

const ChangedScope = graphqlEnum<ScopeType>('ChangedScope', 'What kind of thing has changed.', {
  contact: 'A contact (yhteydenotto).',
  family: 'A family (perhe).',
  case: 'A case (asia).',
});

@ObjectType({
  description:
    'That something changed (muutos). Ids only: what it is now is asked for as ever, and told to whom it is told.',
})
export class Change {
  @Field(() => ChangedScope, {
    nullable: true,
    description:
      'What kind of thing it is. None: hearing begins with this, or something was missed; anything may have changed.',
  })
  scope!: ScopeType | null;

  @Field(() => Uuid, { nullable: true, description: 'Its id. None: anything may have changed.' })
  id!: string | null;

  @Field(() => DateTime, { description: 'When it was heard of.' })
  at!: string;

  static from({ changed, at }: Heard): Change {
    return { scope: changed?.scope ?? null, id: changed?.id ?? null, at: at.toString() };
  }
}
