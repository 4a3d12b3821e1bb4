import '../parts/work.css';
import { useTranslation } from 'react-i18next';
import { Shown } from '../parts/shown.js';
import { useSession } from '../session/session.js';
import { KeepersScreen } from './keepers-screen.js';
import { RETENTION_RULES } from './retention.query.js';
import { RulePart } from './rule-part.js';

/** Säilytysajat: how long the area keeps what, and why. */
export function RetentionScreen() {
  const { t } = useTranslation();
  return (
    <KeepersScreen title={t('retention.title')}>
      <p className="told-words">{t('retention.intro')}</p>
      <Rules />
    </KeepersScreen>
  );
}

function Rules() {
  const { areaId } = useSession();
  return (
    <Shown key={areaId} query={RETENTION_RULES} variables={{ areaId }}>
      {({ retentionRules }, again) =>
        retentionRules.map((rule) => <RulePart key={rule.kind} rule={rule} again={again} />)
      }
    </Shown>
  );
}
