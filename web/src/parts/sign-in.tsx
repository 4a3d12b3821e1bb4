import { useTranslation } from 'react-i18next';

interface SignInGiven {
  /** Also whom the issuer still knows shows once more who they are. */
  readonly isFresh: boolean;
  /** In another tab: what was typed on this one stays, and is sent from here afterwards. */
  readonly isElsewhere: boolean;
}

/** The way to sign in, and back to the same screen. */
export function SignIn({ isFresh, isElsewhere }: SignInGiven) {
  const { t } = useTranslation();
  const way = new URLSearchParams({ return: location.pathname + location.search, ...(isFresh && { fresh: '1' }) });
  const to = `/kirjaudu?${way}`;
  if (!isElsewhere) return <a href={to}>{t('fault.signIn')}</a>;
  return (
    <>
      <p>{t('fault.typedStays')}</p>
      <p>
        <a href={to} target="_blank" rel="noopener">
          {t('fault.signInElsewhere')}
        </a>
      </p>
    </>
  );
}
