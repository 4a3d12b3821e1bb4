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
import { keepGlass, keptGlass, type OpenGlass } from './open-glass.js';
import { END_BREAK_GLASS } from './watch.query.js';

/** Hätäkatselu: a counsellor reads the case of another one for a while, with a reason that others read. */
export function BreakGlassScreen() {
  const { t } = useTranslation();
  const { has } = useSession();
  return (
    <OfCase title={t('watch.title')}>
      {(caseId) => (has('COUNSELLOR') ? <Looking caseId={caseId} /> : <CaseUnseen />)}
    </OfCase>
  );
}

function Looking({ caseId }: { readonly caseId: string }) {
  const { t } = useTranslation();
  const { me } = useSession();
  const [glass, setGlass] = useState(() => keptGlass(me.id, caseId));
  const become = (next: OpenGlass | null) => {
    keepGlass(me.id, caseId, next);
    setGlass(next);
  };
  return (
    <Doing id="glass" title={t(glass ? 'watch.open' : 'watch.begin')} again={() => undefined}>
      {(part) =>
        glass ? (
          <Open caseId={caseId} glass={glass} part={part} become={become} />
        ) : (
          <BreakGlassForm caseId={caseId} part={part} become={become} />
        )
      }
    </Doing>
  );
}

interface OpenGiven {
  readonly caseId: string;
  readonly glass: OpenGlass;
  readonly part: PartOfForm;
  readonly become: (glass: OpenGlass | null) => void;
}

/** It is open: the way to the case, and the end of it. */
function Open({ caseId, glass: { id, version, endsAt }, part, become }: OpenGiven) {
  const { t } = useTranslation();
  const done = () => {
    become(null);
    part.made(t('watch.said.ended'));
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
        refusals={t('watch.refused', { returnObjects: true })}
        outdated={part.outdated}
        gone={part.gone}
        done={done}
      />
    </>
  );
}
