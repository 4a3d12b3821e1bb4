import { useTranslation } from 'react-i18next';
import { Button } from 'suomifi-ui-components';
import { refusalCode } from '../graphql/faults.js';
import { useChange } from '../parts/change.js';
import type { PartOfForm } from '../parts/form.js';
import { Refused } from '../parts/refused.js';
import { Sure } from '../parts/sure.js';
import { useRefused } from '../parts/use-refused.js';
import { dateOfText } from '../words/time.js';
import { whatOf, whyOf } from './effects.js';
import { type DeadEffect, DROP_EFFECT, RETRY_EFFECT } from './outbox.query.js';

interface CardGiven {
  readonly effect: DeadEffect;
  readonly part: PartOfForm;
}

/** What was given up, since when and why; and what may be done about it. */
export function EffectCard({ effect, part }: CardGiven) {
  const { t } = useTranslation();
  const { id, kind, attempt, lastError, dueAt, diedAt } = effect;
  return (
    <>
      <p className="card-title">{t(`outbox.what.${whatOf(kind)}.title`)}</p>
      <p>
        {t('outbox.when', { due: dateOfText(dueAt), died: dateOfText(diedAt) })} {t('outbox.tried', { count: attempt })}
      </p>
      <p>{t(`outbox.why.${whyOf(kind, lastError)}`)}</p>
      <details className="folded">
        <summary>{t('outbox.technical')}</summary>
        <p>{lastError ?? t('outbox.noError')}</p>
        <p>{t('outbox.id', { id })}</p>
      </details>
      <Steps effect={effect} part={part} />
    </>
  );
}

/** Somebody else decided about it meanwhile. */
function leaveIfOver(code: string | undefined, { outdated, gone }: PartOfForm): void {
  if (code !== 'STALE') return;
  outdated();
  gone();
}

/** Tried again once the reason is mended; or let go, which cannot be undone and says what then does not happen. */
function Steps({ effect: { id, kind, dueAt }, part }: CardGiven) {
  const { t } = useTranslation();
  const retry = useChange(RETRY_EFFECT);
  const drop = useChange(DROP_EFFECT);
  const error = retry.error ?? drop.error;
  useRefused(error, (refused) => leaveIfOver(refusalCode(refused), part));
  const what = whatOf(kind);
  const of = `${t(`outbox.what.${what}.title`)}, ${dateOfText(dueAt)}`;
  const press = async (step: 'retry' | 'drop') => {
    const answer = await (step === 'retry' ? retry : drop).ask({ effectId: id });
    if (answer) part.made(t(`outbox.said.${step}`));
  };
  return (
    <>
      <Refused error={error} words={() => undefined} />
      <div className="steps">
        <Button variant="secondary" onClick={() => void press('retry')}>
          {t('outbox.retry')}
          <span className="hidden"> {of}</span>
        </Button>
        <Sure press={t('outbox.drop')} of={of} question={t('outbox.sureDrop')} yes={() => void press('drop')}>
          {t(`outbox.what.${what}.follows`)} {t('outbox.dropped')}
        </Sure>
      </div>
    </>
  );
}
