import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { Screen } from '../parts/screen.js';
import { useSession } from '../session/session.js';

interface ScreenGiven {
  readonly title: string;
  readonly children: ReactNode;
}

/** A screen for those who see to it that things are kept: administrators and log inspectors of the area. Each has a way back. */
export function KeepersScreen({ title, children }: ScreenGiven) {
  const { t } = useTranslation();
  const { has } = useSession();
  if (!has('ADMIN', 'LOG_INSPECTOR'))
    return (
      <Screen title={title}>
        <p>{t('retention.notYours')}</p>
      </Screen>
    );
  const back = has('ADMIN') ? (
    <Link href="/hallinta">{t('administration.back')}</Link>
  ) : (
    <Link href="/">{t('app.toDesk')}</Link>
  );
  return (
    <Screen title={title} action={back}>
      {children}
    </Screen>
  );
}
