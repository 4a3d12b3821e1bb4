import type { ReactNode, Ref } from 'react';
import { Heading } from 'suomifi-ui-components';

interface PartGiven {
  readonly title: string;
  /** For who leads somebody to the heading. */
  readonly heading?: Ref<HTMLDivElement>;
  readonly children: ReactNode;
}

/** A part of the wall. Its heading takes the focus when what had it is gone: see `useFocusKept`. */
export function PlanPart({ title, heading, children }: PartGiven) {
  return (
    <section className="plan-part">
      <div ref={heading} tabIndex={-1} className="plan-heading">
        <Heading variant="h2">{title}</Heading>
      </div>
      {children}
    </section>
  );
}
