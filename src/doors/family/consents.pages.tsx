import type { ConsentDecisionKind } from '../../consent/consent.domain.js';
import type { OwnBasis, OwnConsent, OwnConsents, Voice } from '../../desk/own-consents.service.js';
import type { Language } from '../../directory/directory.domain.js';
import { dateIn } from '../../invitation/words.domain.js';
import { PROOF_FIELD } from '../form-proof.js';
import { Told } from '../page.js';
import { inLanguage } from '../page-language.js';
import { type ConsentNotice, CONSENTS_TEXTS } from './consents.texts.data.js';
import { FAMILY_PATHS, familyFrame } from './family-frame.js';
import { FAMILY_TEXTS } from './family.texts.data.js';

/** Names of the form's fields; `which` is that of the link to one consent, too. */
export const CONSENT_FIELDS = { which: 'mika', seen: 'seen', word: 'word' } as const;

/** What can be said of a consent. */
export const WORDS: readonly ConsentDecisionKind[] = ['given', 'refused', 'withdrawn'];

interface ConsentsGiven extends OwnConsents {
  readonly language: Language;
  readonly proof: string;
  readonly reader: string;
  /** The consent that was chosen; anything else: none. */
  readonly which: string;
  readonly notice?: ConsentNotice;
}

const isAsked = ({ state, isOver }: OwnConsent) => state === 'explained' && !isOver;
const stands = ({ state, isOver }: OwnConsent) => state === 'given' && !isOver;

/** What may still be said by the reader of a consent. */
function wordsOf(consent: OwnConsent, reader: string): readonly ConsentDecisionKind[] {
  const own = consent.voices.find(({ personId }) => personId === reader);
  if (!own) return [];
  if (stands(consent)) return ['withdrawn'];
  if (!isAsked(consent)) return [];
  return own.said === 'given' ? ['refused'] : ['given', 'refused'];
}

/** All consents, or the one that was chosen with what can be said of it. */
export function consentsPage(given: ConsentsGiven): string {
  const { language, consents, which, notice } = given;
  const texts = CONSENTS_TEXTS[language];
  const isFault = notice !== undefined && !WORDS.some((word) => word === notice);
  const chosen = consents.find(({ id }) => id === which);
  const path = chosen ? `${FAMILY_PATHS.consents}?${CONSENT_FIELDS.which}=${chosen.id}` : FAMILY_PATHS.consents;
  return familyFrame({
    language,
    path,
    title: chosen ? texts.one(chosen.unitName) : texts.title,
    children: (
      <>
        {notice && <Told isFault={isFault}>{texts.notices[notice]}</Told>}
        {chosen ? <One {...given} consent={chosen} /> : <All {...given} />}
        <a
          className={isFault ? 'call' : 'plain call'}
          href={inLanguage(chosen ? FAMILY_PATHS.consents : FAMILY_PATHS.page, language)}
        >
          {FAMILY_TEXTS[language].back}
        </a>
      </>
    ),
  });
}

/** On the family's page: to whoever has a word in it. */
export const ConsentsLink = ({ language }: { readonly language: Language }) => (
  <p className="way">
    <a className="link" href={inLanguage(FAMILY_PATHS.consents, language)}>
      {CONSENTS_TEXTS[language].title}
    </a>
  </p>
);

function All({ language, consents, bases, reader }: ConsentsGiven) {
  const texts = CONSENTS_TEXTS[language];
  const waiting = consents.filter(isAsked);
  const standing = consents.filter(stands);
  const over = consents.filter((each) => !isAsked(each) && !stands(each));
  const laws = bases.filter(({ isOver }) => !isOver);
  return (
    <>
      <p>{texts.intro}</p>
      <Listed {...{ language, reader, consents: waiting, id: 'asked', title: texts.asked, none: texts.noneAsked }} />
      <Listed
        {...{ language, reader, consents: standing, id: 'standing', title: texts.standing, none: texts.noneStanding }}
      />
      {laws.length > 0 && <Laws language={language} bases={laws} />}
      {over.length > 0 && <Listed {...{ language, reader, consents: over, id: 'over', title: texts.over }} />}
    </>
  );
}

interface ListedGiven {
  readonly language: Language;
  readonly reader: string;
  readonly consents: readonly OwnConsent[];
  readonly id: string;
  readonly title: string;
  readonly none?: string;
}

