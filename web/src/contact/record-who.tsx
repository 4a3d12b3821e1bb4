import { useTranslation } from 'react-i18next';
import { DayField, RadioField, SelectField, TextField } from '../parts/fields.js';
import { TickField } from '../parts/many-field.js';
import { wallNow } from '../words/whole-days.js';
import { municipalityName } from '../words/municipality.js';
import { IDENTITY } from './corrected.js';
import { ASKS_OF_FAMILIES, CHANNELS, type Recorded, ROLES, SECTORS } from './recorded.js';

/** What each part of the form is given. */
export interface DraftGiven {
  readonly draft: Recorded;
  readonly write: (draft: Recorded) => void;
}

/** And where families live. */
export interface WhoGiven extends DraftGiven {
  readonly homes: readonly (Parameters<typeof municipalityName>[0] & { readonly code: string })[];
}

/** Who it is, how they came, and where they live. */
export function RecordWho({ draft, write, homes }: WhoGiven) {
  const { t } = useTranslation();
  return (
    <>
      <Coming draft={draft} write={write} />
      <TickField
        label={t('record.anonymous')}
        isTicked={draft.isAnonymous}
        tick={(isAnonymous) => write({ ...draft, isAnonymous })}
      />
      {!draft.isAnonymous && <Identity draft={draft} write={write} />}
      <SelectField
        label={t('record.municipality')}
        value={draft.municipality}
        write={(municipality) => write({ ...draft, municipality })}
        missing={t('record.missing.municipality')}
        choices={homes.map((each) => [each.code, municipalityName(each)])}
      />
      <TickField
        label={t('record.safetyBan')}
        hint={t('record.safetyBanHint')}
        isTicked={draft.hasSafetyBan}
        tick={(hasSafetyBan) => write({ ...draft, hasSafetyBan })}
      />
    </>
  );
}

/** Who has come, and how; of a professional, from which field. A professional asks for more than families do. */
function Coming({ draft, write }: DraftGiven) {
  const { t } = useTranslation();
  const become = (role: string) => {
    const isAskOfAll = role === 'PROFESSIONAL' || ASKS_OF_FAMILIES.some((each) => each === draft.ask);
    write({ ...draft, role, ask: isAskOfAll ? draft.ask : '' });
  };
  return (
    <>
      <RadioField
        label={t('record.role')}
        value={draft.role}
        write={become}
        missing={t('record.missing.role')}
        choices={ROLES.map((each) => [each, t(`contact.role.${each}`)])}
      />
      {draft.role === 'PROFESSIONAL' && (
        <SelectField
          label={t('record.sector')}
          value={draft.sector}
          write={(sector) => write({ ...draft, sector })}
          missing={t('record.missing.sector')}
          choices={SECTORS.map((each) => [each, t(`contact.sector.${each}`)])}
        />
      )}
      <How draft={draft} write={write} />
    </>
  );
}

function How({ draft, write }: DraftGiven) {
  const { t } = useTranslation();
  return (
    <>
      <SelectField
        label={t('record.channel')}
        value={draft.channel}
        write={(channel) => write({ ...draft, channel })}
        missing={t('record.missing.channel')}
        choices={CHANNELS.map((each) => [each, t(`contact.channel.${each}`)])}
      />
      <DayField
        type="datetime-local"
        label={t('record.receivedAt')}
        hint={t('record.receivedAtHint')}
        value={draft.receivedAt}
        max={wallNow()}
        write={(receivedAt) => write({ ...draft, receivedAt })}
      />
    </>
  );
}

/** All of it may be left empty: who rings need not tell their name. */
function Identity({ draft, write }: DraftGiven) {
  const { t } = useTranslation();
  return IDENTITY.map((part) => (
    <TextField
      key={part}
      label={t(`contact.more.identity.${part}`)}
      value={draft.identity[part]}
      write={(text) => write({ ...draft, identity: { ...draft.identity, [part]: text } })}
    />
  ));
}
