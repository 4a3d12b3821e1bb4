import type { FamilyCard } from '../../desk/family-door.service.js';
import type { Language } from '../../directory/directory.domain.js';
import { dateIn, whenIn } from '../../invitation/words.domain.js';
import type { OwnWish } from '../../meeting/wish/own-wishes.service.js';
import { dayOf } from '../../platform/clock/clock.js';
import { PROOF_FIELD } from '../form-proof.js';
import { inLanguage } from '../page-language.js';
import { Told } from '../page.js';
import { Lost } from '../promises-entry.pages.js';
import { FAMILY_PATHS, familyFrame } from './family-frame.js';
import { FAMILY_TEXTS } from './family.texts.data.js';
import { WISH_FIELDS, type WishAct, WORDS_AT_MOST } from './wish-form.js';
import { WISH_TEXTS, type WishNotice } from './wishes.texts.data.js';

/** How many that are over are shown. */
const BEFORE_AT_MOST = 5;

interface WishesGiven {
  readonly language: Language;
  readonly proof: string;
  /** Open cases in which the reader may ask. */
  readonly cards: readonly FamilyCard[];
  readonly wishes: readonly OwnWish[];
  /** The case whose meeting does not suit; anything else: none. */
  readonly which: string;
  readonly notice?: WishNotice | undefined;
  /** What was typed and not taken. */
  readonly typed?: string | undefined;
}

const GOOD: readonly (WishNotice | undefined)[] = ['sent', 'called', 'withdrawn'];

/** Whether something was done. */
export const isGood = (notice: WishNotice): boolean => GOOD.includes(notice);

/** What one has asked for and what came of it; and the form by which one asks. */
export function wishesPage(given: WishesGiven): string {
  const { language, notice } = given;
  const { title, notices, headings } = WISH_TEXTS[language];
  const heading = (notice && headings[notice]) ?? title;
  const isFault = notice !== undefined && !GOOD.includes(notice);
  return familyFrame({
    language,
    path: FAMILY_PATHS.wishes,
    title: isFault ? `${FAMILY_TEXTS[language].fault} – ${title}` : heading,
    heading,
    children: (
      <>
        {notice && <Told isFault={isFault}>{notices[notice]}</Told>}
        <Wishes {...given} />
        <a className="plain call" href={inLanguage(FAMILY_PATHS.page, language)}>
          {FAMILY_TEXTS[language].back}
        </a>
      </>
    ),
  });
}

function Wishes(given: WishesGiven) {
  const { language, cards, wishes, typed } = given;
  const texts = WISH_TEXTS[language];
  const waiting = wishes.filter(({ state }) => state === 'asked');
  const free = cards.filter(({ caseId }) => !waiting.some((wish) => wish.caseId === caseId));
  return (
    <>
      {typed && free.length === 0 && <Lost language={language} text={typed} />}
      <p>{texts.intro}</p>
      {waiting.map((wish) => (
        <Waiting key={wish.id} {...given} wish={wish} />
      ))}
      {free.map((card, i) => (
        <Ask key={card.caseId} {...given} card={card} number={i} />
      ))}
      {cards.length === 0 && <p>{texts.none}</p>}
      <Before language={language} wishes={wishes.filter(({ state }) => state !== 'asked')} />
    </>
  );
}

interface HiddenGiven {
  readonly proof: string;
  readonly which: string;
  readonly seen?: number;
}

function Hidden({ proof, which, seen = 0 }: HiddenGiven) {
  return (
    <>
      <input type="hidden" name={PROOF_FIELD} value={proof} />
      <input type="hidden" name={WISH_FIELDS.which} value={which} />
      <input type="hidden" name={WISH_FIELDS.seen} value={seen} />
    </>
  );
}

const actionIn = (language: Language) => inLanguage(FAMILY_PATHS.wishes, language);
const act = (value: WishAct) => ({ name: WISH_FIELDS.what, value });
const askedOn = (language: Language, { askedAt }: OwnWish) => dateIn(language, dayOf(askedAt));

