import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Act } from '../parts/doing.js';
import type { PartOfForm } from '../parts/form.js';
import type { OrphanedWhy, Promised } from './follow-up.query.js';
import type { PartGiven, PromiseGiven } from './given.js';
import { HandOver } from './hand-over.js';
import { Committed, Done, HowItGoes } from './progress.js';
import { isLate, isOpen, ownerText, phonesOf } from './promises.js';
import { Suggested } from './suggested.js';
import { CallLink } from '../parts/call-link.js';
import { dateText } from '../words/time.js';

interface RowGiven extends Pick<PartGiven, 'page' | 'keeps'> {
  readonly promise: Promised;
  /** Why nobody stands behind it any more, if so. */
  readonly why: OrphanedWhy | undefined;
  readonly part: PartOfForm;
}

/** One promise: what, who, by when, where it stands; whom to call, and what they said. */
export function PromiseRow({ page, keeps, promise, why, part }: RowGiven) {
  const { t } = useTranslation();
  const id = useId();
  const given = { page, promise, ...part };
  return (
    <li className={isLate(promise) || why ? 'promise urgent' : 'promise'}>
      <div role="group" aria-labelledby={id}>
        <p id={id} className="promise-text">
          {promise.text ?? t('case.notShown')}
        </p>
        <Where promise={promise} why={why} />
        <Whom page={page} promise={promise} calls={keeps && (isOpen(promise) || promise.commitment === 'REQUESTED')} />
        {promise.suggestion?.state === 'OPEN' && <Suggested {...given} suggestion={promise.suggestion} keeps={keeps} />}
        {keeps && <Steps {...given} isOrphaned={why !== undefined} />}
      </div>
    </li>
  );
}

function Where({ promise, why }: Pick<RowGiven, 'promise' | 'why'>) {
  const { t } = useTranslation();
  const { commitment, progress, dueOn } = promise;
  const late = isLate(promise);
  const reason = promise.obstacle ?? promise.notDoneReason ?? promise.declineReason;
  return (
    <>
      <p>
        <span className={late ? 'late' : undefined}>
          {t(late ? 'case.plan.wasDue' : 'case.plan.due', { day: dateText(dueOn) })}
        </span>
        {', '}
        {commitment === 'COMMITTED' ? t(`case.progress.${progress}`) : t(`case.commitment.${commitment}`)}
      </p>
      {why && <p className="late">{t(`followUp.orphaned.${why}`)}</p>}
      {reason && <p className="told-words">{t('followUp.promises.reason', { reason })}</p>}
    </>
  );
}

/** Who does it, and at which number they may be rung. */
function Whom({ page, promise, calls }: Pick<RowGiven, 'page' | 'promise'> & { readonly calls: boolean }) {
  const { t } = useTranslation();
  const whom = ownerText(promise, t);
  const phones = phonesOf(page, promise);
  return (
    <p className="promise-whom">
      <span>{whom}</span>
      {calls &&
        phones.map(({ number, safeTime }) => (
          <span key={number} className="promise-call">
            <CallLink number={number} whom={whom} />
            {safeTime && <span className="beside">{t('followUp.safeTime', { when: safeTime })}</span>}
          </span>
        ))}
      {calls && phones.length === 0 && <span className="beside">{t('followUp.noPhone')}</span>}
    </p>
  );
}

interface StepsGiven extends PromiseGiven {
  readonly isOrphaned: boolean;
}

/** What may be written down of it now: the likeliest stands open. */
function Steps({ isOrphaned, ...given }: StepsGiven) {
  const { commitment, progress } = given.promise;
  if (commitment === 'REQUESTED') return <Committed {...given} />;
  if (commitment !== 'COMMITTED' || progress === 'CANCELLED') return null;
  return (
    <div className="acts promise-acts">
      {isOpen(given.promise) && <Done {...given} />}
      {progress !== 'HANDED_OVER' && <Otherwise {...given} />}
      {(isOpen(given.promise) || isOrphaned) && <Another {...given} />}
    </div>
  );
}

function Otherwise(given: PromiseGiven) {
  const { t } = useTranslation();
  return (
    <Act label={t(isOpen(given.promise) ? 'followUp.progress.open' : 'followUp.progress.correct')}>
      {(close) => <HowItGoes {...given} close={close} />}
    </Act>
  );
}

function Another(given: PromiseGiven) {
  const { t } = useTranslation();
  return <Act label={t('followUp.handOver.open')}>{(close) => <HandOver {...given} close={close} />}</Act>;
}
