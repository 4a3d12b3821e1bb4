import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ResultOf } from '../graphql/graphql.js';
import { Shown } from '../parts/shown.js';
import { useSession } from '../session/session.js';
import { Choice } from './administration-form.js';
import { UNIT_CHOICES } from './places.query.js';
import { SearchField } from '../parts/search-field.js';

interface ChoiceGiven {
  readonly unitId: string;
  readonly choose: (unitId: string) => void;
}

/** One of the units of the area. Where they are more than a list holds, they are narrowed down by their names. */
export function UnitChoice(given: ChoiceGiven) {
  const { areaId } = useSession();
  return (
    <Shown query={UNIT_CHOICES} variables={{ areaId, text: null }}>
      {({ units }) =>
        units.pageInfo.hasNextPage ? <Narrowed units={units} {...given} /> : <Units units={units} {...given} />
      }
    </Shown>
  );
}

interface UnitsGiven extends ChoiceGiven {
  readonly units: ResultOf<typeof UNIT_CHOICES>['units'];
}

function Units({ units, unitId, choose }: UnitsGiven) {
  const { t } = useTranslation();
  const options = units.edges.map(({ node: { id, name } }) => ({ value: id, text: name }));
  return (
    <>
      <Choice label={t('administration.person.unitId')} value={unitId} choose={choose} options={options} />
      <p role="status">{units.pageInfo.hasNextPage && t('app.first', { count: options.length })}</p>
    </>
  );
}

function Narrowed({ units: all, unitId, choose }: UnitsGiven) {
  const { t } = useTranslation();
  const { areaId } = useSession();
  const [text, narrow] = useState('');
  const find = (value: string) => {
    // What was chosen may not be among those found now.
    choose('');
    narrow(value);
  };
  return (
    <>
      <SearchField label={t('places.narrow')} hint={t('places.narrowHint')} search={find} />
      {text ? (
        <Shown query={UNIT_CHOICES} variables={{ areaId, text }}>
          {({ units }) => <Units units={units} unitId={unitId} choose={choose} />}
        </Shown>
      ) : (
        <Units units={all} unitId={unitId} choose={choose} />
      )}
    </>
  );
}
