import '../parts/work.css';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Redirect } from 'wouter';
import { Form } from '../parts/form.js';
import { Screen } from '../parts/screen.js';
import { Shown } from '../parts/shown.js';
import { useUnsaved } from '../parts/unsaved.js';
import { useSession } from '../session/session.js';
import { now } from '../words/clock.js';
import { RecordAbout } from './record-about.js';
import { RecordWho, type WhoGiven } from './record-who.js';
import { HOMES, RECORD } from './record.query.js';
import { begunAt, recordInput } from './recorded.js';

/** Kirjaa yhteydenotto: somebody asked something, and nobody is called together, or not yet. */
export function RecordScreen() {
  const { t } = useTranslation();
  const { has, areaId } = useSession();
  return (
    <Screen title={t('record.title')}>
      {has('COUNSELLOR') ? <Recording key={areaId} /> : <p>{t('record.notYours')}</p>}
    </Screen>
  );
}

/** What is written stays here until it is saved; it is kept nowhere else. */
function Recording() {
  const { t } = useTranslation();
  const { areaId } = useSession();
  const [empty] = useState(() => begunAt(now()));
  const [draft, write] = useState(empty);
  const [savedId, save] = useState<string | null>(null);
  useUnsaved(draft !== empty && savedId === null);
  if (savedId) return <Redirect to={`/yhteydenotot/${savedId}`} replace />;
  return (
    <>
      <p>
        {t('record.intro')} <Link href="/kutsu">{t('record.gather')}</Link>
      </p>
      <Shown query={HOMES} variables={{ areaId }}>
        {({ municipalities }) => <RecordForm draft={draft} write={write} homes={municipalities} saved={save} />}
      </Shown>
    </>
  );
}

interface FormGiven extends WhoGiven {
  readonly saved: (id: string) => void;
}

function RecordForm({ draft, write, homes, saved }: FormGiven) {
  const { t } = useTranslation();
  const { areaId } = useSession();
  return (
    <Form
      document={RECORD}
      input={() => recordInput(areaId, draft)}
      submit={t('record.save')}
      refusals={t('record.refused', { returnObjects: true })}
      done={({ recordContact }) => saved(recordContact.id)}
      outdated={nothing}
      gone={nothing}
    >
      <RecordWho draft={draft} write={write} homes={homes} />
      <RecordAbout draft={draft} write={write} />
    </Form>
  );
}

/** It is new: nothing of it can have changed. */
const nothing = (): undefined => undefined;
