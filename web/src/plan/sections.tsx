import { useTranslation } from 'react-i18next';
import { Heading } from 'suomifi-ui-components';
import { DraftField } from './draft-field.js';
import { More } from './more.js';
import { SECTION_KINDS, sectionPlace, writtenSection } from './places.js';
import { WRITE_SECTION } from './plan-writing.query.js';
import type { OnTable } from './on-table.js';
import { useSend } from './writing/use-keeper.js';

/** The sections of the statutory plan in words: written beside the goals, and opened when one comes to them. */
export function Sections(table: OnTable) {
  const { t } = useTranslation();
  const { inHand, isDraft } = table;
  const count = inHand.sections.length;
  if (!isDraft && count === 0) return null;
  return (
    <More title={t('plan.sections', { count, all: SECTION_KINDS.length })}>
      {isDraft ? <ToWrite {...table} /> : <ToRead {...table} />}
    </More>
  );
}

function ToWrite({ inHand, lookAgain, nameOf }: OnTable) {
  const { t } = useTranslation();
  const send = useSend();
  const planVersionId = inHand.version.id;
  return SECTION_KINDS.map((kind) => (
    <DraftField
      key={kind}
      mayBeEmpty
      place={sectionPlace(kind)}
      label={t(`plan.section.${kind}`)}
      written={writtenSection(inHand, kind)}
      nameOf={nameOf}
      lookAgain={lookAgain}
      send={(text, expectedVersion, requestId) =>
        send(WRITE_SECTION, { planVersionId, kind, text: text || null, expectedVersion, requestId })
      }
    />
  ));
}

function ToRead({ inHand }: OnTable) {
  const { t } = useTranslation();
  return inHand.sections.map(({ id, kind, text }) => (
    <div key={id}>
      <Heading variant="h2">{t(`plan.section.${kind}`)}</Heading>
      <p className="words">{text ?? t('plan.notShown')}</p>
    </div>
  ));
}
