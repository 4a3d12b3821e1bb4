import type { ReactNode } from 'react';

interface FactGiven {
  readonly name: string;
  readonly children: ReactNode;
}

/** One of the facts of a list (`dl`): what it is, and what is known of it. */
export function Fact({ name, children }: FactGiven) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
