import { type ReactNode, type RefObject, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorSummary, InlineAlert } from 'suomifi-ui-components';
import type { CombinedError } from 'urql';
import { Link } from 'wouter';
import type { Origin } from './form.js';
import { isOfHolds } from './insisted.js';
import type { Missing } from './missing.js';
import { idOf } from './part.js';
import { refusalCode } from '../graphql/faults.js';
import { Fault } from '../parts/fault.js';

/** Refusals that have words of their own, and where on the page something can be done about each. */
const PLACES = {
  TIME_TAKEN: 'time',
  TIME_NO_LONGER_SUITS: 'time',
  TIME_IN_PAST: 'time',
  TIME_TOO_FAR: 'time',
  TIME_BEFORE_DEADLINE: 'polled',
  FAMILY_YES_MISSING: 'yes',
  CONSENT_MISSING: 'agreed',
  CONSENT_REFUSED: 'agreed',
  WRITTEN_FORM_NEEDED: 'agreed',
  CATEGORY_MISSING: 'agreed',
  PERIOD_TOO_LONG: 'agreed',
  NOBODY_TO_ASK: 'polled',
  NOT_TAKEN: null,
  NOT_ANSWERED: null,
  CONTACT_CONCLUDED: null,
  CASE_CLOSED: null,
  NOT_A_PHONE_NUMBER: 'phone',
  TIMES_TOO_FAR_APART: 'polled',
  FAMILY_MISSING: 'family',
  DISQUALIFIED: 'people',
  NOBODY_FREE: 'time',
  CONFERENCE_LINK_INVALID: 'link',
  STALE: null,
} as const satisfies Readonly<Record<string, Missing | null>>;
type Told = keyof typeof PLACES;

/** Which of them it is, if any. */
export function toldBy(error: CombinedError | undefined): Told | undefined {
  const code = error && refusalCode(error);
  return (Object.keys(PLACES) as Told[]).find((each) => each === code);
}

interface RefusalGiven {
  readonly error: CombinedError;
  readonly origin: Origin;
}

/** What stands above the page after a press that sent nothing: whoever pressed is brought there. */
export function Refusal({ error, origin }: RefusalGiven) {
  const { t } = useTranslation();
  const told = toldBy(error);
  if (told === 'STALE' && origin.kind === 'contact') return <ContactChanged error={error} id={origin.contactId} />;
  if (told) return <Told told={told} error={error} />;
  return (
    <Reached isOf={error}>
      <Fault error={error} />
      <p>{t('gathering.refused.kept')}</p>
    </Reached>
  );
}

/** Somebody else has written in the contact: what one gathers with is as it was when the page was opened. */
function ContactChanged({ error, id }: { readonly error: CombinedError; readonly id: string }) {
  const { t } = useTranslation();
  return (
    <Reached isOf={error}>
      <InlineAlert status="error">
        <p>{t('gathering.refused.contactChanged')}</p>
        <Link href={`/yhteydenotot/${id}`}>{t('gathering.refused.toContact')}</Link>
      </InlineAlert>
    </Reached>
  );
}

function Told({ told, error }: { readonly told: Told; readonly error: CombinedError }) {
  const { t } = useTranslation();
  const place = PLACES[told];
  const isHeld = told === 'TIME_TAKEN' && isOfHolds(error);
  const text = t(isHeld ? 'gathering.refused.held' : `gathering.refused.${told}`);
  const heading = useReached(error);
  if (place)
    return <Summary heading={heading} title={t('gathering.refused.title')} items={[{ text, inputId: idOf(place) }]} />;
  return (
    <Reached isOf={error}>
      <InlineAlert status="error">
        <p>{text}</p>
      </InlineAlert>
    </Reached>
  );
}

/** What is missing, with a way to each of it. Who tried to send is brought here, who writes is not. */
export function MissingSummary({ missing, tries }: { readonly missing: readonly Missing[]; readonly tries: number }) {
  const { t } = useTranslation();
  const heading = useReached(tries);
  if (missing.length === 0) return null;
  const items = missing.map((what) => ({ text: t(`gathering.missing.${what}`), inputId: idOf(what) }));
  return <Summary heading={heading} title={t('gathering.missing.title')} items={items} />;
}

interface SummaryGiven {
  readonly heading: RefObject<HTMLHeadingElement | null>;
  readonly title: string;
  readonly items: { readonly text: string; readonly inputId: string }[];
}

function Summary({ heading, title, items }: SummaryGiven) {
  return (
    <div className="gather-refusal">
      <ErrorSummary
        headingText={title}
        headingVariant="h2"
        headingRef={heading as RefObject<HTMLHeadingElement>}
        items={items}
      />
    </div>
  );
}

/** Brings the keyboard, and whoever listens, to what came: each time anew. */
function useReached(what: unknown) {
  const place = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    place.current?.focus();
    place.current?.scrollIntoView({ block: 'center' });
  }, [what]);
  return place;
}

interface ReachedGiven {
  readonly isOf: unknown;
  readonly children: ReactNode;
}

function Reached({ isOf, children }: ReachedGiven) {
  const place = useReached(isOf);
  return (
    <div ref={place} tabIndex={-1} className="gather-refusal">
      {children}
    </div>
  );
}
