import { useTranslation } from 'react-i18next';
import { Button, InlineAlert } from 'suomifi-ui-components';
import type { CombinedError } from 'urql';
import { faultOf } from '../graphql/faults.js';

interface FaultGiven {
  readonly error: CombinedError;
  /** Tries again what failed. */
  readonly again?: () => void;
}

/** What went wrong and what to do next. */
export function Fault({ error, again }: FaultGiven) {
  const { t } = useTranslation();
  const code = faultOf(error);
  return (
    <InlineAlert status="error" className="fault">
      <p>{t(`fault.${code}`)}</p>
      <Way code={code} {...(again && { again })} />
    </InlineAlert>
  );
}

interface WayGiven {
  readonly code: ReturnType<typeof faultOf>;
  readonly again?: () => void;
}

/** What can be done about it. */
function Way({ code, again }: WayGiven) {
  const { t } = useTranslation();
  if (code === 'signedOut')
    return <a href={`/kirjaudu?return=${encodeURIComponent(location.pathname)}`}>{t('fault.signIn')}</a>;
  const press = code === 'outdated' ? () => location.reload() : again;
  if (!press) return null;
  return (
    <Button variant="secondary" onClick={press}>
      {t(code === 'outdated' ? 'fault.reload' : 'fault.again')}
    </Button>
  );
}
