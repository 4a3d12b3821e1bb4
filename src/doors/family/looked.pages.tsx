import type { LogEntry, LogGround, LogPerson } from '../../desk/access-log/access-log.graphql.js';
import { clockIn, dateIn } from '../../directory/dates.domain.js';
import type { Language } from '../../directory/directory.domain.js';
import { ZONE } from '../../platform/clock/clock.js';
import type { Page } from '../../platform/graphql/connection.js';
import { inLanguage } from '../page-language.js';
import { FAMILY_PATHS, familyFrame } from './family-frame.js';
import { LOOKED_TEXTS } from './looked.texts.data.js';

/** What the address of the page may say: which of several cases, and where the list goes on. */
export const LOOKED_FIELDS = { matter: 'asia', after: 'jatko' } as const;

/** The log of one's own matter. */
interface LookedGiven {
  readonly language: Language;
  /** How many cases there are to choose from, and which this is, from 1. */
  readonly matters: number;
  readonly matter: number;
  readonly log: Page<LogEntry>;
}

/** Who has looked: the newest day first, a page at a time. */
export function lookedPage({ language, matters, matter, log }: LookedGiven): string {
  const texts = LOOKED_TEXTS[language];
  return familyFrame({
    language,
    path: addressOf(matter),
    title: texts.title,
    children: (
      <>
        <p>{texts.intro}</p>
        {matters > 1 && <Matters {...{ language, matters, matter }} />}
        {log.edges.length === 0 && <p>{texts.none}</p>}
        {byDay(log.edges.map(({ node }) => node)).map(([day, entries]) => (
          <Day key={day} {...{ language, day, entries }} />
        ))}
        <Onwards {...{ language, matter, log }} />
        <p>{texts.older}</p>
        <p>{texts.wonder}</p>
        <a className="plain call" href={inLanguage(FAMILY_PATHS.page, language)}>
          {texts.back}
        </a>
      </>
    ),
  });
}

/** To what is older, and back to the newest. */
function Onwards({ language, matter, log }: Omit<LookedGiven, 'matters'>) {
  const texts = LOOKED_TEXTS[language];
  const { hasNextPage, hasPreviousPage, endCursor } = log.pageInfo;
  if (!hasNextPage && !hasPreviousPage) return null;
  const link = (words: string, after?: string) => (
    <a className="plain call" href={inLanguage(addressOf(matter, after), language)}>
      {words}
    </a>
  );
  return (
    <p className="answers">
      {hasPreviousPage && link(texts.newest)}
      {hasNextPage && endCursor && link(texts.olderOnes, endCursor)}
    </p>
  );
}

const addressOf = (matter: number, after?: string): string => {
  const query = new URLSearchParams();
  if (matter > 1) query.set(LOOKED_FIELDS.matter, String(matter));
  if (after) query.set(LOOKED_FIELDS.after, after);
  return query.size === 0 ? FAMILY_PATHS.looked : `${FAMILY_PATHS.looked}?${query.toString()}`;
};

function Matters({ language, matters, matter }: Omit<LookedGiven, 'log'>) {
  const texts = LOOKED_TEXTS[language];
  return (
    <nav aria-label={texts.which}>
      {Array.from({ length: matters }, (_, i) => (
        <a key={i} href={inLanguage(addressOf(i + 1), language)} aria-current={i + 1 === matter || undefined}>
          {texts.matter(i + 1)}
        </a>
      ))}
    </nav>
  );
}

interface DayGiven {
  readonly language: Language;
  readonly day: string;
  readonly entries: readonly LogEntry[];
}

function Day({ language, day, entries }: DayGiven) {
  return (
    <section aria-labelledby={`day-${day}`}>
      <h2 id={`day-${day}`}>{dateIn(language, Temporal.PlainDate.from(day))}</h2>
      <ul className="promises">
        {entries.map((entry, i) => (
          <li key={i}>{entry.withheld ? <Withheld {...{ language, entry }} /> : <Look {...{ language, entry }} />}</li>
        ))}
      </ul>
    </section>
  );
}

function Withheld({ language, entry: { withheld } }: { readonly language: Language; readonly entry: LogEntry }) {
  const texts = LOOKED_TEXTS[language];
  return (
    <>
      <p className="what">{texts.withheld}</p>
      {withheld && <p>{texts.withheldWhy[withheld]}</p>}
      <p className="hint">{texts.withheldAsk}</p>
    </>
  );
}

function Look({ language, entry }: { readonly language: Language; readonly entry: LogEntry }) {
  const texts = LOOKED_TEXTS[language];
  const { by, to, at, action, categories, times, bases } = entry;
  if (bases.some(({ code }) => code === 'tried-out')) return <ClosedCode {...{ language, at }} />;
  const what = categories.map((each) => texts.categories[each]).join(', ');
  const when = at && clockIn(language, at.toZonedDateTimeISO(ZONE));
  const why = [...new Set(bases.map((each) => groundIn(language, each)))].join('; ');
  return (
    <>
      {by && <p className="what">{doerIn(language, by, action)}</p>}
      <p>
        {[action && texts.actions[action], what].filter(Boolean).join(': ')}
        {to && <>. {to.who === 'self' ? texts.toSelf : texts.to(personIn(language, to))}</>}
      </p>
      <p className="hint">{[when, texts.times(times)].filter(Boolean).join(' · ')}</p>
      {action !== 'refused' && <p className="hint">{`${texts.why}: ${why}`}</p>}
    </>
  );
}

/** Nothing of the family was touched: that a code was closed is all there is to tell. */
function ClosedCode({ language, at }: { readonly language: Language; readonly at: LogEntry['at'] }) {
  const texts = LOOKED_TEXTS[language];
  const [first = '', ...rest] = texts.bases['tried-out'];
  return (
    <>
      <p className="what">{texts.stranger}</p>
      <p>{first.toUpperCase() + rest.join('')}</p>
      {at && <p className="hint">{clockIn(language, at.toZonedDateTimeISO(ZONE))}</p>}
    </>
  );
}

/** The program tells, or does by itself what its time has come for. */
function doerIn(language: Language, by: LogPerson, action: LogEntry['action']): string {
  if (by.who === 'system' && action !== 'disclose') return LOOKED_TEXTS[language].program;
  return personIn(language, by);
}

function personIn(language: Language, { who, name, title, unitName }: LogPerson): string {
  const texts = LOOKED_TEXTS[language];
  const named = [name, title, unitName].filter(Boolean).join(', ');
  if (who === 'professional') return named;
  if (who === 'unnamed') return [texts.unnamed, unitName].filter(Boolean).join(', ');
  if (who === 'family') return name ?? texts.relative;
  if (who === 'link') return [texts.byLink(name), unitName].filter(Boolean).join(', ');
  return texts[who];
}

function groundIn(language: Language, { code, givenOn, unitName, statute, reason }: LogGround): string {
  const texts = LOOKED_TEXTS[language];
  if (code === 'consent') return texts.consent(givenOn && dateIn(language, givenOn), unitName);
  if (code === 'statute') return texts.statute(statute);
  return [texts.bases[code], reason && texts.glass[reason]].filter(Boolean).join(': ');
}

/** The entries of each day, in their order. */
function byDay(entries: readonly LogEntry[]): (readonly [string, readonly LogEntry[]])[] {
  return [...Map.groupBy(entries, ({ day }) => day.toString())];
}
