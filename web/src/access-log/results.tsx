import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { Doing, OneOpen } from '../parts/doing.js';
import { askingAgain, type PartOfForm } from '../parts/form.js';
import { Pages } from '../parts/pages.js';
import { Shown } from '../parts/shown.js';
import { useSession } from '../session/session.js';
import { LOG_OF_AREA, LOG_OF_TEAM } from './access-log.query.js';
import { Days } from './days.js';
import { dayOf, foldLines } from './fold.js';
import type { Keeping } from './keeping.js';
import { LookRow } from './look-row.js';
import { SearchForm } from './search-form.js';
import { addressOf, faultOf, type Search, variablesOf } from './search.js';
import { SubjectTold } from './subject-told.js';
import { Withheld } from './withheld.js';
import { WITHHOLDINGS } from './withholding.query.js';

interface ResultsGiven {
  readonly search: Search;
}

/** What was found; for the log inspector who looks for a client also what is kept from them. */
export function Results({ search }: ResultsGiven) {
  const { t } = useTranslation();
  const { has } = useSession();
  const { personId } = search;
  return (
    <Doing id="lines" title={t('accessLog.entries')}>
      {(part) =>
        personId !== null && has('LOG_INSPECTOR') ? (
          <OfClient search={search} personId={personId} part={part} />
        ) : (
          <Found search={search} keeping={null} />
        )
      }
    </Doing>
  );
}

interface OfClientGiven extends ResultsGiven {
  readonly personId: string;
  readonly part: PartOfForm;
}

function OfClient({ search, personId, part }: OfClientGiven) {
  const { t } = useTranslation();
  const { areaId } = useSession();
  return (
    <Shown query={WITHHOLDINGS} variables={{ areaId, personId }} refused={<p>{t('accessLog.search.notFound')}</p>}>
      {({ logWithholdings: withheld }, again) => (
        <Found search={search} keeping={{ personId, withheld, part: askingAgain(part, again) }} />
      )}
    </Shown>
  );
}

interface FoundGiven extends ResultsGiven {
  readonly keeping: Keeping | null;
}

function Found({ search, keeping }: FoundGiven) {
  const [, go] = useLocation();
  const [times, count] = useState(0);
  // Asked for once more, the same is found under the same address: nothing but the lines begins anew.
  const choose = (chosen: Search) =>
    addressOf(chosen) === addressOf(search) ? count(times + 1) : go(addressOf(chosen));
  return (
    <>
      <SubjectTold search={search} />
      <ChosenSearch search={search} choose={choose} />
      {keeping && <Withheld keeping={keeping} />}
      {faultOf(search) === null && <Lines key={times} search={search} keeping={keeping} />}
    </>
  );
}

interface ChosenGiven extends ResultsGiven {
  readonly choose: (search: Search) => void;
}

/** The period and the rest; what is chosen is asked for by a press. */
function ChosenSearch({ search, choose }: ChosenGiven) {
  const [draft, write] = useState(search);
  return <SearchForm draft={draft} write={write} search={() => choose(draft)} isAsked={faultOf(search) !== null} />;
}

/** The lines, the newest first; those of one piece of work are one. */
function Lines({ search, keeping }: FoundGiven) {
  const { t } = useTranslation();
  const { areaId, has } = useSession();
  const query = has('LOG_INSPECTOR') ? LOG_OF_AREA : LOG_OF_TEAM;
  return (
    <OneOpen>
      <Pages
        query={query}
        variables={(after) => ({ ...variablesOf(search, areaId), after })}
        pageOf={({ page }) => page}
        none={<p>{t('accessLog.search.none')}</p>}
        refused={<p>{t('accessLog.search.notFound')}</p>}
        more={t('accessLog.more')}
      >
        {(lines, { before }) => (
          <Days of={foldLines(lines)} goesOn={before && dayOf(before)}>
            {(look) => <LookRow look={look} search={search} keeping={keeping} />}
          </Days>
        )}
      </Pages>
    </OneOpen>
  );
}
