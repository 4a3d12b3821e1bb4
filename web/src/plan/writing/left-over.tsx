import { use, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from 'suomifi-ui-components';
import { KeepersContext } from './use-keeper.js';

/**
 * What somebody typed into a place that is not to be written in any more: the goal was dropped by another, or the draft given to
 * the family. It stays to be read and copied until they say that it is not needed.
 */
export function LeftOver({ places }: { readonly places: readonly string[] }) {
  const { t } = useTranslation();
  const keepers = use(KeepersContext);
  useSyncExternalStore(keepers.subscribe, keepers.snapshot);
  const over = keepers.leftOver(new Set(places));
  if (over.length === 0) return null;
  return (
    <section className="left-over" role="alert">
      <p>{t('plan.leftOver.told')}</p>
      {over.map(([place, keeper]) => (
        <div key={place}>
          <p className="words">{keeper.snapshot().box.text}</p>
          <Button variant="secondary" onClick={() => keeper.forget()}>
            {t('plan.leftOver.forget')}
          </Button>
        </div>
      ))}
    </section>
  );
}
