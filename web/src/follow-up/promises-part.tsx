import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { Doing } from '../parts/doing.js';
import type { PartOfForm } from '../parts/form.js';
import { Shown } from '../parts/shown.js';
import { useSession } from '../session/session.js';
import { ORPHANED, type OrphanedWhy } from './follow-up.query.js';
import type { PartGiven } from './given.js';
import { PromiseRow } from './promise-row.js';
import { isLate, promisesOf } from './promises.js';

/** What was promised: what is late comes first, with whom to call. */
export function PromisesPart({ page, keeps, again }: PartGiven) {
  const { t } = useTranslation();
  const { me } = useSession();
  return (
    <Doing id="lupaukset" title={t('followUp.promises.title')} again={again}>
      {(part) =>
        keeps && page.counsellor.id === me.id ? (
          <Shown query={ORPHANED} variables={{ areaId: page.areaId }} live={{ caseId: page.id }}>
            {({ orphanedActions }, lookAgain) => (
              <Promises
                page={page}
                keeps={keeps}
                why={new Map(orphanedActions.map(({ id, why }) => [id, why]))}
                part={{ ...part, made: (told) => (part.made(told), lookAgain()) }}
              />
            )}
          </Shown>
        ) : (
          <Promises page={page} keeps={keeps} why={new Map()} part={part} />
        )
      }
    </Doing>
  );
}

interface PromisesGiven extends Pick<PartGiven, 'page' | 'keeps'> {
  /** Behind which nobody stands any more, and why. */
  readonly why: ReadonlyMap<string, OrphanedWhy>;
  readonly part: PartOfForm;
}

function Promises({ page, keeps, why, part }: PromisesGiven) {
  const { t } = useTranslation();
  const { ahead, over } = promisesOf(page, why);
  const late = ahead.filter(isLate).length;
  const row = (promise: (typeof ahead)[number]) => (
    <PromiseRow key={promise.id} {...{ page, keeps, promise, why: why.get(promise.id), part }} />
  );
  return (
    <>
      <p>
        {ahead.length === 0
          ? t(over.length === 0 ? 'followUp.promises.none' : 'followUp.promises.allDone')
          : t('followUp.promises.count', { count: ahead.length })}
        {late > 0 && <strong className="late"> {t('followUp.promises.late', { count: late })}</strong>}
      </p>
      {ahead.length > 0 && <ul className="promises">{ahead.map(row)}</ul>}
      {over.length > 0 && (
        <details className="more">
          <summary>{t('followUp.promises.over', { count: over.length })}</summary>
          <ul className="promises">{over.map(row)}</ul>
        </details>
      )}
      <p>
        <Link href={`/asiat/${page.id}/suunnitelma`}>{t('followUp.promises.toPlan')}</Link>
      </p>
    </>
  );
}
