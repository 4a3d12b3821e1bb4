import type { InputHTMLAttributes, ReactNode } from 'react';
import { ADVICE_ROLES } from '../../contact/advice/advice.domain.js';
import type { ToldArea } from '../../directory/areas-told.service.js';
import { type Language, LANGUAGES } from '../../directory/directory.domain.js';
import { OPEN_PATHS } from '../foot.js';
import { PROOF_FIELD } from '../form-proof.js';
import { inLanguage, LANGUAGE_NAMES } from '../page-language.js';
import { ADVICE_FIELDS, type AdviceFault, type AdviceTyped, AT_MOST, FIELD_OF } from './advice-form.js';
import { ADVICE_TEXTS } from './advice.texts.data.js';

interface FormGiven {
  readonly language: Language;
  readonly proof: string;
  readonly action: string;
  readonly areas: readonly ToldArea[];
  readonly typed: AdviceTyped;
  readonly faults: readonly AdviceFault[];
}

/** One page, one button: what is missing is asked when we talk. */
export function AdviceForm(given: FormGiven) {
  const { language, proof, action, typed } = given;
  const texts = ADVICE_TEXTS[language];
  return (
    <section aria-labelledby="form">
      <h2 id="form">{texts.form}</h2>
      <form method="post" action={action} noValidate autoComplete="off">
        <input type="hidden" name={PROOF_FIELD} value={proof} />
        <input type="hidden" name={ADVICE_FIELDS.once} value={typed.once} />
        <Reach {...given} />
        <Where {...given} />
        <Who {...given} />
        <p className="hint">
          {texts.whoSees} <a href={inLanguage(OPEN_PATHS.privacy, language)}>{texts.toPrivacy}</a>
        </p>
        <button className="primary">{texts.send}</button>
      </form>
    </section>
  );
}

/** How to reach them, and how not to. */
function Reach(given: FormGiven) {
  const texts = ADVICE_TEXTS[given.language];
  const field = (name: FieldName) => fieldOf(given, name);
  return (
    <fieldset>
      <legend>{texts.reach}</legend>
      <Line {...field('phone')} label={texts.phone} hint={texts.phoneHint} input={PHONE} />
      <Check {...field('message')} label={texts.message} />
      <Line {...field('safeTime')} label={texts.safeTime} hint={texts.safeTimeHint} input={TEXT} />
      <Line {...field('email')} label={texts.email} input={EMAIL} />
    </fieldset>
  );
}

/** Whose counsellors it is for. */
function Where(given: FormGiven) {
  const { language, areas } = given;
  const texts = ADVICE_TEXTS[language];
  return (
    <>
      <Choice {...fieldOf(given, 'municipality')} label={texts.municipality}>
        <option value="">{texts.choose}</option>
        {areas.map((area) => (
          <Municipalities key={area.id} {...{ language, area }} isOneOfSeveral={areas.length > 1} />
        ))}
      </Choice>
      <Check {...fieldOf(given, 'safetyBan')} label={texts.safetyBan} hint={texts.safetyBanHint} />
    </>
  );
}

/** Who asks, in which language, and what they would like to say of it already. */
function Who(given: FormGiven) {
  const texts = ADVICE_TEXTS[given.language];
  return (
    <>
      <Choice {...fieldOf(given, 'role')} label={texts.role}>
        {ADVICE_ROLES.map((role) => (
          <option key={role} value={role}>
            {texts.roles[role]}
          </option>
        ))}
      </Choice>
      <Choice {...fieldOf(given, 'language')} label={texts.language}>
        {LANGUAGES.map((each) => (
          <option key={each} value={each} lang={each}>
            {LANGUAGE_NAMES[each]}
          </option>
        ))}
      </Choice>
      <Line {...fieldOf(given, 'givenName')} label={texts.givenName} input={TEXT} />
      <Words {...fieldOf(given, 'words')} label={texts.words} hint={texts.wordsHint} />
    </>
  );
}

type FieldName = keyof typeof ADVICE_FIELDS;
type Input = InputHTMLAttributes<HTMLInputElement>;

/** Browsers offer nothing that somebody else typed here, and keep nothing of it. */
const TEXT: Input = { type: 'text', maxLength: AT_MOST.line };
const PHONE: Input = { type: 'tel', maxLength: AT_MOST.phone };
const EMAIL: Input = { type: 'email', autoCapitalize: 'none', spellCheck: false, maxLength: AT_MOST.email };

interface Field {
  readonly id: string;
  readonly value: string;
  /** What is wrong with it. */
  readonly fault: string | undefined;
}

function fieldOf({ language, typed, faults }: FormGiven, name: FieldName): Field {
  const fault = faults.find((each) => FIELD_OF[each] === name);
  return { id: ADVICE_FIELDS[name], value: typed[name], fault: fault && ADVICE_TEXTS[language].fault[fault] };
}

/** What a field is described by, and that it is at fault. */
const told = ({ id, fault }: Field, hint?: string) => {
  const described = [fault && `${id}-fault`, hint && `${id}-hint`].filter(Boolean).join(' ');
  return { 'aria-invalid': fault ? true : undefined, 'aria-describedby': described || undefined };
};

interface Labelled extends Field {
  readonly label: string;
  readonly hint?: string;
}

function Label({ id, label, hint, fault }: Labelled) {
  return (
    <>
      <label htmlFor={id}>{label}</label>
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {fault && (
        <p className="error" id={`${id}-fault`}>
          {fault}
        </p>
      )}
    </>
  );
}

function Line({ input, ...field }: Labelled & { readonly input: Input }) {
  const { id, value, hint } = field;
  return (
    <>
      <Label {...field} />
      <input {...input} {...told(field, hint)} id={id} name={id} defaultValue={value} />
    </>
  );
}

function Words(field: Labelled) {
  const { id, value, hint } = field;
  return (
    <>
      <Label {...field} />
      <textarea {...told(field, hint)} id={id} name={id} rows={4} maxLength={AT_MOST.words} defaultValue={value} />
    </>
  );
}

function Choice({ children, ...field }: Labelled & { readonly children: ReactNode }) {
  const { id, value } = field;
  return (
    <>
      <Label {...field} />
      <select {...told(field)} id={id} name={id} defaultValue={value}>
        {children}
      </select>
    </>
  );
}

function Check({ id, value, label, hint }: Labelled) {
  return (
    <>
      <label className="choice">
        <input
          type="checkbox"
          id={id}
          name={id}
          value="1"
          defaultChecked={value !== ''}
          aria-describedby={hint && `${id}-hint`}
        />
        {label}
      </label>
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </>
  );
}

interface MunicipalitiesGiven {
  readonly language: Language;
  readonly area: ToldArea;
  readonly isOneOfSeveral: boolean;
}

/** By name in the language of the page; under the name of their area where there are several. */
function Municipalities({ language, area: { name, municipalities }, isOneOfSeveral }: MunicipalitiesGiven) {
  const options = municipalities.map(({ code, fi, sv }) => (
    <option key={code} value={code}>
      {language === 'sv' ? sv : fi}
    </option>
  ));
  return isOneOfSeveral ? <optgroup label={name}>{options}</optgroup> : <>{options}</>;
}
