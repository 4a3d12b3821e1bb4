import { type ReactNode, use } from 'react';
import { useTranslation } from 'react-i18next';
import { SkipLink } from 'suomifi-ui-components';
import { Link } from 'wouter';
import { useKeyToGather } from '../parts/way-to-gather.js';
import { type Session, SessionContext } from '../session/session.js';
import { LANGUAGES, type Language, speak, spoken } from '../words/words.js';
import { OwnWays } from './own-ways.js';
import { Way } from './way.js';

const NAMES: Readonly<Record<Language, string>> = { fi: 'Suomi', sv: 'Svenska', en: 'English' };

/** What stands around every screen: who one is, for which area, in which language, and the ways to the others. */
export function Frame({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation();
  const session = use(SessionContext);
  useKeyToGather(session?.has('COUNSELLOR') ?? false);
  return (
    <>
      <SkipLink href="#sisalto">{t('app.skip')}</SkipLink>
      <header className="frame">
        <Link href="/" className="brand">
          {t('app.name')}
        </Link>
        {session && <Menu session={session} />}
        {session && <AreaChoice session={session} />}
        <Languages />
        {session && (
          <a href="/tili" className="account">
            {session.me.givenName} {session.me.familyName}
            <span className="hidden">, {t('app.account')}</span>
          </a>
        )}
      </header>
      <main id="sisalto">{children}</main>
      <Foot />
    </>
  );
}

/** The pages that anybody may read, in the language of the app: the server's own. */
function Foot() {
  const { t } = useTranslation();
  return (
    <footer className="foot">
      <a href={`/saavutettavuus?kieli=${spoken()}`}>{t('app.accessibility')}</a>
      <a href={`/tietosuoja?kieli=${spoken()}`}>{t('app.privacy')}</a>
    </footer>
  );
}

/** The ways to the screens that are not about one family; contacts are for those who take them and who lead these. */
function Menu({ session: { has } }: { readonly session: Session }) {
  const { t } = useTranslation();
  const isInNetworks = has('COUNSELLOR', 'PROFESSIONAL');
  const own = [
    ...(isInNetworks
      ? [
          { href: '/omat-kutsut', title: t('ownInvitations.title') },
          { href: '/omat-lupaukset', title: t('ownPromises.title') },
        ]
      : []),
    { href: '/oma-aika', title: t('ownTime.title') },
    { href: '/kalenterit', title: t('calendars.title') },
  ];
  return (
    <nav aria-label={t('app.menu')} className="menu">
      <Way href="/" title={t('app.day')} />
      {has('COUNSELLOR', 'TEAM_LEAD') && (
        <>
          <Way href="/yhteydenotot" title={t('contact.log.title')} />
          <Way href="/vaihdot" title={t('handover.all.title')} />
        </>
      )}
      <Way href="/verkosto" title={t('directory.title')} />
      <OwnWays ways={own} />
      {has('TEAM_LEAD', 'LOG_INSPECTOR') && <Way href="/loki" title={t('accessLog.search.title')} />}
      {has('ADMIN') && <Way href="/hallinta" title={t('administration.title')} />}
    </nav>
  );
}

/** Nobody who works in one area is asked for it. */
function AreaChoice({ session: { areas, areaId, chooseArea } }: { readonly session: Session }) {
  const { t } = useTranslation();
  if (areas.length < 2) return <span className="area">{areas[0]?.name}</span>;
  return (
    <label className="area">
      <span className="hidden">{t('app.area')}</span>
      <select value={areaId} onChange={({ target }) => chooseArea(target.value)}>
        {areas.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

function Languages() {
  const { t } = useTranslation();
  return (
    <nav aria-label={t('app.language')} className="languages">
      {LANGUAGES.map((each) => (
        <button key={each} type="button" lang={each} aria-pressed={each === spoken()} onClick={() => void speak(each)}>
          {NAMES[each]}
        </button>
      ))}
    </nav>
  );
}
