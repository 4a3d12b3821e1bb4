import { useTranslation } from 'react-i18next';
import type { Proposal } from './gathering.query.js';
import { Choice, describedBy, idOf, type PartGiven, Tick, type TimeGiven, Why } from './part.js';
import { Insisting } from './insisting.js';
import { OwnTime } from './own-time.js';
import { Relaxations } from './relaxations.js';
import { seatsAt } from './table.js';
import { startText } from './start-text.js';
import { localStartOf } from './times.js';
import { HowMany } from './how-many.js';
import { Fault } from '../parts/fault.js';

/** So few are few: then it is told what could be given up. */
const FEW = 3;

/** Times that suit all who are needed, the best of them chosen, with what speaks for each. */
export function Proposed(given: TimeGiven) {
  const { t } = useTranslation();
  const { asked, filled, missing } = given;
  const { times, error, again } = asked;
  return (
    <>
      <HowMany asked={asked} />
      {error && <Fault error={error} again={again} />}
      <Why what="time" missing={missing} />
      {times && times.proposals.length > 0 && (
        <fieldset className="gather-group">
          <legend>{t('gathering.time.proposals')}</legend>
          {times.proposals.map((proposal, at) => (
            <ProposalRow key={proposal.localStart} {...given} proposal={proposal} isBest={at === 0} />
          ))}
        </fieldset>
      )}
      {times && times.feasibleCount > times.proposals.length && <Others {...given} />}
      {times && times.feasibleCount < FEW && <Relaxations {...given} times={times} />}
      <OwnTime {...given} />
      <Insisting {...given} />
      {filled.start !== null && <Yes {...given} start={filled.start} />}
    </>
  );
}

interface RowGiven extends PartGiven {
  readonly proposal: Proposal;
  readonly isBest: boolean;
}

function ProposalRow({ proposal, isBest, form, filled, write }: RowGiven) {
  const { t } = useTranslation();
  const { localStart, reasons } = proposal;
  return (
    <label className="gather-proposal">
      <input
        type="radio"
        name="gather-start"
        checked={filled.start === localStart}
        onChange={() => write({ start: localStart, own: null })}
      />
      <span>
        <strong>{startText(localStart)}</strong>{' '}
        <span>
          {t('gathering.time.suits', seatsAt(form, proposal))}
          {isBest && `, ${t('gathering.time.best').toLocaleLowerCase()}`}
        </span>
        <small>{reasons.map(({ text }) => text).join('; ')}</small>
      </span>
    </label>
  );
}

/** Any other start that suits: the list says the same as the week in numbers. */
function Others({ asked: { times }, filled, write }: TimeGiven) {
  const { t } = useTranslation();
  const proposed = times!.proposals.map(({ localStart }) => localStart);
  const starts = (times!.feasibleStarts ?? []).map(localStartOf).filter((start) => !proposed.includes(start));
  const isProposed = filled.start === null || !starts.includes(filled.start);
  return (
    <Choice
      label={t('gathering.time.others')}
      value={isProposed ? '' : filled.start!}
      values={starts.map((start) => [start, startText(start)])}
      choose={(start) => write({ start, own: null })}
      {...(isProposed && { empty: t('gathering.family.choose') })}
    />
  );
}

/** The family says yes to one time, and not to another that is chosen after it. */
function Yes({ start, form, write, missing }: PartGiven & { readonly start: string }) {
  const { t } = useTranslation();
  return (
    <>
      <Why what="yes" missing={missing} />
      <Tick
        id={idOf('yes')}
        className="gather-tick gather-said"
        isTicked={form.yes === start}
        tick={(isTicked) => write(isTicked ? { yes: start, ...(form.own === null && { start }) } : { yes: null })}
        why={describedBy({ what: 'yes', missing })}
      >
        {t('gathering.time.yes', { when: startText(start) })}
      </Tick>
    </>
  );
}
