import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { Link } from 'wouter';
import { Section } from '../parts/section.js';
import { GIVEN_UP } from './administration.query.js';

/** What an administrator sees to besides the directory: that everything is sent, and that nothing is kept too long or too short. */
export function Watching() {
  const { t } = useTranslation();
  return (
    <Section id="watching" title={t('administration.watching')}>
      <ul className="rows">
        <li>
          <Link href="/hallinta/lahettamatta" className="row">
            <strong>{t('outbox.title')}</strong>
            <NotSent />
          </Link>
        </li>
        <li>
          <Link href="/hallinta/sailytysajat" className="row">
            <strong>{t('retention.title')}</strong>
          </Link>
        </li>
        <li>
          <Link href="/hallinta/sailytysvelvoitteet" className="row">
            <strong>{t('retention.holds.title')}</strong>
          </Link>
        </li>
      </ul>
    </Section>
  );
}

/** How much waits. The way there stands also while nobody knows. */
function NotSent() {
  const { t } = useTranslation();
  const [{ data }] = useQuery({ query: GIVEN_UP, variables: {}, requestPolicy: 'cache-and-network' });
  if (!data) return null;
  const count = data.deadEffects.length;
  return <span className={count > 0 ? 'late' : undefined}>{t('outbox.waiting', { count })}</span>;
}
