import type { ToldArea } from '../../directory/areas-told.service.js';
import type { Language } from '../../directory/directory.domain.js';
import type { OpenPagesSettings } from '../../platform/config/open-pages.js';
import { CallUs } from '../advice/advice-parts.js';
import { ADVICE_PATHS } from '../advice/advice.pages.js';
import { FAMILY_PATHS } from '../family/family-frame.js';
import { OPEN_PATHS } from '../foot.js';
import { inLanguage, Languages } from '../page-language.js';
import { render } from '../page.js';
import { type PrivacyPart, PRIVACY_TEXTS } from './privacy.texts.data.js';
import { providerOf } from './statement.pages.js';

interface PrivacyGiven {
  readonly language: Language;
  readonly areas: readonly ToldArea[];
  readonly settings: OpenPagesSettings;
}

/** What is kept of whom, why, how long, who sees it, and whom to call about it. */
export function privacyPage({ language, areas, settings }: PrivacyGiven): string {
  const texts = PRIVACY_TEXTS[language];
  const { privacyContact } = settings;
  return render(
    language,
    texts.title,
    <>
      <Languages language={language} path={OPEN_PATHS.privacy} />
      <h1>{texts.title}</h1>
      <p>{texts.lead}</p>
      <section aria-labelledby="controller">
        <h2 id="controller">{texts.controller}</h2>
        <p>{texts.controllerText(providerOf(settings, areas))}</p>
        {privacyContact && <p>{texts.officer(privacyContact)}</p>}
      </section>
      {texts.parts.map((part) => (
        <Part key={part.id} {...part} areas={areas} />
      ))}
      <OwnPages language={language} />
      <CallUs language={language} areas={areas} />
    </>,
    ADVICE_PATHS.style,
  );
}

/** Where one sees one's own, after sign-in. */
function OwnPages({ language }: Pick<PrivacyGiven, 'language'>) {
  const { toLooked, toConsents } = PRIVACY_TEXTS[language];
  const ways = [
    [FAMILY_PATHS.looked, toLooked],
    [FAMILY_PATHS.consents, toConsents],
  ] as const;
  return ways.map(([path, words]) => (
    <p className="way" key={path}>
      <a className="link" href={inLanguage(path, language)}>
        {words}
      </a>
    </p>
  ));
}

function Part({ id, title, lines, periods, list, areas }: PrivacyPart & Pick<PrivacyGiven, 'areas'>) {
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {periods && <Periods periods={periods} areas={areas} />}
      {list && <List lines={list} />}
    </section>
  );
}

interface PeriodsGiven {
  readonly periods: NonNullable<PrivacyPart['periods']>;
  readonly areas: readonly ToldArea[];
}

/** Once where all keep the same, otherwise of each area by its name. */
function Periods({ periods, areas }: PeriodsGiven) {
  const isSame = new Set(areas.map(({ kept }) => periods(kept).join())).size === 1;
  if (isSame) return <List lines={periods(areas[0]!.kept)} />;
  return areas.map(({ id, name, kept }) => (
    <div key={id}>
      <h3>{name}</h3>
      <List lines={periods(kept)} />
    </div>
  ));
}

function List({ lines }: { readonly lines: readonly string[] }) {
  return (
    <ul>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
