import './handover.css';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'wouter';
import { Screen } from '../parts/screen.js';
import { Shown } from '../parts/shown.js';
import { HANDOVER_PAGE, type HandoverPage } from './handover.query.js';
import { History } from './history.js';
import { OutsideHandovers } from './outside.js';
import { Responsible } from './responsible.js';
import { useRoles } from './roles.js';
import { Stages } from './stages-part.js';
import { isId } from '../words/id.js';

/** Walking a family over to another responsible person. Its title names nobody: titles stay in the history of a browser. */
export function HandoverScreen() {
  const { t } = useTranslation();
  const { id } = useParams<{ id: string }>();
  return (
    <Screen title={t('handover.title')}>
      {isId(id) ? (
        <Shown key={id} query={HANDOVER_PAGE} variables={{ caseId: id }} refused={<NotFound />}>
          {({ casePage }, again) => <Whole page={casePage} again={again} />}
        </Shown>
      ) : (
        <NotFound />
      )}
    </Screen>
  );
}

function NotFound() {
  const { t } = useTranslation();
  return (
    <>
      <p>{t('handover.notFound')}</p>
      <p>
        <Link href="/vaihdot">{t('handover.toAll')}</Link>
      </p>
    </>
  );
}

function Whole({ page, again }: { readonly page: HandoverPage; readonly again: () => void }) {
  const { t } = useTranslation();
  const roles = useRoles(page);
  const given = { page, roles, again };
  return (
    <>
      <p>
        <Link href={`/asiat/${page.id}`}>{t('handover.toCase')}</Link>
      </p>
      <Responsible {...given} />
      <Stages {...given} />
      <OutsideHandovers {...given} />
      <History page={page} />
    </>
  );
}
