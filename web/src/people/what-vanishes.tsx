import { useTranslation } from 'react-i18next';
import { Heading } from 'suomifi-ui-components';

/** What a ban takes out of sight, and who still sees it. */
export function WhatVanishes() {
  const { t } = useTranslation();
  return (
    <div className="vanishes">
      <Heading variant="h3">{t('people.ban.vanishesTitle')}</Heading>
      <ul>
        <li>{t('people.ban.vanishes.ways')}</li>
        <li>{t('people.ban.vanishes.place')}</li>
        <li>{t('people.ban.vanishes.mail')}</li>
        <li>{t('people.ban.vanishes.who')}</li>
      </ul>
    </div>
  );
}
