import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, TextInput } from 'suomifi-ui-components';
import { Link, useLocation } from 'wouter';
import { RadioField } from '../parts/fields.js';
import { Section } from '../parts/section.js';
import { Shown } from '../parts/shown.js';
import { useSession } from '../session/session.js';
import { idIn } from '../words/id.js';
import { nameOf } from '../words/names.js';
import { STAFF_BY_NAME } from './access-log.query.js';
import { Clients } from './clients.js';
import { addressOf, everythingOf } from './search.js';
import { SearchField } from '../parts/search-field.js';

/** More are not told at once: then one types more of the name. */
const STAFF_AT_MOST = 20;

const KINDS = ['staff', 'client', 'case'] as const;
const OF_TEAM = ['staff', 'case'] as const;

/** Whose log is searched: of somebody of the staff, of a client by name, or of a case. */
export function Subjects() {
  const { t } = useTranslation();
  const { has } = useSession();
  const [kind, choose] = useState<string>('staff');
  const kinds = has('LOG_INSPECTOR') ? KINDS : OF_TEAM;
  return (
    <Section id="subject" title={t('accessLog.subject.title')}>
      <RadioField
        label={t('accessLog.subject.kind')}
        value={kind}
        write={choose}
        missing=""
        choices={kinds.map(
          (each) => [each, t(`accessLog.subject.kinds.${each}`), t(`accessLog.subject.what.${each}`)] as const,
        )}
      />
      {kind === 'staff' && <Staff />}
      {kind === 'client' && <Clients />}
      {kind === 'case' && <OneCase />}
    </Section>
  );
}

/** Those who work in the area. Their names are no secret: they are found as one types. */
function Staff() {
  const { t } = useTranslation();
  const [text, search] = useState('');
  return (
    <div className="log-choice">
      <SearchField label={t('accessLog.subject.staffName')} hint={t('accessLog.subject.staffHint')} search={search} />
      {text && <StaffFound text={text} />}
    </div>
  );
}

function StaffFound({ text }: { readonly text: string }) {
  const { t } = useTranslation();
  const { areaId } = useSession();
  return (
    <Shown query={STAFF_BY_NAME} variables={{ areaId, text, first: STAFF_AT_MOST }}>
      {({ professionalsByName: found }) => (
        <>
          <p role="status">
            {found.length === 0 && t('accessLog.subject.noStaff')}
            {found.length === STAFF_AT_MOST && t('accessLog.subject.limit', { count: found.length })}
          </p>
          <ul className="rows">
            {found.map(({ id, title, ...who }) => (
              <li key={id}>
                <Link href={addressOf(everythingOf('professionalId', id))} className="row">
                  <strong>{nameOf(who)}</strong>
                  <span>{title}</span>
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
    </Shown>
  );
}

/** A case by its id, or by the address of its page. */
function OneCase() {
  const { t } = useTranslation();
  const [, go] = useLocation();
  const [text, write] = useState('');
  const [wasTried, tell] = useState(false);
  const id = idIn(text);
  const send = (event: FormEvent) => {
    event.preventDefault();
    tell(!id);
    if (id) go(addressOf(everythingOf('caseId', id)));
  };
  const isWrong = wasTried && !id;
  return (
    <form noValidate className="log-choice" onSubmit={send}>
      <TextInput
        labelText={t('accessLog.subject.caseId')}
        hintText={t('accessLog.subject.caseHint')}
        fullWidth
        value={text}
        status={isWrong ? 'error' : 'default'}
        statusText={isWrong ? t('accessLog.subject.noCase') : ''}
        onChange={(value) => write(String(value ?? ''))}
      />
      <Button type="submit">{t('accessLog.subject.caseSearch')}</Button>
    </form>
  );
}
