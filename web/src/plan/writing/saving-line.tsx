import { use, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { clockText } from '../../words/time.js';
import { KeepersContext } from './use-keeper.js';

/** How it goes with saving, in one line for all places: nobody looks for a button to press. */
export function SavingLine() {
  const { t } = useTranslation();
  const keepers = use(KeepersContext);
  const { standing, savedAt } = useSyncExternalStore(keepers.subscribe, keepers.snapshot);
  return (
    <p role="status" className={`saving-line ${standing}`}>
      {standing === 'saved' && savedAt !== null
        ? t('plan.saving.saved', { time: clockText(savedAt) })
        : t(`plan.saving.${standing}`)}{' '}
      {(standing === 'signedOut' || standing === 'somebodyElse') && <SignIn isFresh={standing === 'somebodyElse'} />}
    </p>
  );
}

/** In another tab: what was typed stays on this one, and is saved from here. `isFresh`: one is asked once more who one is. */
function SignIn({ isFresh }: { readonly isFresh: boolean }) {
  const { t } = useTranslation();
  const way = new URLSearchParams({ return: location.pathname, ...(isFresh && { fresh: '1' }) });
  return (
    <a href={`/kirjaudu?${way}`} target="_blank" rel="noopener">
      {t('plan.saving.signIn')}
    </a>
  );
}
