import { useTranslation } from 'react-i18next';
import { Textarea } from 'suomifi-ui-components';
import { Link } from 'wouter';
import { carry } from '../parts/sought.js';
import { useSession } from '../session/session.js';
import { NEEDS } from '../words/needs.js';
import type { NeedCode } from './form.js';
import { Circumstances } from './circumstances.js';
import { useLanguageName } from './interpreters.js';
import { MoreOfFamily } from './more-of-family.js';
import { NameField, PhoneField } from './name-fields.js';
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
      {form.origin.kind === 'call' && <Known form={form} />}
      {form.members.length > 0 ? <Members {...given} /> : <Caller {...given} />}
      {form.origin.kind !== 'case' && <Needs {...given} />}
      {form.origin.kind === 'call' && <Description {...given} />}
      {form.members.length === 0 && <MoreOfFamily {...given} />}
      {form.origin.kind !== 'case' && <Circumstances {...given} municipalities={municipalities} />}
    </PartOfPage>
  );
}

/** Whoever is a client already has a case: it is looked for before another one is opened, by what was typed so far. */
function Known({ form: { phone, givenName, familyName } }: Pick<PartGiven, 'form'>) {
  const { t } = useTranslation();
  const { me } = useSession();
  return (
    <p className="gather-hint">
      {t('gathering.family.known')}{' '}
      <Link href="/haku" onClick={() => carry(me.id, { phone, givenName, familyName })}>
        {t('gathering.family.find')}
      </Link>
    </p>
  );
}

function Members({ form: { members, origin }, write, missing }: PartGiven) {
  const { t } = useTranslation();
  const languageOf = useLanguageName();
  return (
    <fieldset
      className="gather-group"
      id={idOf('family')}
      tabIndex={-1}
      aria-describedby={describedBy({ what: 'family', missing })}
    >
      <legend>{t('gathering.family.who')}</legend>
      <Why what="family" missing={missing} />
      {members.map(({ id, name, isGuardian, comes, interpreter }) => (
        <Tick
          key={id}
          isTicked={comes}
          tick={(isTicked) =>
            write({ members: members.map((each) => (each.id === id ? { ...each, comes: isTicked } : each)) })
          }
        >
          {name}
          {isGuardian && <small>{t('gathering.family.guardian')}</small>}
          {interpreter && <small>{t('gathering.more.interpreter', { language: languageOf(interpreter) })}</small>}
        </Tick>
      ))}
      {origin.kind === 'case' && origin.isApart && <p className="gather-hint">{t('gathering.more.apartHint')}</p>}
    </fieldset>
  );
}

/** Who called, and for which child. */
function Caller(given: PartGiven) {
  const { t } = useTranslation();
  const { form, write, missing } = given;
  return (
    <div className="gather-fields">
      <Name {...given} field="givenName" />
      <Name {...given} field="familyName" />
      <PhoneField
        what="phone"
        label={t('gathering.family.phone')}
        value={form.phone}
        write={(phone) => write({ phone })}
        missing={missing}
        hintId="gather-phone-hint"
      />
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
  return (
    <NameField
      {...(field !== 'familyName' && { what: field })}
      label={t(`gathering.family.${field}`)}
      value={form[field]}
      write={(name) => write({ [field]: name })}
      missing={missing}
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
