import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SelectField } from '../parts/fields.js';
import { Shown } from '../parts/shown.js';
import type { ConsentPage } from './consent.query.js';
import type { Unit } from './draft.js';
import { type Sector, UNITS } from './units.query.js';

const SECTORS = [
  'SCHOOL',
  'EARLY_CHILDHOOD_EDUCATION',
  'CHILD_HEALTH_CLINIC',
  'FAMILY_SOCIAL_SERVICES',
  'PUPIL_WELFARE',
  'MENTAL_HEALTH',
  'HEALTH_CARE',
  'REHABILITATION',
  'ADULT_SERVICES',
  'YOUTH_WORK',
  'SERVICE_GUIDANCE',
  'NGO',
  'PARISH',
  'PRIVATE_SERVICE',
  'LEISURE',
  'INTERPRETING',
] as const satisfies readonly Sector[];

interface UnitGiven {
  readonly page: ConsentPage;
  readonly unit: Unit | null;
  readonly choose: (unit: Unit | null) => void;
}

/** To whom: the units of the network first, then all of the area, or those of one field. */
export function UnitField({ page, unit, choose }: UnitGiven) {
  const { t } = useTranslation();
  const [field, narrow] = useState('');
  const sector = SECTORS.find((each) => each === field) ?? null;
  const first = sector ? [] : unitsOfNetwork(page);
  return (
    <>
      <SelectField
        label={t('consent.unit.field')}
        hint={t('consent.unit.fieldHint')}
        value={field}
        write={narrow}
        choices={SECTORS.map((each) => [each, t(`contact.sector.${each}`)])}
      />
      <Shown
        query={UNITS}
        variables={{ areaId: page.areaId, sector }}
        meanwhile={<ChooseUnit units={first} unit={unit} choose={choose} hint={t('app.loading')} />}
      >
        {({ units: { edges, pageInfo } }) => {
          const found = edges.map(({ node }) => node);
          const hint = pageInfo.hasNextPage ? t('consent.unit.cut') : '';
          return <ChooseUnit units={[...first, ...found]} unit={unit} choose={choose} hint={hint} />;
        }}
      </Shown>
    </>
  );
}

const unitsOfNetwork = ({ members }: ConsentPage): Unit[] =>
  members.flatMap(({ who: { unitId, unitName } }) => (unitId && unitName ? [{ id: unitId, name: unitName }] : []));

interface ChooseGiven extends Pick<UnitGiven, 'unit' | 'choose'> {
  readonly units: readonly Unit[];
  /** That there are more units than these; empty if these are all. */
  readonly hint: string;
}

function ChooseUnit({ units, unit, choose, hint }: ChooseGiven) {
  const { t } = useTranslation();
  // What was chosen stays a choice, also among the units of another field.
  const all = new Map([...(unit ? [unit] : []), ...units].map((each) => [each.id, each.name]));
  const places = [...units, ...(unit ? [unit] : [])];
  const once = [...new Set(places.map(({ id }) => id))];
  return (
    <SelectField
      label={t('consent.unit.which')}
      {...(hint && { hint })}
      value={unit?.id ?? ''}
      write={(id) => choose(all.has(id) ? { id, name: all.get(id)! } : null)}
      missing={t('consent.missing')}
      choices={once.map((id) => [id, all.get(id)!])}
    />
  );
}
