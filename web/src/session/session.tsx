import { createContext, type ReactNode, use, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { Fault } from '../parts/fault.js';
import { Loading } from '../parts/loading.js';
import { Screen } from '../parts/screen.js';
import { ME, type Professional } from './session.query.js';

type Role = Professional['memberships'][number]['role'];

/** Who is at the desk, and for which area. */
export interface Session {
  readonly me: Professional;
  readonly areaId: string;
  /** Areas in which one works, by name. */
  readonly areas: readonly { readonly id: string; readonly name: string }[];
  readonly has: (...roles: readonly Role[]) => boolean;
  readonly chooseArea: (areaId: string) => void;
}

/** Null while nobody is known to be here. */
export const SessionContext = createContext<Session | null>(null);

/** The session, on screens: those are shown to nobody else. */
export function useSession(): Session {
  const session = use(SessionContext);
  if (!session) throw new Error('there is no session here');
  return session;
}

const KEPT_AREA = 'alue';

/** Asks who is here. Besides the session: what to show as long as there is none. */
export function useWho(): readonly [Session | null, ReactNode] {
  const [{ data, error }, ask] = useQuery({ query: ME, variables: {} });
  const [chosen, choose] = useState(() => localStorage.getItem(KEPT_AREA));
  const me = data?.me.professional;
  const session = me && sessionOf(me, chosen, choose);
  if (session) return [session, null];
  if (error)
    return [null, <Fault key="fault" error={error} again={() => ask({ requestPolicy: 'network-only' })} isFirst />];
  return [null, data ? <NotStaff key="not-staff" /> : <Loading key="loading" />];
}

/** Null for somebody who works nowhere any more. */
function sessionOf(me: Professional, chosen: string | null, choose: (areaId: string) => void): Session | null {
  const areas = [...new Map(me.memberships.map(({ areaId, areaName }) => [areaId, areaName]))]
    .map(([id, name]) => ({ id, name }))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'fi'));
  const areaId = (areas.find(({ id }) => id === chosen) ?? areas[0])?.id;
  if (areaId === undefined) return null;
  const has = (...roles: readonly Role[]) =>
    me.memberships.some((membership) => membership.areaId === areaId && roles.includes(membership.role));
  const chooseArea = (id: string) => {
    localStorage.setItem(KEPT_AREA, id);
    choose(id);
  };
  return { me, areaId, areas, has, chooseArea };
}

function NotStaff() {
  const { t } = useTranslation();
  return (
    <Screen title={t('day.title')}>
      <p>{t('fault.notStaff')}</p>
      <p>
        <a href="/tili">{t('fault.toOwn')}</a>
      </p>
    </Screen>
  );
}
