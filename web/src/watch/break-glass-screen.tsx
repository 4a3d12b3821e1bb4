import '../parts/work.css';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { Doing } from '../parts/doing.js';
import { Form, type PartOfForm } from '../parts/form.js';
import { CaseUnseen, OfCase } from '../parts/of-case.js';
import { useSession } from '../session/session.js';
import { whenText } from '../words/time.js';
import { BreakGlassForm } from './break-glass-form.js';
import { type GlassKind, keepGlass, keptGlass, type Look, type OpenGlass, WORDS_OF } from './open-glass.js';
import { END_BREAK_GLASS } from './watch.query.js';

/** Hätäkatselu: a counsellor reads the case of another one for a while, with a reason that others read. */
export function BreakGlassScreen() {
  return <LookScreen kind="BREAK_GLASS" role="COUNSELLOR" />;
}

/** Valvontakatselu: who leads a team reads a case of it for a while, with a reason that others read. */
export function SuperviseScreen() {
  return <LookScreen kind="SUPERVISION" role="TEAM_LEAD" />;
}

interface LookGiven {
  readonly kind: GlassKind;
  /** Who may look so. */
  readonly role: 'COUNSELLOR' | 'TEAM_LEAD';
}

function LookScreen({ kind, role }: LookGiven) {
  const { t } = useTranslation();
  const { has } = useSession();
  return (
    <OfCase title={t(`${WORDS_OF[kind]}.title`)}>
      {(caseId) => (has(role) ? <Looking kind={kind} caseId={caseId} /> : <CaseUnseen />)}
    </OfCase>
  );
}

function Looking({ kind, caseId }: Pick<Look, 'kind' | 'caseId'>) {
  const { t } = useTranslation();
  const { me } = useSession();
  const look = { kind, readerId: me.id, caseId };
  const [glass, setGlass] = useState(() => keptGlass(look));
  const become = (next: OpenGlass | null) => {
    keepGlass(look, next);
    setGlass(next);
  };
  const words = WORDS_OF[kind];
  return (
    <Doing id="glass" title={t(glass ? `${words}.open` : `${words}.begin`)} again={() => undefined}>
      {(part) =>
        glass ? (
          <Open kind={kind} caseId={caseId} glass={glass} part={part} become={become} />
        ) : (
          <BreakGlassForm kind={kind} caseId={caseId} part={part} become={become} />
        )
      }
    </Doing>
  );
}

interface OpenGiven extends Pick<Look, 'kind' | 'caseId'> {
  readonly glass: OpenGlass;
  readonly part: PartOfForm;
  readonly become: (glass: OpenGlass | null) => void;
}

/** It is open: the way to the case, and the end of it. */
function Open({ kind, caseId, glass: { id, version, endsAt }, part, become }: OpenGiven) {
  const { t } = useTranslation();
  const done = () => {
    become(null);
    part.made(t(`${WORDS_OF[kind]}.said.ended`));
  };
  return (
    <>
      <p>{t('watch.until', { when: whenText(endsAt) })}</p>
      <p className="steps">
        <Link href={`/asiat/${caseId}`}>{t('watch.toCase')}</Link>
      </p>
      <Form
        document={END_BREAK_GLASS}
        input={() => ({ breakGlassId: id, expectedVersion: version })}
        submit={t('watch.end')}
        refusals={t(`${WORDS_OF[kind]}.refused`, { returnObjects: true })}
        outdated={part.outdated}
        gone={part.gone}
        done={done}
      />
    </>
  );
}
