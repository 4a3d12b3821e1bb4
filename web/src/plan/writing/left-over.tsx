import { Fragment, type ReactNode, use, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from 'suomifi-ui-components';
import { More } from '../more.js';
import { HalfContext } from './use-half.js';
import { KeepersContext } from './use-keeper.js';

/**
 * What somebody typed into a place that is not to be written in any more: another dropped the goal, or gave the draft to the
 * family. It stays to be read and copied until they say that it is not needed.
 */
export function LeftOver({ places }: { readonly places: readonly string[] }) {
  const keepers = use(KeepersContext);
  useSyncExternalStore(keepers.subscribe, keepers.snapshot);
  return (
    <AllLeft>
      {keepers.leftOver(new Set(places)).map(([place, keeper]) => (
        <Left key={place} text={keeper.snapshot().box.text} forget={() => keeper.forget()} />
      ))}
    </AllLeft>
  );
}

/** The same of words that were not added to the plan before their field went. */
export function HalfLeftOver() {
  const half = use(HalfContext);
  const words = useSyncExternalStore(half.subscribe, half.leftOver);
  return (
    <AllLeft>
      {words.map(({ place, label, text, isPrivate }) => {
        const left = <Left text={text} forget={() => half.forget(place)} {...(!isPrivate && { label })} />;
        return isPrivate ? (
          <More key={place} title={label}>
            {left}
          </More>
        ) : (
          <Fragment key={place}>{left}</Fragment>
        );
      })}
    </AllLeft>
  );
}

function AllLeft({ children }: { readonly children: readonly ReactNode[] }) {
  const { t } = useTranslation();
  if (children.length === 0) return null;
  return (
    <section className="left-over" role="alert">
      <p>{t('plan.leftOver.told')}</p>
      {children}
    </section>
  );
}

interface LeftGiven {
  readonly label?: string;
  readonly text: string;
  readonly forget: () => void;
}

function Left({ label, text, forget }: LeftGiven) {
  const { t } = useTranslation();
  return (
    <div>
      {label && <p className="beside">{label}</p>}
      <p className="words">{text}</p>
      <Button variant="secondary" onClick={forget}>
        {t('plan.leftOver.forget')}
      </Button>
    </div>
  );
}