function Listed({ language, reader, consents, id, title, none }: ListedGiven) {
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {consents.length === 0 && <p>{none}</p>}
      {consents.length > 0 && (
        <ul className="promises">
          {consents.map((consent) => (
            <Line key={consent.id} {...{ language, reader, consent }} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Line({
  language,
  reader,
  consent,
}: Pick<ListedGiven, 'language' | 'reader'> & { readonly consent: OwnConsent }) {
  const texts = CONSENTS_TEXTS[language];
  const own = consent.voices.find(({ personId }) => personId === reader);
  const isToAnswer = !stands(consent) && !own?.said;
  const label = stands(consent) ? texts.lookOrWithdraw : isToAnswer ? texts.look : texts.lookOrChange;
  return (
    <li>
      <p className="what">{consent.unitName}</p>
      <p>{texts.covers(consent.categories)}</p>
      {own?.said && isAsked(consent) && <p>{answerOf(language, own, reader)}.</p>}
      <p className="hint">{stateOf(language, consent)}</p>
      {wordsOf(consent, reader).length > 0 && (
        <a
          className={isToAnswer ? 'call' : 'plain call'}
          href={toOne(language, consent)}
          aria-label={`${label}: ${consent.unitName}`}
        >
          {label}
        </a>
      )}
    </li>
  );
}

const toOne = (language: Language, { id }: OwnConsent) =>
  inLanguage(`${FAMILY_PATHS.consents}?${CONSENT_FIELDS.which}=${id}`, language);

function stateOf(language: Language, consent: OwnConsent): string {
  const { until, states } = CONSENTS_TEXTS[language];
  if (stands(consent) || isAsked(consent)) return until(dateIn(language, Temporal.PlainDate.from(consent.lastDay)));
  return consent.isOver && (consent.state === 'given' || consent.state === 'explained')
    ? states.over
    : states[consent.state];
}

/** One consent in plain words: to whom, what, what for, what not, until when, who has answered. */
function One({ language, proof, reader, consent }: ConsentsGiven & { readonly consent: OwnConsent }) {
  const texts = CONSENTS_TEXTS[language];
  const { categories, purpose, exclusions, people, voices } = consent;
  const words = wordsOf(consent, reader);
  return (
    <>
      <section aria-labelledby="what">
        <h2 id="what">{texts.whatMayBeTold}</h2>
        <ul>
          {categories.map((category) => (
            <li key={category}>{texts.categories[category]}</li>
          ))}
        </ul>
        <p>{texts.purposes[purpose]}</p>
        <p>{people.length > 0 ? texts.onlyTo(people.join(', ')) : texts.toWhoTakesPart}</p>
        {exclusions && <p className="present">{texts.except(exclusions)}</p>}
        <p>{stateOf(language, consent)}</p>
      </section>
      <section aria-labelledby="voices">
        <h2 id="voices">{texts.answers}</h2>
        <ul>
          {voices.map((voice) => (
            <li key={voice.personId}>{answerOf(language, voice, reader)}</li>
          ))}
        </ul>
      </section>
      {words.length > 0 && <Say {...{ language, proof, consent, words }} />}
    </>
  );
}

function answerOf(language: Language, { personId, givenName, said }: Voice, reader: string): string {
  const { you, otherGuardian, said: answers, silent, own } = CONSENTS_TEXTS[language];
  if (personId === reader) return `${you}: ${own[said ?? 'silent']}`;
  return `${givenName ?? otherGuardian}: ${said ? answers[said] : silent}`;
}

interface SayGiven {
  readonly language: Language;
  readonly proof: string;
  readonly consent: OwnConsent;
  readonly words: readonly ConsentDecisionKind[];
}

/** To take it back is as easy as to give it. */
function Say({ language, proof, consent: { id, version }, words }: SayGiven) {
  const texts = CONSENTS_TEXTS[language];
  return (
    <section aria-labelledby="say">
      <h2 id="say">{texts.yourAnswer}</h2>
      <p id="follows">{words.includes('withdrawn') ? texts.withdrawFollows : texts.giveFollows}</p>
      <form method="post" action={inLanguage(FAMILY_PATHS.consents, language)}>
        <input type="hidden" name={PROOF_FIELD} value={proof} />
        <input type="hidden" name={CONSENT_FIELDS.which} value={id} />
        <input type="hidden" name={CONSENT_FIELDS.seen} value={version} />
        <div className="answers">
          {words.map((word) => (
            <button key={word} name={CONSENT_FIELDS.word} value={word} aria-describedby="follows">
              {texts.say[word]}
            </button>
          ))}
        </div>
      </form>
    </section>
  );
}

/** What is told without being asked, by which law, why, until when. */
function Laws({ language, bases }: { readonly language: Language; readonly bases: readonly OwnBasis[] }) {
  const texts = CONSENTS_TEXTS[language];
  return (
    <section aria-labelledby="laws">
      <h2 id="laws">{texts.byLaw}</h2>
      <p>{texts.byLawText}</p>
      <ul className="promises">
        {bases.map(({ id, unitName, categories, statute, reason, lastDay }) => (
          <li key={id}>
            <p className="what">{unitName}</p>
            <p>{texts.covers(categories)}</p>
            <p>{texts.statute(statute)}</p>
            {reason && <p>{texts.reason(reason)}</p>}
            <p className="hint">{texts.until(dateIn(language, Temporal.PlainDate.from(lastDay)))}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
