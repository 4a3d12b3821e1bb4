import '../parts/work.css';
import { useTranslation } from 'react-i18next';
import { Screen } from '../parts/screen.js';
import { Section } from '../parts/section.js';
import { useSaid } from '../parts/said.js';
import { Shown } from '../parts/shown.js';
import { OWN_PROMISES, type Promised } from './own-promises.query.js';
import { isOpen, PromiseCard } from './promise-card.js';
import type { Step } from './steps.js';

/** What one has promised in all cases: to answer what is asked, and to tell how it goes. */
export function OwnPromisesScreen() {
  const { t } = useTranslation();
  return (
    <Screen title={t('ownPromises.title')}>
      <Shown query={OWN_PROMISES} variables={{}}>
        {({ myActions }, again) => <Promises promises={myActions} again={again} />}
      </Shown>
    </Screen>
  );
}

interface PromisesGiven {
  readonly promises: readonly Promised[];
  readonly again: () => void;
}

function Promises({ promises, again }: PromisesGiven) {
  const { t } = useTranslation();
  const { said, say } = useSaid();
  const asked = promises.filter(({ commitment }) => commitment !== 'COMMITTED');
  const promised = promises.filter((one) => !asked.includes(one));
  const open = promised.filter(isOpen);
  const over = promised.filter((one) => !isOpen(one));
  const given = useHearing(say, again);
  return (
    <>
      {said}
      {asked.length > 0 && (
        <Section id="asked" title={t('ownPromises.asked')}>
          <p>{t('ownPromises.askedHint')}</p>
          <Cards promises={asked} {...given} />
        </Section>
      )}
      <Section id="promised" title={t('ownPromises.promised')}>
        {open.length === 0 ? <p>{t('ownPromises.none')}</p> : <Cards promises={open} {...given} />}
      </Section>
      {over.length > 0 && (
        <Section id="over" title={t('ownPromises.handled')}>
          <Cards promises={over} {...given} />
        </Section>
      )}
    </>
  );
}

/** Tells what was said of a promise, and asks how they all stand now. */
function useHearing(say: (text: string) => void, again: () => void): Omit<CardsGiven, 'promises'> {
  const { t } = useTranslation();
  const onSaid = (step: Step) => {
    say(t(`ownPromises.said.${step}`));
    again();
  };
  return { onSaid, onRefused: again };
}

interface CardsGiven {
  readonly promises: readonly Promised[];
  readonly onSaid: (step: Step) => void;
  readonly onRefused: () => void;
}

function Cards({ promises, onSaid, onRefused }: CardsGiven) {
  return (
    <ul className="cards">
      {promises.map((promise) => (
        <PromiseCard key={promise.id} {...{ promise, onSaid, onRefused }} />
      ))}
    </ul>
  );
}
