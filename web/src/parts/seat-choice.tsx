import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RadioButton, RadioButtonGroup } from 'suomifi-ui-components';
import type { ResultOf } from '../graphql/graphql.js';
import { useChecked } from './form.js';
import { SEATS } from './seat-choice.query.js';
import { Shown } from './shown.js';
import { nameOf } from '../words/names.js';
import { SearchField } from './search-field.js';

/** So many people are shown; one more is asked for, to know whether there are more. */
const SHOWN = 10;
/** So many are asked for where only those of one unit fit: the most that the server tells. */
const AT_MOST = 100;

/** A professional, and the unit for which they act. */
export interface Seat {
  readonly professionalId: string;
  readonly unitId: string;
}

interface SeatGiven {
  /** In which area is looked. */
  readonly areaId: string;
  /** Where only those of one unit may come. */
  readonly unitId?: string;
  readonly label: string;
  readonly seat: Seat | null;
  readonly choose: (seat: Seat | null) => void;
}

/** The first of those who fit, and whether there are more. */
const shownOf = (seats: readonly FoundSeat[], isCut: boolean) => ({
  found: seats.slice(0, SHOWN),
  hasMore: isCut || seats.length > SHOWN,
});

/** Somebody of the area, found by name. Whoever works in two units is asked for which of them. */
export function SeatChoice({ areaId, unitId, label, seat, choose }: SeatGiven) {
  const { t } = useTranslation();
  const [text, search] = useState('');
  const isChecked = useChecked();
  return (
    <div {...(!seat && { 'data-missing': '' })}>
      <SearchField
        label={label}
        hint={t('seat.hint')}
        status={isChecked && !seat ? 'error' : 'default'}
        statusText={isChecked && !seat ? t('seat.missing') : ''}
        search={search}
      />
      {text && (
        <Shown query={SEATS} variables={{ areaId, text, first: unitId === undefined ? SHOWN + 1 : AT_MOST }}>
          {({ professionalsByName: found }) => (
            <Found {...shownOf(seatsOf(found, areaId, unitId), found.length === AT_MOST)} seat={seat} choose={choose} />
          )}
        </Shown>
      )}
    </div>
  );
}

interface FoundSeat extends Seat {
  readonly name: string;
  readonly work: string;
}

/** One for each unit of the area in which somebody works, or for the unit that is meant. */
function seatsOf(
  found: ResultOf<typeof SEATS>['professionalsByName'],
  areaId: string,
  meant: string | undefined,
): FoundSeat[] {
  return found.flatMap(({ id, title, memberships, ...names }) => {
    const units = new Map(
      memberships
        .filter((each) => each.areaId === areaId && (meant === undefined || each.unitId === meant))
        .map((each) => [each.unitId, each.unitName]),
    );
    return [...units].map(([unitId, unitName]) => ({
      professionalId: id,
      unitId,
      name: nameOf(names),
      work: `${title}, ${unitName}`,
    }));
  });
}

interface FoundGiven extends Pick<SeatGiven, 'seat' | 'choose'> {
  readonly found: readonly FoundSeat[];
  /** More people are of that name than are shown. */
  readonly hasMore: boolean;
}

function Found({ found, hasMore, seat, choose }: FoundGiven) {
  const { t } = useTranslation();
  const keyOf = ({ professionalId, unitId }: Seat) => `${professionalId} ${unitId}`;
  return (
    <>
      <p role="status">
        {found.length === 0 && !hasMore && t('seat.none')}
        {hasMore && t('seat.first', { count: SHOWN })}
      </p>
      {found.length > 0 && (
        <RadioButtonGroup
          labelText={t('seat.which')}
          name="seat"
          value={seat ? keyOf(seat) : ''}
          onChange={(value) => choose(found.find((each) => keyOf(each) === value) ?? null)}
        >
          {found.map((each) => (
            <RadioButton key={keyOf(each)} value={keyOf(each)} variant="large" hintText={each.work}>
              {each.name}
            </RadioButton>
          ))}
        </RadioButtonGroup>
      )}
    </>
  );
}
