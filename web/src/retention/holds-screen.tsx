import '../parts/work.css';
import { useTranslation } from 'react-i18next';
import { useSearch } from 'wouter';
import { Act, Doing } from '../parts/doing.js';
import type { PartOfForm } from '../parts/form.js';
import { Shown } from '../parts/shown.js';
import { useSession } from '../session/session.js';
import { HoldCard } from './hold-card.js';
import { KeepersScreen } from './keepers-screen.js';
import { PlaceForm } from './place-form.js';
import { type Hold, LEGAL_HOLDS } from './retention.query.js';
import { askedIn } from './scope.js';

/** Säilytysvelvoitteet: what must be kept although its day may have come. It opens nothing to anybody. */
export function HoldsScreen() {
  const { t } = useTranslation();
  return (
    <KeepersScreen title={t('retention.holds.title')}>
      <p className="told-words">{t('retention.holds.intro')}</p>
      <Holds />
    </KeepersScreen>
  );
}

function Holds() {
  const { t } = useTranslation();
  const { areaId } = useSession();
  return (
    <Shown key={areaId} query={LEGAL_HOLDS} variables={{ areaId }}>
      {({ legalHolds }, again) => (
        <Doing id="holds" title={t('retention.holds.list')} again={again}>
          {(part) => <Listed holds={legalHolds} part={part} />}
        </Doing>
      )}
    </Shown>
  );
}

interface ListedGiven {
  readonly holds: readonly Hold[];
  readonly part: PartOfForm;
}

function Listed({ holds, part }: ListedGiven) {
  const { t } = useTranslation();
  const asked = askedIn(useSearch());
  return (
    <>
      {holds.length === 0 && <p>{t('retention.holds.none')}</p>}
      <ul className="cards">
        {holds.map((each) => (
          <li key={each.id}>
            <HoldCard hold={each} part={part} />
          </li>
        ))}
      </ul>
      <Act key={asked} label={t('retention.holds.place')} startsOpen={asked !== ''}>
        {(close) => <PlaceForm asked={asked} part={{ ...part, close }} />}
      </Act>
    </>
  );
}
