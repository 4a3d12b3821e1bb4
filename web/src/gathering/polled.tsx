import { useTranslation } from 'react-i18next';
import { HowMany } from './how-many.js';
import { Choice, describedBy, idOf, Tick, type TimeGiven, Why } from './part.js';
import { startText } from './start-text.js';
import { Relaxations } from './relaxations.js';
import { localStartOf } from './times.js';
import { Fault } from '../parts/fault.js';

/** Which times people are asked about, when nobody knows of all of them when they can. */
export function Polled(given: TimeGiven) {
  const { t } = useTranslation();
  const { asked, missing } = given;
  const { times, error, again } = asked;
  return (
    <>
      <HowMany asked={asked} />
      {error && <Fault error={error} again={again} />}
      <p className="gather-hint">{t('gathering.time.pollAbout')}</p>
      <fieldset
        className="gather-group"
        id={idOf('polled')}
        tabIndex={-1}
        aria-describedby={describedBy({ what: 'polled', missing })}
      >
        <legend>{t('gathering.time.polled')}</legend>
        <Why what="polled" missing={missing} />
        <Starts {...given} />
      </fieldset>
      {times && times.feasibleCount < 2 && <Relaxations {...given} times={times} />}
    </>
  );
}

/** Those proposed, those chosen besides, and one more. */
function Starts({ asked: { times }, filled, write }: TimeGiven) {
  const { t } = useTranslation();
  if (!times) return null;
  const { asked } = filled;
  const proposed = times.proposals.map(({ localStart }) => localStart);
  const listed = [...new Set([...proposed, ...asked])].toSorted();
  const others = (times.feasibleStarts ?? []).map(localStartOf).filter((start) => !listed.includes(start));
  return (
    <>
      {listed.map((start) => (
        <Tick
          key={start}
          isTicked={asked.includes(start)}
          tick={(isTicked) => write({ asked: isTicked ? [...asked, start] : asked.filter((each) => each !== start) })}
        >
          {startText(start)}
        </Tick>
      ))}
      {others.length > 0 && (
        <Choice
          label={t('gathering.time.others')}
          value=""
          values={others.map((start) => [start, startText(start)])}
          choose={(start) => write({ asked: [...asked, start] })}
          empty={t('gathering.family.choose')}
        />
      )}
    </>
  );
}
