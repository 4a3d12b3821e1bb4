import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../parts/change.js';
import { now } from '../words/clock.js';
import { instantOf, isoDate, millisecondsAt, momentOf } from '../words/wall.js';
import { NOTE_NOTICE } from './contact.query.js';
import type { MoreGiven } from './more-given.js';
import { MoreForm } from './more-form.js';

const NOTICES = ['CHILD_WELFARE_417_2007_25', 'SOCIAL_WELFARE_1301_2014_35'] as const;

/** `2026-11-26T14:30` on a Finnish wall, as the field of a form has it. */
const wallNow = (): string => {
  const { hour, minute, ...day } = momentOf(now());
  return `${isoDate(day)}T${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
};

/** When a Finnish wall shows it, as an instant. */
const instantOfWall = (wall: string): string => {
  const [year, month, day, hour, minute] = wall.split(/[-T:]/).map(Number);
  return instantOf(millisecondsAt({ year: year!, month: month!, day: day! }, hour! * 60 + minute!));
};

/** That a statutory notification was made, and when; never its content. */
export function NoticeForm({ contact, hear, again }: MoreGiven) {
  const { t } = useTranslation();
  const { ask, isBusy, error } = useChange(NOTE_NOTICE);
  const [notice, choose] = useState<(typeof NOTICES)[number]>(contact.needs?.statutoryNotice ?? NOTICES[0]);
  const [wall, setWall] = useState(wallNow);
  const send = async () => {
    const seen = { contactId: contact.id, expectedVersion: contact.version };
    const given = await ask({ ...seen, notice, noticeAt: instantOfWall(wall) });
    if (given) hear({ step: 'noteNotice', changed: given.changed });
    else again();
  };
  return (
    <MoreForm press={t('contact.more.noticeSend')} send={() => void send()} isBusy={isBusy} error={error}>
      <p>{t('contact.more.noticeHint')}</p>
      <Which notice={notice} choose={choose} />
      <label className="field">
        <span>{t('contact.more.noticeAt')}</span>
        <input
          type="datetime-local"
          required
          max={wallNow()}
          value={wall}
          onChange={({ target }) => setWall(target.value)}
        />
      </label>
    </MoreForm>
  );
}

interface WhichGiven {
  readonly notice: (typeof NOTICES)[number];
  readonly choose: (notice: (typeof NOTICES)[number]) => void;
}

function Which({ notice, choose }: WhichGiven) {
  const { t } = useTranslation();
  return (
    <label className="field">
      <span>{t('contact.more.noticeWhich')}</span>
      <select value={notice} onChange={({ target }) => choose(NOTICES.find((each) => each === target.value)!)}>
        {NOTICES.map((each) => (
          <option key={each} value={each}>
            {t(`contact.notice.${each}`)}
          </option>
        ))}
      </select>
    </label>
  );
}
