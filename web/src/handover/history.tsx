import { useTranslation } from 'react-i18next';
import { Heading } from 'suomifi-ui-components';
import type { HandoverPage } from './handover.query.js';
import { nameAndUnit } from '../words/names.js';
import { dateOfText } from '../words/time.js';

/** Who has answered for the family, without a gap. */
export function History({ page: { baton } }: { readonly page: HandoverPage }) {
  const { t } = useTranslation();
  if (!baton || baton.history.length < 2) return null;
  return (
    <section aria-labelledby="ketka">
      <Heading variant="h2" id="ketka">
        {t('handover.history.title')}
      </Heading>
      <ol className="plain">
        {baton.history.map(({ id, who, since, until, reason }) => (
          <li key={id}>
            <strong>{nameAndUnit(who)}</strong>
            <span className="beside">
              {' '}
              {until
                ? t('handover.history.was', { since: dateOfText(since), until: dateOfText(until) })
                : t('handover.history.is', { since: dateOfText(since) })}
            </span>
            {reason && <p className="told-words">{reason}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}
