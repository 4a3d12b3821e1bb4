import { useTranslation } from 'react-i18next';
import { TextInput } from 'suomifi-ui-components';
import { now } from '../words/clock.js';
import { nameOf } from '../words/names.js';
import { dateText, whenText } from '../words/time.js';
import { instantOf } from '../words/wall.js';
import { type Agreed, CALLER, chosenOf, type ConsentCategory, type Gathering, OTHER, speakersOf } from './form.js';
import { lastDayOf, lastDaysOf, toAgree, wordOf } from './agreement.js';
import { Choice, describedBy, idOf, type PartGiven, PartOfPage, Tick, Why } from './part.js';

/** What the family was asked and what it said: by default the least that a meeting needs. */
export function ConsentPart(given: PartGiven) {
  const { t } = useTranslation();
  const people = toAgree(given.form);
  const isAgreed = people.length === 0 && chosenOf(given.form).length > 0;
  const units = [...new Set(people.map(({ unitName }) => unitName))];
  return (
    <PartOfPage part="consent">
      <Withdrawn {...given} />
      {isAgreed ? (
        <p>{t('gathering.consent.none')}</p>
      ) : (
        <>
          <p className="gather-ask">{t('gathering.consent.ask')}</p>
          {units.length > 0 && <p>{t('gathering.consent.units', { units: units.join(', ') })}</p>}
          <Voices {...given} />
          {given.form.agreed.form === 'WRITTEN' && <Paper {...given} />}
          <Details {...given} />
        </>
      )}
    </PartOfPage>
  );
}

/** Everybody whose word counts. */
function Voices(given: PartGiven) {
  const { t } = useTranslation();
  const { form, missing } = given;
  return (
    <fieldset
      className="gather-group"
      id={idOf('agreed')}
      tabIndex={-1}
      aria-describedby={describedBy({ what: 'agreed', missing })}
    >
      <legend className="hidden">{t('gathering.parts.consent')}</legend>
      <Why what="agreed" missing={missing} />
      {speakersOf(form).map((who) => (
        <Said key={who} {...given} who={who} />
      ))}
    </fieldset>
  );
}

/** One who decides for the family says yes; when it was heard is kept with it. */
function Said({ who, form, write }: PartGiven & { readonly who: string }) {
  const { t } = useTranslation();
  const { agreed } = form;
  const word = wordOf(form, who);
  const { [who]: _, ...others } = agreed.said;
  const yes = () => ({ ...others, [who]: { at: now(), about: toAgree(form).map(({ id }) => id) } });
  const isWritten = agreed.form === 'WRITTEN';
  const name = useSpeaker(form, who);
  const words =
    name === null
      ? t(isWritten ? 'gathering.consent.givenWritten' : 'gathering.consent.given')
      : t(isWritten ? 'gathering.consent.givenWrittenBy' : 'gathering.consent.givenBy', { name });
  return (
    <Tick
      className="gather-tick gather-said"
      isTicked={word !== undefined}
      tick={(isTicked) => write({ agreed: { ...agreed, said: isTicked ? yes() : others } })}
    >
      {words}
      {word && <small>{t('gathering.consent.heardAt', { when: whenText(instantOf(word.at)) })}</small>}
    </Tick>
  );
}

/** Who speaks, by name; null for who speaks for the family alone. */
function useSpeaker({ members, other, givenName, familyName }: Gathering, who: string): string | null {
  const { t } = useTranslation();
  if (who === OTHER && other) return nameOf(other) || t('gathering.consent.otherGuardian');
  if (who === CALLER) return other && (nameOf({ givenName, familyName }) || t('gathering.consent.caller'));
  return members.find(({ id }) => id === who)?.name ?? null;
}

/** Whose consent was withdrawn since, of those who are to be invited: nothing can be sent before it is asked for anew. */
function Withdrawn({ form }: PartGiven) {
  const { t } = useTranslation();
  const { origin } = form;
  const withdrawn = origin.kind === 'case' ? origin.withdrawn : [];
  const units = new Map(chosenOf(form).map(({ unitId, unitName }) => [unitId, unitName]));
  const touched = withdrawn.filter(({ unitId }) => units.has(unitId));
  return (
    <div role="status">
      {touched.map(({ unitId, at }) => (
        <p key={unitId} className="late">
          {t('gathering.consent.withdrawn', { unit: units.get(unitId), when: whenText(at) })}
        </p>
      ))}
    </div>
  );
}

function Paper({ form: { agreed }, write, missing }: PartGiven) {
  const { t } = useTranslation();
  const isMissing = missing.includes('paper');
  return (
    <TextInput
      id={idOf('paper')}
      labelText={t('gathering.consent.paper')}
      fullWidth
      value={agreed.paper}
      status={isMissing ? 'error' : 'default'}
      {...(isMissing && { statusText: t('gathering.missing.paper') })}
      onChange={(value) => write({ agreed: { ...agreed, paper: String(value ?? '') } })}
    />
  );
}

const CATEGORIES = ['IDENTITY', 'NEEDS', 'MINUTES', 'PLAN', 'ACTIONS'] as const;
const FORMS = ['ORAL', 'WRITTEN'] as const;

/** How far the consent goes. Whoever said yes said it to this: to something else they are asked anew. */
function Details({ form, write }: PartGiven) {
  const { t } = useTranslation();
  const { agreed } = form;
  const change = (what: Partial<Agreed>) => write({ agreed: { ...agreed, ...what } });
  return (
    <details className="gather-more">
      <summary>
        {t('gathering.consent.more')}. {t('gathering.consent.until', { day: dateText(lastDayOf(form)) })}
      </summary>
      <Categories categories={agreed.categories} choose={(categories) => change({ categories, said: {} })} />
      <TextInput
        labelText={t('gathering.consent.exclusions')}
        optionalText={t('gathering.optional')}
        fullWidth
        value={agreed.exclusions}
        onChange={(value) => change({ exclusions: String(value ?? '') })}
      />
      <PeriodAndForm form={form} change={change} />
    </details>
  );
}

interface PeriodGiven {
  readonly form: Gathering;
  readonly change: (what: Partial<Agreed>) => void;
}

function PeriodAndForm({ form, change }: PeriodGiven) {
  const { t } = useTranslation();
  return (
    <div className="gather-fields">
      <Choice
        label={t('gathering.consent.lastDay')}
        value={lastDayOf(form)}
        values={lastDaysOf(form).map((each) => [each, t('gathering.consent.day', { day: dateText(each) })])}
        choose={(lastDay) => change({ lastDay })}
      />
      <Choice
        label={t('gathering.consent.form')}
        value={form.agreed.form}
        values={FORMS.map((each) => [each, t(`gathering.consent.forms.${each}`)])}
        choose={(value) => change({ form: value, said: {} })}
      />
    </div>
  );
}

interface CategoriesGiven {
  readonly categories: readonly ConsentCategory[];
  readonly choose: (categories: readonly ConsentCategory[]) => void;
}

function Categories({ categories, choose }: CategoriesGiven) {
  const { t } = useTranslation();
  return (
    <fieldset className="gather-group">
      <legend>{t('gathering.consent.categories')}</legend>
      <p className="gather-hint">{t('gathering.consent.least')}</p>
      {CATEGORIES.map((each) => (
        <Tick
          key={each}
          isTicked={categories.includes(each)}
          tick={(isTicked) => choose(CATEGORIES.filter((one) => (one === each ? isTicked : categories.includes(one))))}
        >
          {t(`gathering.consent.category.${each}`)}
        </Tick>
      ))}
    </fieldset>
  );
}
