import type { FamilyCard, Helper, OfFamily } from '../../desk/family-door.service.js';
import type { Language } from '../../directory/directory.domain.js';
import { dateIn, whenIn, WORDS } from '../../invitation/words.domain.js';
import { isJoinedRemotely } from '../../meeting/meeting.domain.js';
import { shownNumber } from '../../platform/sms/phone-number.js';
import { FeedbackLink } from '../feedback/feedback.pages.js';
import { dialled } from '../numbers.js';
import { inLanguage } from '../page-language.js';
import { EntryWays } from '../passkey/entry-ways.js';
import { PasskeysLink } from '../passkey/passkey-list.pages.js';
import type { PromiseOutcome } from '../promise-form.js';
import { outcomeIn, ToldOfPromise } from '../promise-parts.js';
import type { Identification } from './family-entry.pages.js';
import { FACE_FIELDS, type TypedWords } from './face-form.js';
import { ConsentsLink } from './consents.pages.js';
import { Faces } from './faces.pages.js';
import { FAMILY_PATHS, familyFrame, type FamilyPageGiven } from './family-frame.js';
import { FamilyPlan, type PlanOfCase } from './family-plan.js';
import { FAMILY_TEXTS } from './family.texts.data.js';
import { DoesNotSuit, WishesLink } from './wishes.pages.js';
import { LOOKED_TEXTS } from './looked.texts.data.js';

/** What the family's page shows. */
export interface FamilyGiven extends FamilyPageGiven {
  readonly unit: OfFamily['unit'];
  readonly cards: readonly FamilyCard[];
  /** The plans, for who has shown who they are; null for a device. */
  readonly plans: readonly PlanOfCase[] | null;
  /** Whether they have a word in what may be told. */
  readonly mayDecide: boolean;
  readonly identification: Identification;
  /** What was typed of how things are, and not taken. */
  readonly typed: TypedWords | null;
  /** Whether there is a log that they may read. */
  readonly mayLook: boolean;
  /** Cases in which they may ask for a meeting: ids. */
  readonly wishable: readonly string[];
  /** How many feedbacks they are asked for. */
  readonly feedback: number;
  /** What became of a promise that was just spoken of. */
  readonly told?: PromiseOutcome | undefined;
  /** What was typed with it and not taken down. */
  readonly lost?: string | undefined;
}

/** Who helps, when one meets, and for who has shown who they are also what was agreed. */
export function familyPage(given: FamilyGiven): string {
  const { language, proof, notice, unit, cards, plans, identification, typed, wishable, told, lost } = given;
  const { title } = FAMILY_TEXTS[language];
  return familyFrame({
    language,
    path: FAMILY_PATHS.page,
    title: told ? outcomeIn(language, told, title) : title,
    heading: title,
    notice,
    ...(notice === 'badWords' && { field: FACE_FIELDS.words }),
    children: (
      <>
        <ToldOfPromise {...{ language, told, lost }} />
        {cards.length === 0 && <Nothing language={language} unit={unit} />}
        {closedOnce(cards).map((card, i) => (
          <Card
            key={card.caseId}
            {...{ language, proof, card, unit, typed, number: i + 1, mayWish: wishable.includes(card.caseId) }}
            plan={plans?.find(({ caseId }) => caseId === card.caseId)}
          />
        ))}
        {plans === null && cards.some(({ isClosed }) => !isClosed) && (
          <EntryWays {...{ language, proof, identification }} />
        )}
        <OtherPages {...given} />
        <ToDevices language={language} />
      </>
    ),
  });
}

/** What else is theirs, each where there is something of it. */
function OtherPages({ language, cards, plans, feedback, mayLook, mayDecide, wishable }: FamilyGiven) {
  const mayWish = cards.some(({ caseId, isClosed }) => !isClosed && wishable.includes(caseId));
  return (
    <>
      <FeedbackLink language={language} count={feedback} />
      {mayWish && <WishesLink language={language} />}
      {mayLook && <ToLooks language={language} />}
      {mayDecide && <ConsentsLink language={language} />}
      {plans !== null && <PasskeysLink language={language} />}
    </>
  );
}

const ToDevices = ({ language }: { readonly language: Language }) => (
  <p className="way">
    <a className="link" href={inLanguage(FAMILY_PATHS.devices, language)}>
      {FAMILY_TEXTS[language].toDevices}
    </a>
  </p>
);

const ToLooks = ({ language }: { readonly language: Language }) => (
  <p className="way">
    <a className="link" href={inLanguage(FAMILY_PATHS.looked, language)}>
      {LOOKED_TEXTS[language].link}
    </a>
  </p>
);

interface CardGiven {
  readonly language: Language;
  readonly card: FamilyCard;
  readonly unit: OfFamily['unit'];
  /** Tells the parts of several cases apart. */
  readonly number: number;
  readonly plan: PlanOfCase | undefined;
  readonly proof: string;
  readonly typed: TypedWords | null;
  readonly mayWish: boolean;
}

