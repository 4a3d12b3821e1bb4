import '../parts/work.css';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearch } from 'wouter';
import { Screen } from '../parts/screen.js';
import { useSession } from '../session/session.js';
import { Results } from './results.js';
import { searchIn } from './search.js';
import { Subjects } from './subjects.js';

/** Lokihaku: what was done with the data of families, by person or by family; each search stands in the log too. */
export function LogScreen() {
  const { t } = useTranslation();
  const { has } = useSession();
  return (
    <Screen title={t('accessLog.search.title')}>
      {has('LOG_INSPECTOR', 'TEAM_LEAD') ? <Searching /> : <p>{t('accessLog.search.notYours')}</p>}
    </Screen>
  );
}

function Searching() {
  const { t } = useTranslation();
  const { areaId, has } = useSession();
  const address = useSearch();
  const search = searchIn(address);
  const place = useArrival(address);
  return (
    <>
      <p>{t(has('LOG_INSPECTOR') ? 'accessLog.search.about' : 'accessLog.search.aboutTeam')}</p>
      <Subjects key={areaId} />
      <div ref={place}>{search && <Results key={`${areaId} ${address}`} search={search} />}</div>
    </>
  );
}

/** Where whoever has chosen something else begins to read; who came by the address begins at the top. */
function useArrival(address: string) {
  const place = useRef<HTMLDivElement>(null);
  const last = useRef(address);
  useEffect(() => {
    if (last.current !== address) place.current?.querySelector<HTMLElement>('[tabindex="-1"]')?.focus();
    last.current = address;
  }, [address]);
  return place;
}
