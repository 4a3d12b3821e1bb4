import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CombinedError } from 'urql';
import { Choice, Pick } from '../parts/field.js';
import { refusalCode } from '../graphql/faults.js';
import type { Meeting, Page, Participant } from './meeting.query.js';
import { useNames } from './table.js';
import { CallLink } from '../parts/call-link.js';

const REASONS = ['AGREED', 'URGENT', 'CHILD_SAFETY', 'STATUTORY_DEADLINE'] as const;
type Reason = (typeof REASONS)[number];

interface InsistingGiven {
  readonly page: Page;
  readonly meeting: Meeting;
  /** Why the time was refused last. */
  readonly error: CombinedError | undefined;
}

/** What was said, as the mutations take it. */
export interface Insisted {
  readonly despite?: string[];
  readonly chosen?: string[];
  readonly overrideHolds?: { readonly reason: Reason };
}

interface Insisting {
  /** What can be said so that the time is taken all the same; nothing as long as it was not refused for that. */
  readonly insist: ReactNode;
  readonly insisted: Insisted;
}

/** A fact that a refusal told besides its code. */
const factOf = (error: CombinedError | undefined, fact: string): unknown => error?.graphQLErrors[0]?.extensions[fact];

/** Why a time was refused, as far as it can be taken all the same. */
function refusalOf(error: CombinedError | undefined, { participants }: Meeting) {
  const code = error && refusalCode(error);
  const unsuited = code === 'TIME_NO_LONGER_SUITS' ? factOf(error, 'participantIds') : [];
  const clause = code === 'NOBODY_FREE' ? factOf(error, 'clause') : null;
  return {
    unsuited: participants.filter(({ id }) => Array.isArray(unsuited) && unsuited.includes(id)),
    group: participants.filter((each) => clause !== null && each.clause === clause),
    isHeld: code === 'TIME_TAKEN' && factOf(error, 'onlyHolds') === true,
  };
}

const toggled = (all: readonly string[], id: string): string[] =>
  all.includes(id) ? all.filter((each) => each !== id) : [...all, id];

/**
 * A time that was refused because of somebody's calendar can be taken all the same: those it does not suit have agreed to it,
 * somebody of a group is named, or the hold of another meeting gives way for a reason.
 */
export function useInsisting({ page, meeting, error }: InsistingGiven): Insisting {
  const { t } = useTranslation();
  const [despite, agree] = useState<string[]>([]);
  const [chosen, name] = useState<string[]>([]);
  const [reason, give] = useState<Reason | ''>('');
  const { unsuited, group, isHeld } = refusalOf(error, meeting);
  const toggle = (id: string) => agree((all) => toggled(all, id));
  const insist = (
    <>
      <Picks
        type="checkbox"
        {...{ page, of: unsuited, picked: despite }}
        legend={t('meeting.insist.despite')}
        pick={toggle}
      />
      <Picks
        type="radio"
        {...{ page, of: group, picked: chosen }}
        legend={t('meeting.insist.who')}
        pick={(id) => name([id])}
      />
      {isHeld && <WhyOverride reason={reason} give={give} />}
    </>
  );
  return { insist, insisted: insistedOf(despite, chosen, reason) };
}

/** What was said and nothing else: what is empty is left out. */
const insistedOf = (despite: string[], chosen: string[], reason: Reason | ''): Insisted => ({
  ...(despite.length > 0 && { despite }),
  ...(chosen.length > 0 && { chosen }),
  ...(reason && { overrideHolds: { reason } }),
});

function WhyOverride({ reason, give }: { readonly reason: Reason | ''; readonly give: (reason: Reason) => void }) {
  const { t } = useTranslation();
  return (
    <Choice
      label={t('meeting.insist.why')}
      none={t('meeting.insist.choose')}
      value={reason}
      choose={give}
      options={REASONS.map((value) => ({ value, text: t(`meeting.override.${value}`) }))}
    />
  );
}

interface PicksGiven {
  readonly page: Page;
  readonly type: 'radio' | 'checkbox';
  readonly of: readonly Participant[];
  readonly picked: readonly string[];
  readonly legend: string;
  readonly pick: (id: string) => void;
}

function Picks({ page, type, of, picked, legend, pick }: PicksGiven) {
  const names = useNames(page);
  if (of.length === 0) return null;
  return (
    <fieldset className="picks">
      <legend>{legend}</legend>
      {of.map((one) => (
        <Pick key={one.id} type={type} name={legend} value={one.id} isPicked={picked.includes(one.id)} pick={pick}>
          {names(one)}
          {one.who?.phone && <CallLink number={one.who.phone} />}
        </Pick>
      ))}
    </fieldset>
  );
}
