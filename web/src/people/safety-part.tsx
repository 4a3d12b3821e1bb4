import { useTranslation } from 'react-i18next';
import { Act, Doing } from '../parts/doing.js';
import { today } from '../words/whole-days.js';
import { EndBan, ExtendBan, RecordBan } from './ban-forms.js';
import type { BanGiven, PartGiven } from './given.js';
import { Household } from './household.js';
import { nameById } from './names.js';
import type { Safety } from './people.query.js';
import { WhatVanishes } from './what-vanishes.js';
import { dateText } from '../words/time.js';

interface SafetyGiven extends PartGiven {
  readonly safety: Safety;
}

/** Safety bans, and who lives together. Shown to nobody but who keeps the family: to others there is no such part. */
export function SafetyPart(given: SafetyGiven) {
  const { t } = useTranslation();
  const { safety, again, keepsFamily } = given;
  const bans = safety.bans.filter(({ endedAt, lastDay }) => !endedAt && (lastDay === null || lastDay >= today()));
  return (
    <Doing id="turva" title={t('people.safety.title')} again={again}>
      {(part) => (
        <>
          {bans.length === 0 && <p>{t('people.safety.none')}</p>}
          <ul className="plain">
            {bans.map((ban) => (
              <li key={ban.id}>
                <OneBan {...given} {...part} ban={ban} />
              </li>
            ))}
          </ul>
          {bans.length > 0 && <WhatVanishes />}
          {keepsFamily && (
            <Act label={t('people.ban.open')}>{(close) => <RecordBan {...given} {...part} close={close} />}</Act>
          )}
          <Household {...given} {...part} />
        </>
      )}
    </Doing>
  );
}

function OneBan(given: BanGiven) {
  const { t } = useTranslation();
  const { page, ban, keepsFamily } = given;
  const { personId, since, lastDay, evidence } = ban;
  return (
    <>
      <p>
        <strong>{personId ? nameById(page, personId, t) : t('people.ban.toldOnly')}</strong>
      </p>
      {since && lastDay && <p>{t('people.ban.days', { since: dateText(since), last: dateText(lastDay) })}</p>}
      {evidence && <p className="told-words">{evidence}</p>}
      {keepsFamily && (
        <div className="acts">
          {lastDay && <Act label={t('people.ban.extendOpen')}>{(close) => <ExtendBan {...given} close={close} />}</Act>}
          <Act label={t('people.ban.endOpen')} variant="secondaryNoBorder">
            {(close) => <EndBan {...given} close={close} />}
          </Act>
        </div>
      )}
    </>
  );
}
