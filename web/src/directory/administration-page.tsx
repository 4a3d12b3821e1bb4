import '../parts/work.css';
import './directory.css';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { Screen } from '../parts/screen.js';
import { useSession } from '../session/session.js';

interface PageGiven {
  readonly title: string;
  readonly children: ReactNode;
}

/** A page of the administration, for the administrators of the area alone; others are told whose it is. */
export function AdministrationPage({ title, children }: PageGiven) {
  const { t } = useTranslation();
  const { has } = useSession();
  return <Screen title={title}>{has('ADMIN') ? children : <p>{t('places.notYours')}</p>}</Screen>;
}

/** The way back to where the administration begins. */
export function BackToAdministration() {
  const { t } = useTranslation();
  return (
    <p>
      <Link href="/hallinta">{t('administration.back')}</Link>
    </p>
  );
}
