import { useTranslation } from 'react-i18next';
import { useChange } from '../parts/change.js';
import { Section } from '../parts/section.js';
import type { Keeping } from './administration-page.js';
import { Ending } from './ending.js';
import { WITHDRAW_UNIT } from './places.changes.query.js';
import type { KeptUnit } from './places.query.js';

interface EndGiven extends Keeping {
  readonly unit: KeptUnit;
  /** How many belong to it. */
  readonly people: number;
  readonly rooms: number;
}

/** The end of a unit: not while anybody or a room belongs to it. */
export function UnitEnd({ unit: { id, name, version }, people, rooms, done, again }: EndGiven) {
  const { t } = useTranslation();
  const change = useChange(WITHDRAW_UNIT);
  const end = async () => {
    if (await change.ask({ unitId: id, expectedVersion: version })) done(t('places.said.ended', { name }));
    else again();
  };
  const left = [
    people > 0 && t('places.unit.members', { count: people }),
    rooms > 0 && t('places.unit.roomsLeft', { count: rooms }),
  ].filter(Boolean);
  return (
    <Section id="end" title={t('places.unit.end')}>
      <Ending
        press={t('places.unit.endPress')}
        question={t('places.unit.endSure')}
        then={t('places.unit.endThen')}
        end={() => void end()}
        change={change}
        inUse={left.length > 0 && <p>{[...left, t('places.unit.inUse')].join(' ')}</p>}
      />
    </Section>
  );
}
