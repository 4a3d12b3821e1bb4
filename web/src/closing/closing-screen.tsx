import './closing.css';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answersFor } from '../parts/answers-for.js';
import { OfCase } from '../parts/of-case.js';
import { useSaid } from '../parts/said.js';
import { Section } from '../parts/section.js';
import { Shown } from '../parts/shown.js';
import { TaskRows } from '../parts/task-rows.js';
import { Whose } from '../parts/whose.js';
import { useSession } from '../session/session.js';
import { BeginPart } from './begin-part.js';
import { ClosedCase } from './closed-case.js';
import { ClosePart } from './close-part.js';
import { CLOSING_PAGE, CLOSING_VIEW, type ClosingPage } from './closing.query.js';
import { FilingPart } from './filing-part.js';
import type { PartGiven } from './given.js';
import { Once } from './once.js';
import { OpenPart } from './open-part.js';
import { OthersView } from './others-view.js';
import { stageRows } from './rows.js';
import { SaidPart } from './said-part.js';

/** Ending a case, and opening it once more. Its title names nobody: titles stay in the history of a browser. */
export function ClosingScreen() {
  const { t } = useTranslation();
  return <OfCase title={t('closing.title')}>{(caseId) => <Ending caseId={caseId} />}</OfCase>;
}

/**
 * How the case stands to its reader: open as far as one knows; never seen; lost, because it was shown here before; closed, as
 * they were told just now.
 */
type Standing = 'open' | 'unseen' | 'lost' | 'closed';

/** Once it is closed nobody here reads it, and what was shown of it goes; that it was closed is told all the same. */
function Ending({ caseId }: { readonly caseId: string }) {
  const { t } = useTranslation();
  const { said, say } = useSaid();
  const [standing, stand] = useState<Standing>('open');
  const tell = (now: Standing) => (told: string) => {
    stand(now);
    say(told);
  };
  const tellLost = (isClosed: boolean) => say(t(isClosed ? 'closing.said.already' : 'closing.said.lost'));
  return (
    <>
      {said}
      {standing === 'open' ? (
        <Open caseId={caseId} left={stand} closed={tell('closed')} />
      ) : (
        <ClosedCase
          caseId={caseId}
          isKnown={standing !== 'unseen'}
          {...(standing === 'lost' && { found: tellLost })}
          reopened={tell('open')}
        />
      )}
    </>
  );
}

interface OpenGiven extends Pick<WholeGiven, 'closed'> {
  readonly caseId: string;
  /** The reader does not see it, or not any more. */
  readonly left: (standing: 'unseen' | 'lost') => void;
}

/** As long as its reader sees it. */
function Open({ caseId, left, closed }: OpenGiven) {
  const [wasSeen, see] = useState(false);
  return (
    <Shown
      query={CLOSING_PAGE}
      variables={{ caseId }}
      live={{ caseId }}
      refused={<Once then={() => left(wasSeen ? 'lost' : 'unseen')} />}
    >
      {({ casePage }, again) => (
        <>
          <Once then={() => see(true)} />
          <Whose people={casePage.people} />
          <Whole page={casePage} again={again} closed={closed} />
        </>
      )}
    </Shown>
  );
}

interface WholeGiven {
  readonly page: ClosingPage;
  readonly again: () => void;
  readonly closed: (told: string) => void;
}

function Whole({ page, again, closed }: WholeGiven) {
  const { t } = useTranslation();
  const { me } = useSession();
  if (page.state === 'CLOSED') return <p>{t('closing.closed')}</p>;
  if (!answersFor(page, me.id)) return <OthersView page={page} again={again} />;
  return (
    <Shown query={CLOSING_VIEW} variables={{ caseId: page.id }} live={{ caseId: page.id }}>
      {({ closingView }, lookAgain) => (
        <Stages page={page} view={closingView} again={() => (again(), lookAgain())} closed={closed} />
      )}
    </Shown>
  );
}

/** The way to the end, and each of its stages. */
function Stages({ closed, ...given }: PartGiven & Pick<WholeGiven, 'closed'>) {
  const { t } = useTranslation();
  return (
    <>
      <Section id="vaiheet" title={t('closing.stages')}>
        <p>{t('closing.about')}</p>
        <TaskRows rows={stageRows(given.view, t)} />
      </Section>
      <BeginPart {...given} />
      <OpenPart {...given} />
      <SaidPart page={given.page} />
      <FilingPart {...given} />
      <ClosePart {...given} closed={closed} />
    </>
  );
}
