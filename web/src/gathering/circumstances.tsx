import { useTranslation } from 'react-i18next';
import { TextInput } from 'suomifi-ui-components';
import { Folded } from '../parts/folded.js';
import type { Place } from './around.js';
import { Municipality } from './municipality.js';
import { Choice, describedBy, idOf, type PartGiven, Tick, Why } from './part.js';
import { LANGUAGE_CODES, languageName } from '../words/language.js';

const CHANNELS = ['PHONE', 'EMAIL', 'WEB_FORM', 'CHAT', 'FACE_TO_FACE'] as const;
const URGENCIES = ['ROUTINE', 'SOON', 'URGENT'] as const;
const FRAMES = ['GUIDANCE', 'SOCIAL_WELFARE_PLAN', 'PUPIL_WELFARE'] as const;

interface CircumstancesGiven extends PartGiven {
  readonly municipalities: readonly Place[];
}

/** What is mostly as it is here: it stands there filled in, and can be changed. */
export function Circumstances(given: CircumstancesGiven) {
  const { t } = useTranslation();
  const { form, missing } = given;
  return (
    <Folded className="gather-more" title={t('gathering.family.more')} isCalled={missing.includes('municipality')}>
      <div className="gather-fields">
        {form.origin.kind === 'call' && <OfCall {...given} />}
        <OfCase {...given} />
      </div>
      <Safety {...given} />
    </Folded>
  );
}

function OfCall({ form: { channel, urgency }, filled, write, missing, municipalities }: CircumstancesGiven) {
  const { t } = useTranslation();
  return (
    <>
      <Why what="municipality" missing={missing} />
      <Municipality
        id={idOf('municipality')}
        label={t('gathering.family.municipality')}
        code={filled.municipality}
        municipalities={municipalities}
        choose={(municipality) => write({ municipality })}
        why={describedBy({ what: 'municipality', missing })}
      />
      <Choice
        label={t('gathering.family.channel')}
        value={channel}
        values={CHANNELS.map((each) => [each, t(`contact.channel.${each}`)])}
        choose={(value) => write({ channel: value })}
      />
      <Choice
        label={t('gathering.family.urgency')}
        value={urgency}
        values={URGENCIES.map((each) => [each, t(`contact.urgency.${each}`)])}
        choose={(value) => write({ urgency: value })}
      />
    </>
  );
}

function OfCase({ form: { language, legalFrame, agreed }, write }: PartGiven) {
  const { t } = useTranslation();
  return (
    <>
      <Choice
        label={t('gathering.family.language')}
        value={language}
        values={LANGUAGE_CODES.map((each) => [each, languageName(each)])}
        choose={(value) => write({ language: value })}
      />
      <Choice
        label={t('gathering.family.legalFrame')}
        value={legalFrame}
        values={FRAMES.map((each) => [each, t(`gathering.frames.${each}`)])}
        choose={(value) =>
          write({
            legalFrame: value,
            // In pupil welfare consent is written; what was ticked as said on the phone is asked anew.
            ...(value === 'PUPIL_WELFARE' && { agreed: { ...agreed, form: 'WRITTEN', said: {} } }),
          })
        }
      />
    </>
  );
}

/** What keeps a family safe is asked of each that calls. */
function Safety({ form: { origin, safeTime, hasSafetyBan }, write }: PartGiven) {
  const { t } = useTranslation();
  return (
    <>
      <TextInput
        labelText={t('gathering.family.safeTime')}
        optionalText={t('gathering.optional')}
        hintText={t('gathering.family.safeTimeHint')}
        fullWidth
        value={safeTime}
        onChange={(value) => write({ safeTime: String(value ?? '') })}
      />
      {origin.kind === 'call' && (
        <Tick isTicked={hasSafetyBan} tick={(isTicked) => write({ hasSafetyBan: isTicked })}>
          {t('gathering.family.safetyBan')}
        </Tick>
      )}
    </>
  );
}