function Card({ language, card, unit, number, plan, proof, typed, mayWish }: CardGiven) {
  const texts = FAMILY_TEXTS[language];
  const { isClosed, isClosing, maySay, caseId } = card;
  if (isClosed) return <Ended {...{ language, unit, title: texts.closed, text: texts.closedText }} />;
  return (
    <>
      {isClosing && <p className="inset">{texts.closing}</p>}
      <WhoHelps {...{ language, card, number }} />
      <Meeting {...{ language, proof, card, number, plan, mayWish }} />
      {maySay && <Faces {...{ language, proof, number, caseId, typed, today: plan?.face ?? null }} />}
      {plan && <FamilyPlan {...{ language, proof, plan, number }} />}
    </>
  );
}

/** Who is responsible, who takes over from them, who stands in. */
function WhoHelps({ language, card, number }: Pick<CardGiven, 'language' | 'card' | 'number'>) {
  const texts = FAMILY_TEXTS[language];
  const { responsible, next, standIn } = card;
  return (
    <section aria-labelledby={`who-${number}`}>
      <h2 id={`who-${number}`}>{texts.who}</h2>
      {responsible ? <Person language={language} who={responsible} /> : <p>{texts.nobody}</p>}
      {next && (
        <div className="inset">
          <p className="hint">{texts.follows}</p>
          <Person language={language} who={next} />
        </div>
      )}
      {standIn && (
        <div className="inset">
          <p className="hint">
            {standIn.isNow ? texts.standsInNow : texts.standsInLater}{' '}
            {texts.from(dateIn(language, standIn.firstDay), dateIn(language, standIn.lastDay))}
          </p>
          <Person language={language} who={standIn.who} />
        </div>
      )}
    </section>
  );
}

/** Somebody to ring, the number as a button. */
function Person({ language, who }: { readonly language: Language; readonly who: Helper }) {
  return (
    <>
      <p className="name">{who.name}</p>
      <p>{[who.title, who.unit].filter(Boolean).join(', ')}</p>
      <Call language={language} phone={who.phone} />
    </>
  );
}

function Call({ language, phone }: { readonly language: Language; readonly phone: string | null }) {
  if (phone === null) return null;
  return (
    <a className="call" href={dialled(phone)}>
      {FAMILY_TEXTS[language].call(shownNumber(phone))}
    </a>
  );
}

function Meeting({ language, proof, card, number, plan, mayWish }: Omit<CardGiven, 'unit' | 'typed'>) {
  const texts = FAMILY_TEXTS[language];
  const { meeting } = card;
  return (
    <section aria-labelledby={`meeting-${number}`}>
      <h2 id={`meeting-${number}`}>{texts.next}</h2>
      {meeting ? (
        <>
          <p className="when">{whenIn(language, meeting.when)}</p>
          <p>{WORDS[language].modes[meeting.mode]}</p>
          <Where {...{ language, meeting, plan }} />
          {mayWish ? <DoesNotSuit {...{ language, proof, caseId: card.caseId }} /> : <p>{texts.doesNotSuit}</p>}
        </>
      ) : (
        <p>{texts.noMeeting}</p>
      )}
    </section>
  );
}

interface WhereGiven {
  readonly language: Language;
  readonly meeting: NonNullable<FamilyCard['meeting']>;
  readonly plan: PlanOfCase | undefined;
}

/** For who has shown who they are, as the counsellor wrote it; for a device the name of a place to which everybody goes. */
function Where({ language, meeting: { mode, where }, plan }: WhereGiven) {
  const texts = FAMILY_TEXTS[language];
  const site = where !== null && where !== 'remote' ? where.site : null;
  const place = plan ? plan.place : site;
  return (
    <>
      {place !== null && <p>{texts.at(place)}</p>}
      {place === null && mode !== 'remote' && <p>{texts.placeLater}</p>}
      {isJoinedRemotely(mode) && plan?.conferenceLink && (
        <p>
          <a href={plan.conferenceLink}>{texts.joinByVideo}</a>
        </p>
      )}
    </>
  );
}

/** For who came in, and to whom nothing is open any more: whom to ring. */
function Nothing({ language, unit }: Pick<CardGiven, 'language' | 'unit'>) {
  const texts = FAMILY_TEXTS[language];
  return <Ended {...{ language, unit, title: texts.nothing, text: texts.nothingText }} />;
}

interface EndedGiven {
  readonly language: Language;
  readonly unit: OfFamily['unit'];
  readonly title: string;
  readonly text: string;
}

function Ended({ language, unit, title, text }: EndedGiven) {
  return (
    <section aria-labelledby="ended">
      <h2 id="ended">{title}</h2>
      <p>{text}</p>
      {unit && <p className="name">{unit.name}</p>}
      {unit && <Call language={language} phone={unit.phone} />}
    </section>
  );
}

/** That all is closed is said once, however many cases there were. */
const closedOnce = (cards: readonly FamilyCard[]) =>
  cards.every(({ isClosed }) => isClosed) ? cards.slice(0, 1) : cards;
