import { useTranslation } from 'react-i18next';
import { Button, InlineAlert } from 'suomifi-ui-components';
import type { CombinedError } from 'urql';
import { faultOf } from '../graphql/faults.js';
import { SignIn } from './sign-in.js';

interface FaultGiven {
  readonly error: CombinedError;
  /** Tries again what failed. */
  readonly again?: () => void;
  /** Nothing can have been typed yet. */
  readonly isFirst?: boolean;
}

/** What went wrong and what to do next. */
export function Fault({ error, again, isFirst = false }: FaultGiven) {
  const { t } = useTranslation();
  const code = faultOf(error);
  return (
    <InlineAlert status="error" className="fault">
      <p>{t(`fault.${code}`)}</p>
      {(code === 'signedOut' || code === 'signInAgain') && (
        <SignIn isFresh={code === 'signInAgain'} isElsewhere={!isFirst} />
      )}
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
  const press = code === 'outdated' ? () => location.reload() : again;
  if (!press) return null;
  return (
    <Button variant="secondary" onClick={press}>
      {t(code === 'outdated' ? 'fault.reload' : 'fault.again')}
    </Button>
  );
}
