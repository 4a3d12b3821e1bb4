import { useTranslation } from 'react-i18next';
import { TextInput, Textarea } from 'suomifi-ui-components';
import { NEEDS } from '../words/needs.js';
import { numberOf, phoneText } from '../words/phone.js';
import type { NeedCode } from './form.js';
import { Circumstances } from './circumstances.js';
import { describedBy, idOf, type PartGiven, PartOfPage, Tick, Why } from './part.js';
import type { Place } from './around.js';

interface FamilyGiven extends PartGiven {
  readonly municipalities: readonly Place[];
}

/** Who the family is, and what about. Of a family that is known already, who of it comes. */
export function FamilyPart({ municipalities, ...given }: FamilyGiven) {
  const { form } = given;
  return (
    <PartOfPage part="family">
      {form.members.length > 0 ? <Members {...given} /> : <Caller {...given} />}
      {form.origin.kind !== 'case' && <Needs {...given} />}
      {form.origin.kind === 'call' && <Description {...given} />}
      {form.origin.kind !== 'case' && <Circumstances {...given} municipalities={municipalities} />}
    </PartOfPage>
  );
}

function Members({ form: { members }, write, missing }: PartGiven) {
  const { t } = useTranslation();
  return (
    <fieldset
      className="gather-group"
      id={idOf('family')}
      tabIndex={-1}
      aria-describedby={describedBy({ what: 'family', missing })}
    >
      <legend>{t('gathering.family.who')}</legend>
      <Why what="family" missing={missing} />
      {members.map(({ id, name, isGuardian, comes }) => (
        <Tick
          key={id}
          isTicked={comes}
          tick={(isTicked) =>
            write({ members: members.map((each) => (each.id === id ? { ...each, comes: isTicked } : each)) })
          }
        >
          {name}
          {isGuardian && <small>{t('gathering.family.guardian')}</small>}
        </Tick>
      ))}
    </fieldset>
  );
}

/** Who called, and for which child. */
function Caller(given: PartGiven) {
  const { t } = useTranslation();
  return (
    <div className="gather-fields">
      <Name {...given} field="givenName" />
      <Name {...given} field="familyName" />
      <Phone {...given} />
      <Name {...given} field="childName" />
      <p id="gather-phone-hint" className="gather-hint gather-wide">
        {t('gathering.family.phoneHint')}
      </p>
    </div>
  );
}

interface NameGiven extends PartGiven {
  readonly field: 'givenName' | 'familyName' | 'childName';
}

function Name({ field, form, write, missing }: NameGiven) {
  const { t } = useTranslation();
  const isMissing = field !== 'familyName' && missing.includes(field);
  return (
    <TextInput
      id={`gather-${field}`}
      labelText={t(`gathering.family.${field}`)}
      {...(field === 'familyName' && { optionalText: t('gathering.optional') })}
      autoComplete="off"
      fullWidth
      value={form[field]}
      status={isMissing ? 'error' : 'default'}
      {...(isMissing && { statusText: t(`gathering.missing.${field}`) })}
      onChange={(value) => write({ [field]: String(value ?? '') })}
    />
  );
}

/** Written in any way; once it is left, it stands as numbers are read here. */
function Phone({ form: { phone }, write, missing }: PartGiven) {
  const { t } = useTranslation();
  const number = numberOf(phone);
  const isMissing = missing.includes('phone');
  return (
    <TextInput
      id={idOf('phone')}
      type="tel"
      labelText={t('gathering.family.phone')}
      aria-describedby="gather-phone-hint"
      autoComplete="off"
      fullWidth
      value={phone}
      status={isMissing ? 'error' : 'default'}
      {...(isMissing && { statusText: t('gathering.missing.phone') })}
      onChange={(value) => write({ phone: String(value ?? '') })}
      onBlur={() => number && write({ phone: phoneText(number) })}
    />
  );
}

function Needs({ form: { needCodes }, write, missing }: PartGiven) {
  const { t } = useTranslation();
  const toggle = (code: NeedCode, isTicked: boolean) =>
    write({ needCodes: isTicked ? [...needCodes, code] : needCodes.filter((each) => each !== code) });
  return (
    <fieldset
      className="gather-group"
      id={idOf('needs')}
      tabIndex={-1}
      aria-describedby={describedBy({ what: 'needs', missing })}
    >
      <legend>{t('gathering.family.needs')}</legend>
      <Why what="needs" missing={missing} />
      <div className="gather-chips">
        {NEEDS.map((code) => (
          <Tick
            key={code}
            className="gather-chip"
            isTicked={needCodes.includes(code)}
            tick={(isTicked) => toggle(code, isTicked)}
          >
            {t(`contact.need.${code}`)}
          </Tick>
        ))}
      </div>
    </fieldset>
  );
}

function Description({ form: { description }, write }: PartGiven) {
  const { t } = useTranslation();
  return (
    <Textarea
      labelText={t('gathering.family.description')}
      optionalText={t('gathering.optional')}
      hintText={t('gathering.family.descriptionHint')}
      fullWidth
      value={description}
      onChange={({ target }) => write({ description: target.value })}
    />
  );
}
