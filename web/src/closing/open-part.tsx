import { useTranslation } from 'react-i18next';
import { Heading } from 'suomifi-ui-components';
import { Section } from '../parts/section.js';
import { TaskRows } from '../parts/task-rows.js';
import type { PartGiven } from './given.js';
import { minutesRows, openRows, PARTS } from './rows.js';

/** What keeps the case open, and what is worth doing before; each leads to where it is done. */
export function OpenPart({ page, view }: PartGiven) {
  const { t } = useTranslation();
  const rows = openRows(page, view, t);
  const minutes = minutesRows(page, view, t);
  return (
    <Section id={PARTS.open} title={t('closing.open.title')}>
      <p>{t(rows.length === 0 ? 'closing.open.none' : 'closing.open.about')}</p>
      {rows.length > 0 && <TaskRows rows={rows} />}
      {minutes.length > 0 && (
        <>
          <Heading variant="h3">{t('closing.open.besides')}</Heading>
          <p>{t('closing.open.minutesAbout')}</p>
          <TaskRows rows={minutes} />
        </>
      )}
    </Section>
  );
}
