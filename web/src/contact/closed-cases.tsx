import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { Section } from '../parts/section.js';
import { Shown } from '../parts/shown.js';
import { dateOfText, dateText } from '../words/time.js';
import { CLOSED_CASES, type ClosedCase } from './find.query.js';

interface ClosedGiven {
  readonly areaId: string;
  /** A contact in one’s hands that may lead to a case of one’s unit. */
  readonly contactId?: string;
  readonly title: string;
  /** Said where there is none; without it nothing is shown then. */
  readonly none?: string;
}

/** Cases that ended and can go on: whoever comes back tells nothing twice. */
export function ClosedCases({ areaId, contactId, title, none }: ClosedGiven) {
  return (
    <Shown query={CLOSED_CASES} variables={{ areaId, contactId: contactId ?? null }}>
      {({ closedCases }) =>
        (closedCases.length > 0 || none) && (
          <Section id="closed-cases" title={title}>
            {closedCases.length === 0 && <p>{none}</p>}
            <ul className="rows">
              {closedCases.map((each) => (
                <Row key={each.caseId} closed={each} />
              ))}
            </ul>
          </Section>
        )
      }
    </Shown>
  );
}

function Row({ closed: { caseId, closedAt, reason, retentionUntil } }: { readonly closed: ClosedCase }) {
  const { t } = useTranslation();
  return (
    <li>
      <Link href={`/asiat/${caseId}/paattaminen`} className="row">
        <strong>{t('find.closed.one', { day: dateOfText(closedAt) })}</strong>
        <span>{t(`case.closingReason.${reason}`)}</span>
        <span>{t('find.closed.kept', { day: dateText(retentionUntil) })}</span>
      </Link>
    </li>
  );
}
