import { useTranslation } from 'react-i18next';

const PROGRAMS = ['outlook', 'google', 'iphone', 'android'] as const;

/** How the address gets into the programs that people use. */
export function Help() {
  const { t } = useTranslation();
  return (
    <details className="folded">
      <summary>{t('calendars.help.title')}</summary>
      <dl className="facts">
        {PROGRAMS.map((program) => (
          <div key={program}>
            <dt>{t(`calendars.help.${program}.name`)}</dt>
            <dd>{t(`calendars.help.${program}.how`)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
