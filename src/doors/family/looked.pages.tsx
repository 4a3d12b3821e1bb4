import type { LogEntry, LogGround, LogPerson } from '../../desk/access-log/access-log.graphql.js';
import { clockIn, dateIn, hoursIn } from '../../directory/dates.domain.js';
import type { Language } from '../../directory/directory.domain.js';
import { ZONE } from '../../platform/clock/clock.js';
import { inLanguage } from '../page-language.js';
import { FAMILY_PATHS, familyFrame } from './family-frame.js';
import type { FoldedLog } from './looked-fold.js';
import { LOOKED_TEXTS } from './looked.texts.data.js';

/** What the address of the page may say: which of several cases, and where the list goes on. */
export const LOOKED_FIELDS = { matter: 'asia', after: 'jatko' } as const;

/** The log of one's own matter. */
interface LookedGiven {
  readonly language: Language;
  /** How many cases there are to choose from, and which this is, from 1. */
  readonly matters: number;
  readonly matter: number;
  readonly log: FoldedLog;
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
        {log.folds.length === 0 && <p>{texts.none}</p>}
        {byDay(log.folds).map(([day, folds]) => (
          <Day key={day} {...{ language, day, folds }} />
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
  const { next, hasNewer } = log;
  if (!next && !hasNewer) return null;
  const link = (words: string, after?: string) => (
    <a className="plain call" href={inLanguage(addressOf(matter, after), language)}>
      {words}
    </a>
  );
  return (
    <p className="answers">
      {hasNewer && link(texts.newest)}
      {next && link(texts.olderOnes, next)}
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
  readonly folds: FoldedLog['folds'];
}

function Day({ language, day, folds }: DayGiven) {
  return (
    <section aria-labelledby={`day-${day}`}>
      <h2 id={`day-${day}`}>{dateIn(language, Temporal.PlainDate.from(day))}</h2>
      <ul className="promises">
        {folds.map(([entry, ...rest], i) => (
          <li key={i}>
            {rest.length > 0 ? (
              <Sitting {...{ language, looks: [entry, ...rest] }} />
            ) : (
              <Alone {...{ language, entry }} />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Alone({ language, entry }: { readonly language: Language; readonly entry: LogEntry }) {
  return entry.withheld ? <Withheld {...{ language, entry }} /> : <Look {...{ language, entry }} />;
}

interface SittingGiven {
  readonly language: Language;
  /** The newest first. */
  readonly looks: readonly [LogEntry, ...LogEntry[]];
}

/** Looks of one person in one sitting: all that was looked at, from when until when; each of them for who opens it. */
function Sitting({ language, looks }: SittingGiven) {
  const texts = LOOKED_TEXTS[language];
  const [newest] = looks;
  const clocks = looks.flatMap(({ at }) => at?.toZonedDateTimeISO(ZONE) ?? []);
  const span = spanIn(language, clocks.at(-1), clocks[0]);
  const categories = [...new Set(looks.flatMap((each) => each.categories))];
  return (
    <>
      <Look {...{ language, entry: newest, sum: { span, categories, times: timesOf(looks) } }} />
      <details>
        <summary>{texts.each}</summary>
        <ul>
          {linesOf(language, looks).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </details>
    </>
  );
}

/** `klo 7.43–7.49` */
function spanIn(language: Language, start: Temporal.ZonedDateTime | undefined, end = start): string | undefined {
  if (!start || !end) return undefined;
  const [first, last] = [clockIn(language, start), clockIn(language, end)];
  return first === last ? first : hoursIn(language, { start, end });
}

/** Each look with its time; what was looked at again within the same minute is counted. */
function linesOf(language: Language, looks: readonly LogEntry[]): string[] {
  const texts = LOOKED_TEXTS[language];
  const said = Map.groupBy(looks, ({ at, categories }) => {
    const when = at && clockIn(language, at.toZonedDateTimeISO(ZONE));
    return [when, whatIn(language, categories)].filter(Boolean).join(': ');
  });
  return [...said].map(([line, same]) => [line, texts.times(timesOf(same))].filter(Boolean).join(' · '));
}

const timesOf = (looks: readonly LogEntry[]): number => looks.reduce((sum, { times }) => sum + times, 0);

const whatIn = (language: Language, categories: LogEntry['categories']): string =>
  categories.map((each) => LOOKED_TEXTS[language].categories[each]).join(', ');

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

interface LookGiven {
  readonly language: Language;
  readonly entry: LogEntry;
  /** Of all for which it stands, if it stands for several. */
  readonly sum?: Pick<LogEntry, 'categories' | 'times'> & { readonly span: string | undefined };
}

function Look({ language, entry, sum }: LookGiven) {
  const texts = LOOKED_TEXTS[language];
  const { by, to, at, action, bases } = entry;
  const { categories, times } = sum ?? entry;
  if (bases.some(({ code }) => code === 'tried-out')) return <ClosedCode {...{ language, at }} />;
  const what = whatIn(language, categories);
  const when = sum?.span ?? (at && clockIn(language, at.toZonedDateTimeISO(ZONE)));
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

/** What is of each day, in its order. */
function byDay(folds: FoldedLog['folds']): (readonly [string, FoldedLog['folds']])[] {
  return [...Map.groupBy(folds, ([{ day }]) => day.toString())];
}
