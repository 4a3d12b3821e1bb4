import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CombinedError } from 'urql';
import { refusalCode } from '../graphql/faults.js';
import { RadioField, SelectField } from '../parts/fields.js';
import { ManyField } from '../parts/many-field.js';
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

/**
 * A time that was refused because of somebody's calendar can be taken all the same: those it does not suit have agreed to it,
 * somebody of a group is named, or the hold of another meeting gives way for a reason.
 */
export function useInsisting({ page, meeting, error }: InsistingGiven): Insisting {
  const [despite, agree] = useState<readonly string[]>([]);
  const [chosen, name] = useState('');
  const [reason, give] = useState('');
  const { unsuited, group, isHeld } = refusalOf(error, meeting);
  const insist = (
    <>
      {unsuited.length > 0 && <Despite page={page} of={unsuited} despite={despite} agree={agree} />}
      {group.length > 0 && <WhoComes page={page} of={group} chosen={chosen} name={name} />}
      {isHeld && <WhyOverride reason={reason} give={give} />}
    </>
  );
  const why = REASONS.find((each) => each === reason);
  return { insist, insisted: insistedOf(despite, chosen, why) };
}

/** What was said and nothing else: what is empty is left out. */
const insistedOf = (despite: readonly string[], chosen: string, reason: Reason | undefined): Insisted => ({
  ...(despite.length > 0 && { despite: [...despite] }),
  ...(chosen && { chosen: [chosen] }),
  ...(reason && { overrideHolds: { reason } }),
});

interface PeopleGiven {
  readonly page: Page;
  readonly of: readonly Participant[];
}

interface DespiteGiven extends PeopleGiven {
  readonly despite: readonly string[];
  readonly agree: (despite: readonly string[]) => void;
}

function Despite({ page, of, despite, agree }: DespiteGiven) {
  const { t } = useTranslation();
  const names = useNames(page);
  const wordsOf = (one: Participant) => (
    <>
      {names(one)} {one.who?.phone && <CallLink number={one.who.phone} />}
    </>
  );
  return (
    <ManyField
      label={t('meeting.insist.despite')}
      ticked={despite}
      write={agree}
      choices={of.map((one) => [one.id, wordsOf(one)])}
    />
  );
}

interface WhoGiven extends PeopleGiven {
  readonly chosen: string;
  readonly name: (chosen: string) => void;
}

function WhoComes({ page, of, chosen, name }: WhoGiven) {
  const { t } = useTranslation();
  const names = useNames(page);
  return (
    <RadioField
      label={t('meeting.insist.who')}
      value={chosen}
      write={name}
      choices={of.map((one) => [one.id, names(one), one.who?.phone ?? ''])}
    />
  );
}

interface WhyGiven {
  readonly reason: string;
  readonly give: (reason: string) => void;
}

function WhyOverride({ reason, give }: WhyGiven) {
  const { t } = useTranslation();
  return (
    <SelectField
      label={t('meeting.insist.why')}
      value={reason}
      write={give}
      choices={REASONS.map((each) => [each, t(`meeting.override.${each}`)])}
    />
  );
}
