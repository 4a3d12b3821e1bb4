import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { PlanFrame } from './plan.query.js';

/**
 * For those who do not begin plans and are shown none. Whoever has something to do in this case has a plan that they may not
 * see: their own promises they read elsewhere. To the others it is told no more than that a plan is made.
 */
export function NoPlan({ frame: { actions } }: { readonly frame: PlanFrame }) {
  const { t } = useTranslation();
  if (actions.length === 0) return <p>{t('plan.none')}</p>;
  return (
    <>
      <p>{t('plan.unseen')}</p>
      <p>
        <Link href="/omat-lupaukset">{t('plan.ownPromises')}</Link>
      </p>
    </>
  );
}
