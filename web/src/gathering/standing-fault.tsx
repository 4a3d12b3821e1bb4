import { useTranslation } from 'react-i18next';
import { Button, InlineAlert } from 'suomifi-ui-components';
import type { CombinedError } from 'urql';
import { faultOf } from '../graphql/faults.js';
import { Fault } from '../parts/fault.js';

interface FaultGiven {
  readonly error: CombinedError;
  /** Tries again what failed. */
  readonly again?: () => void;
}

/**
 * What went wrong, on a page that must stay as it stands: whoever has to sign in again does so in another tab, because what was
 * written is kept nowhere else.
 */
export function StandingFault({ error, again }: FaultGiven) {
  const { t } = useTranslation();
  if (faultOf(error) !== 'signedOut') return <Fault error={error} {...(again && { again })} />;
  return (
    <InlineAlert status="error">
      <p>{t('gathering.refused.signedOut')}</p>
      <p>
        <a href="/kirjaudu?return=/tyopoyta/" target="_blank" rel="noopener noreferrer">
          {t('gathering.refused.signIn')}
        </a>
      </p>
      {again && (
        <Button variant="secondary" onClick={again}>
          {t('fault.again')}
        </Button>
      )}
    </InlineAlert>
  );
}