function Waiting({ language, proof, wish }: WishesGiven & { readonly wish: OwnWish }) {
  const texts = WISH_TEXTS[language];
  const id = `wish-${wish.id}`;
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{texts.waits(askedOn(language, wish))}</h2>
      <p>{texts.waitsText}</p>
      {wish.words && (
        <>
          <p>{texts.yourWords}</p>
          <p className="what">{wish.words}</p>
        </>
      )}
      <form method="post" action={actionIn(language)}>
        <Hidden proof={proof} which={wish.id} seen={wish.version} />
        <button {...act('withdraw')}>{texts.withdraw}</button>
      </form>
    </section>
  );
}

interface AskGiven extends WishesGiven {
  readonly card: FamilyCard;
  readonly number: number;
}

/** For a meeting; or, by the link below the next one, for another time. */
function Ask({ language, proof, card, number, which, typed }: AskGiven) {
  const texts = WISH_TEXTS[language];
  const meeting = card.caseId === which ? card.meeting : null;
  const [id, field] = [`ask-${number}`, number === 0 ? WISH_FIELDS.words : `${WISH_FIELDS.words}-${number}`];
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{meeting ? texts.otherTitle(whenIn(language, meeting.when)) : texts.ask}</h2>
      <form method="post" action={actionIn(language)} noValidate>
        <Hidden proof={proof} which={card.caseId} />
        <label htmlFor={field}>{meeting ? texts.otherWords : texts.words}</label>
        <p className="hint" id={`${field}-hint`}>
          {meeting ? texts.otherHint : texts.wordsHint}
        </p>
        <textarea
          id={field}
          name={WISH_FIELDS.words}
          rows={4}
          maxLength={WORDS_AT_MOST}
          aria-describedby={`${field}-hint`}
          defaultValue={typed ?? ''}
        />
        <div className="answers">
          <button className="primary" {...act(meeting ? 'other-time' : 'ask')}>
            {meeting ? texts.otherSend : texts.send}
          </button>
        </div>
      </form>
    </section>
  );
}

/** What was asked earlier, and what came of it. */
function Before({ language, wishes }: { readonly language: Language; readonly wishes: readonly OwnWish[] }) {
  const texts = WISH_TEXTS[language];
  if (wishes.length === 0) return null;
  return (
    <section aria-labelledby="before">
      <h2 id="before">{texts.before}</h2>
      <ul className="promises">
        {wishes.slice(0, BEFORE_AT_MOST).map((wish) => (
          <li key={wish.id}>
            <p>
              {texts.asked(askedOn(language, wish))} {wish.state !== 'asked' && texts.ends[wish.state]}
            </p>
            {wish.words && <p className="hint">{wish.words}</p>}
            {wish.answer && (
              <p>
                {texts.answer} <span className="what">{wish.answer}</span>
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

interface SuitGiven {
  readonly language: Language;
  readonly proof: string;
  readonly caseId: string;
}

/** Below the next meeting: two ways out of it, each with one press. */
export function DoesNotSuit({ language, proof, caseId }: SuitGiven) {
  const texts = WISH_TEXTS[language];
  return (
    <form method="post" action={actionIn(language)}>
      <Hidden proof={proof} which={caseId} />
      <p>{texts.doesNotSuit}</p>
      <div className="answers">
        <a className="plain call" href={inLanguage(`${FAMILY_PATHS.wishes}?${WISH_FIELDS.which}=${caseId}`, language)}>
          {texts.propose}
        </a>
        <button {...act('call')}>{texts.callMe}</button>
      </div>
    </form>
  );
}

/** On the family's page: to whoever may ask. */
export const WishesLink = ({ language }: { readonly language: Language }) => (
  <p className="way">
    <a className="link" href={inLanguage(FAMILY_PATHS.wishes, language)}>
      {WISH_TEXTS[language].link}
    </a>
  </p>
);
