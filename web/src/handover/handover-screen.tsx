import './handover.css';
import { useTranslation } from 'react-i18next';
import { CaseUnseen, OfCase } from '../parts/of-case.js';
import { Shown } from '../parts/shown.js';
import { Whose } from '../parts/whose.js';
import { HANDOVER_PAGE, type HandoverPage } from './handover.query.js';
import { History } from './history.js';
import { OutsideHandovers } from './outside.js';
import { Responsible } from './responsible.js';
import { useRoles } from './roles.js';
import { Stages } from './stages-part.js';

/** Walking a family over to another responsible person. Its title names nobody: titles stay in the history of a browser. */
export function HandoverScreen() {
  const { t } = useTranslation();
  return (
    <OfCase title={t('handover.title')}>
      {(caseId) => (
        <Shown query={HANDOVER_PAGE} variables={{ caseId }} refused={<CaseUnseen />}>
          {({ casePage }, again) => <Whole page={casePage} again={again} />}
        </Shown>
      )}
    </OfCase>
  );
}

function Whole({ page, again }: { readonly page: HandoverPage; readonly again: () => void }) {
  const roles = useRoles(page);
  const given = { page, roles, again };
  return (
    <>
      <Whose people={page.people} />
      <Responsible {...given} />
      <Stages {...given} />
      <OutsideHandovers {...given} />
      <History page={page} />
    </>
  );
}
