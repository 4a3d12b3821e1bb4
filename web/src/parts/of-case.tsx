import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'wouter';
import { isId } from '../words/id.js';
import { Screen } from './screen.js';

interface OfCaseGiven {
  readonly title: string;
  readonly children: (caseId: string) => ReactNode;
}

/**
 * A screen of one case, with the way back to its page. The title names nobody: titles stay in the history of a browser. The
 * key keeps what was shown of one family from standing there for a moment under the address of another.
 */
export function OfCase({ title, children }: OfCaseGiven) {
  const { t } = useTranslation();
  const { id } = useParams<{ id: string }>();
  if (!isId(id))
    return (
      <Screen title={title}>
        <CaseUnseen />
      </Screen>
    );
  return (
    <Screen title={title} action={<Link href={`/asiat/${id}`}>{t('app.toCase')}</Link>}>
      <div key={id}>{children(id)}</div>
    </Screen>
  );
}

/** Said to who may not see the case; that it is not there looks the same. */
export function CaseUnseen() {
  const { t } = useTranslation();
  return (
    <>
      <p>{t('fault.notFound')}</p>
      <p>
        <Link href="/">{t('app.toDesk')}</Link>
      </p>
    </>
  );
}
