import type { ReactNode } from 'react';
import { Heading } from 'suomifi-ui-components';

interface SectionGiven {
  /** Of its heading; unlike all others on the screen. */
  readonly id: string;
  readonly title: string;
  readonly children: ReactNode;
}

/** A part of a screen, named by its heading. */
export function Section({ id, title, children }: SectionGiven) {
  return (
    <section aria-labelledby={id}>
      <Heading variant="h2" id={id}>
        {title}
      </Heading>
      {children}
    </section>
  );
}
