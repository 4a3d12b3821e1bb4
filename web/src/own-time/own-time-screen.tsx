import './own-time.css';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from 'suomifi-ui-components';
import type { Day } from '../../../src/directory/dates.domain.js';
import { useChange } from '../parts/change.js';
import { Fault } from '../parts/fault.js';
import { Screen } from '../parts/screen.js';
import { Shown } from '../parts/shown.js';
import { useUnsaved } from '../parts/unsaved.js';
import { mondayOf, type Place, stretchOf } from '../parts/week.js';
import { Weeks } from '../parts/weeks.js';
import { now } from '../words/clock.js';
import { daysLater, instantOf, isoDate, millisecondsAt, millisecondsOf, momentOf } from '../words/wall.js';
import { OWN_TIME, PAINT_TIME } from './own-time.query.js';
import { minutesOf, paint, type Painted, type Suits } from './painted.js';
import { WeekGrid } from './week-grid.js';

/** When one can come: painted week by week, for those whose calendar nobody reads. */
export function OwnTimeScreen() {
  const { t } = useTranslation();
  const [ahead, go] = useState(0);
  const [drafts, keep] = useState<Drafts>({});
  useUnsaved(Object.values(drafts).some((draft) => draft !== null));
  const monday = daysLater(mondayOf(momentOf(now())), 7 * ahead);
  return (
    <Screen title={t('ownTime.title')}>
      <p>{t('ownTime.about')}</p>
      <Weeks ahead={ahead} go={go} />
      <Shown key={ahead} query={OWN_TIME} variables={{ from: isoDate(monday), to: isoDate(daysLater(monday, 7)) }}>
        {({ myAvailability }) => (
          <Week
            monday={monday}
            said={paintedOf(myAvailability.paintedTimes)}
            drawn={drafts[ahead] ?? null}
            draw={(draft) => keep((others) => ({ ...others, [ahead]: draft(others[ahead] ?? null) }))}
          />
        )}
      </Shown>
    </Screen>
  );
}

interface Time {
  readonly startsAt: string;
  readonly endsAt: string;
  readonly status: Suits;
}
const paintedOf = (times: readonly Time[]): Painted[] =>
  times.map(({ startsAt, endsAt, status }) => ({
    from: millisecondsOf(startsAt),
    to: millisecondsOf(endsAt),
    suits: status,
  }));

/** What was painted and not saved yet, by week: it stays whatever is looked at or answered meanwhile. */
type Draft = readonly Painted[] | null;
type Drafts = Readonly<Record<number, Draft>>;

interface WeekGiven {
  readonly monday: Day;
  readonly said: readonly Painted[];
  readonly drawn: Draft;
  readonly draw: (draft: (before: Draft) => Draft) => void;
}

function Week({ monday, said, drawn, draw }: WeekGiven) {
  const { t } = useTranslation();
  const [brush, choose] = useState<Suits | null>('CAN');
  const painted = drawn ?? said;
  const over = (places: readonly Place[]) =>
    draw((before) => places.reduce((all, place) => paint(all, stretchOf(monday, place), brush), [...(before ?? said)]));
  return (
    <>
      <Brushes brush={brush} choose={choose} />
      <WeekGrid monday={monday} painted={painted} paint={over} />
      <p role="status">
        {t('ownTime.sum', { can: hoursOf(painted, 'CAN'), ifNeedBe: hoursOf(painted, 'IF_NEED_BE') })}
      </p>
      <Saving monday={monday} drawn={drawn} saved={() => draw(() => null)} />
    </>
  );
}

const hoursOf = (painted: readonly Painted[], suits: Suits): string =>
  (minutesOf(painted, suits) / 60).toLocaleString('fi-FI', { maximumFractionDigits: 2 });

const BRUSHES = [
  ['CAN', 'can'],
  ['IF_NEED_BE', 'ifNeedBe'],
  [null, 'none'],
] as const;

interface BrushesGiven {
  readonly brush: Suits | null;
  readonly choose: (brush: Suits | null) => void;
}

/** With what one paints. */
function Brushes({ brush, choose }: BrushesGiven) {
  const { t } = useTranslation();
  return (
    <fieldset className="brushes">
      <legend>{t('ownTime.brush')}</legend>
      {BRUSHES.map(([suits, name]) => (
        <label key={name}>
          <input type="radio" name="brush" checked={suits === brush} onChange={() => choose(suits)} />
          {t(`ownTime.brushes.${name}`)}
        </label>
      ))}
    </fieldset>
  );
}

interface SavingGiven {
  readonly monday: Day;
  readonly drawn: Draft;
  readonly saved: () => void;
}

/** Saves the week, from today on. What cannot be saved stays painted. */
function Saving({ monday, drawn, saved }: SavingGiven) {
  const { t } = useTranslation();
  const { ask, isBusy, error } = useChange(PAINT_TIME);
  const [isSaved, setSaved] = useState(false);
  const save = async () => {
    if (!drawn) return;
    setSaved(false);
    if (!(await ask(inputOf(monday, drawn)))) return;
    saved();
    setSaved(true);
  };
  return (
    <>
      {error && <Fault error={error} again={() => void save()} />}
      <Button disabled={!drawn || isBusy} onClick={() => void save()}>
        {t(isBusy ? 'ownTime.saving' : 'ownTime.save')}
      </Button>
      <p role="status">{isSaved && !drawn && t('ownTime.saved')}</p>
    </>
  );
}

/** What is over is neither said anew nor taken back. */
function inputOf(monday: Day, drawn: readonly Painted[]) {
  const today = momentOf(now());
  const [from, to] = [isoDate(today) > isoDate(monday) ? today : monday, daysLater(monday, 7)];
  const [start, end] = [millisecondsAt(from, 0), millisecondsAt(to, 0)];
  const times = drawn
    .map((one) => ({ ...one, from: Math.max(one.from, start), to: Math.min(one.to, end) }))
    .filter((one) => one.from < one.to && one.to > now())
    .map((one) => ({ startsAt: instantOf(one.from), endsAt: instantOf(one.to), status: one.suits }));
  return { from: isoDate(from), to: isoDate(to), times };
}
