import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { Heading } from 'suomifi-ui-components';
import type { Part } from './case-facts.js';
import { placeOf, type Screen } from './screens.js';

/** How the address of the page names its parts: `/asiat/…#suunnitelma`. */
export const ANCHORS: Readonly<Record<Part, string>> = {
  people: 'perhe',
  network: 'verkosto',
  consents: 'suostumukset',
  meetings: 'tapaamiset',
  plan: 'suunnitelma',
  followUp: 'seuranta',
  looked: 'katselut',
  closing: 'paattaminen',
};

interface PartGiven {
  readonly part: Part;
  readonly children: ReactNode;
}

/** A part of the page, to which a task leads: it takes the focus. */
export function PartOfCase({ part, children }: PartGiven) {
  const { t } = useTranslation();
  const anchor = ANCHORS[part];
  return (
    <section id={anchor} tabIndex={-1} aria-labelledby={`${anchor}-otsikko`} className="case-part">
      <Heading variant="h2" id={`${anchor}-otsikko`}>
        {t(`case.part.${part}`)}
      </Heading>
      {children}
    </section>
  );
}

interface MoreGiven {
  readonly title: ReactNode;
  readonly isOpen?: boolean;
  readonly children: ReactNode;
}

interface LeadsGiven {
  readonly caseId: string;
  /** The screens on which the work of the part is done. */
  readonly to: readonly Screen[];
}

/** Leads from a part of the page to where its work is done. */
export function Leads({ caseId, to }: LeadsGiven) {
  const { t } = useTranslation();
  return (
    <p className="case-leads">
      {to.map((screen) => (
        <Link key={screen} href={placeOf(caseId, screen)}>
          {t(`case.leads.${screen}`)}
        </Link>
      ))}
    </p>
  );
}

/** What is long, or seldom wanted: opened by a press. */
export function More({ title, isOpen = false, children }: MoreGiven) {
  return (
    <details className="case-more" open={isOpen}>
      <summary>{title}</summary>
      <div className="case-more-in">{children}</div>
    </details>
  );
}

/** Something that is told in words, under what it is; nothing where nothing is told. */
export function Told({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  if (!children) return null;
  return (
    <div className="case-told">
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}
