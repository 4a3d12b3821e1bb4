import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, TextInput } from 'suomifi-ui-components';
import { Link } from 'wouter';
import { Shown } from '../parts/shown.js';
import { useSession } from '../session/session.js';
import { shortOf } from '../words/id.js';
import { dateOfText } from '../words/time.js';
import { type FoundClient, LOG_CLIENTS } from './access-log.query.js';
import { about, addressOf, everythingOf } from './search.js';

/** The server tells of no more cases of those who have one name. */
const CLIENTS_AT_MOST = 50;

/** Whom one looks for, as the server is asked. */
interface Asked {
  readonly familyName: string;
  readonly givenName: string | null;
}

/** Clients by name. Each search is a line of the log, so it is asked by a press and not as one types. */
export function Clients() {
  const [asked, ask] = useState<{ readonly person: Asked; readonly times: number }>();
  return (
    <div className="log-choice">
      <ClientForm ask={(person) => ask({ person, times: (asked?.times ?? 0) + 1 })} />
      {asked && <ClientsFound key={asked.times} asked={asked.person} />}
    </div>
  );
}

function ClientsFound({ asked }: { readonly asked: Asked }) {
  const { t } = useTranslation();
  const { areaId } = useSession();
  return (
    <Shown query={LOG_CLIENTS} variables={{ areaId, person: asked }}>
      {({ logClients }) => {
        const isAll = logClients.length < CLIENTS_AT_MOST;
        const found = [...Map.groupBy(logClients, ({ personId }) => personId)];
        return (
          <>
            <p role="status">
              {found.length === 0
                ? t('accessLog.subject.noClient')
                : t(`accessLog.subject.${isAll ? 'clients' : 'limit'}`, { count: found.length })}
            </p>
            <ul className="cards">
              {found.map(([id, cases]) => (
                <li key={id}>
                  <Client id={id} cases={cases} />
                </li>
              ))}
            </ul>
          </>
        );
      }}
    </Shown>
  );
}

function ClientForm({ ask }: { readonly ask: (asked: Asked) => void }) {
  const { t } = useTranslation();
  const form = useRef<HTMLFormElement>(null);
  const [{ familyName, givenName }, write] = useState({ familyName: '', givenName: '' });
  const [wasTried, tell] = useState(false);
  const isMissing = familyName.trim() === '';
  const send = (event: FormEvent) => {
    event.preventDefault();
    tell(true);
    if (isMissing) form.current?.querySelector('input')?.focus();
    else ask({ familyName: familyName.trim(), givenName: givenName.trim() || null });
  };
  const family = (value: string) => write({ familyName: value, givenName });
  const given = (value: string) => write({ familyName, givenName: value });
  return (
    <form ref={form} noValidate className="form" onSubmit={send}>
      <FamilyName write={family} isWrong={wasTried && isMissing} />
      <TextInput
        labelText={t('accessLog.subject.givenName')}
        optionalText={t('form.optional')}
        fullWidth
        onChange={(value) => given(String(value ?? ''))}
      />
      <div>
        <Button type="submit">{t('accessLog.subject.clientSearch')}</Button>
      </div>
    </form>
  );
}

interface FamilyNameGiven {
  readonly write: (value: string) => void;
  readonly isWrong: boolean;
}

function FamilyName({ write, isWrong }: FamilyNameGiven) {
  const { t } = useTranslation();
  return (
    <TextInput
      labelText={t('accessLog.subject.familyName')}
      hintText={t('accessLog.subject.clientHint')}
      fullWidth
      status={isWrong ? 'error' : 'default'}
      statusText={isWrong ? t('accessLog.subject.noName') : ''}
      onChange={(value) => write(String(value ?? ''))}
    />
  );
}

interface ClientGiven {
  readonly id: string;
  /** Of their family; there is one or more. */
  readonly cases: readonly FoundClient[];
}

/** Somebody of the name that was typed: in which role, and in which cases. */
function Client({ id, cases }: ClientGiven) {
  const { t } = useTranslation();
  const all = everythingOf('personId', id);
  return (
    <>
      <h3 className="card-title">
        {t(`case.role.${cases[0]!.role}`)}, {t('accessLog.code', { code: shortOf(id) })}
      </h3>
      <ul className="log-ways">
        <li>
          <Link href={addressOf(all)}>{t('accessLog.subject.allOfFamily')}</Link>
        </li>
        {cases.map(({ caseId, openedAt, closedAt }) => (
          <li key={caseId}>
            <Link href={addressOf(about(all, 'caseId', caseId))}>
              {closedAt
                ? t('accessLog.subject.closedCase', { opened: dateOfText(openedAt), closed: dateOfText(closedAt) })
                : t('accessLog.subject.openCase', { opened: dateOfText(openedAt) })}
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}
