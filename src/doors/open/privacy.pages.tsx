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
        <Part key={part.id} {...part} />
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
    <p key={path}>
      <a className="link" href={inLanguage(path, language)}>
        {words}
      </a>
    </p>
  ));
}

function Part({ id, title, lines, list }: PrivacyPart) {
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {list && (
        <ul>
          {list.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </section>
  );
}
