import '../parts/work.css';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { Doing } from '../parts/doing.js';
import type { PartOfForm } from '../parts/form.js';
import { Screen } from '../parts/screen.js';
import { Shown } from '../parts/shown.js';
import { useSession } from '../session/session.js';
import { EffectCard } from './effect-card.js';
import { DEAD_EFFECTS, type DeadEffect } from './outbox.query.js';

/** The server tells of no more at once. */
const EFFECTS_AT_MOST = 100;

/** What could not be sent: somebody finds out why, so that no family waits for what lies here. */
export function OutboxScreen() {
  const { t } = useTranslation();
  const { has } = useSession();
  if (!has('ADMIN'))
    return (
      <Screen title={t('outbox.title')}>
        <p>{t('places.notYours')}</p>
      </Screen>
    );
  return (
    <Screen title={t('outbox.title')} action={<Link href="/hallinta">{t('administration.back')}</Link>}>
      <p className="told-words">{t('outbox.intro')}</p>
      <Shown query={DEAD_EFFECTS} variables={{}}>
        {({ deadEffects }, again) => (
          <Doing id="given-up" title={t('outbox.list')} again={again}>
            {(part) => <Effects effects={deadEffects} part={part} />}
          </Doing>
        )}
      </Shown>
    </Screen>
  );
}

interface EffectsGiven {
  readonly effects: readonly DeadEffect[];
  readonly part: PartOfForm;
}

function Effects({ effects, part }: EffectsGiven) {
  const { t } = useTranslation();
  if (effects.length === 0) return <p>{t('outbox.none')}</p>;
  return (
    <>
      {effects.length >= EFFECTS_AT_MOST && <p>{t('app.newest', { count: effects.length })}</p>}
      <ul className="cards">
        {effects.map((each) => (
          <li key={each.id}>
            <EffectCard effect={each} part={part} />
          </li>
        ))}
      </ul>
    </>
  );
}
