import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Route, Switch } from 'wouter';
import { DayScreen } from './day/day-screen.js';
import { Frame } from './frame/frame.js';
import { Boundary } from './parts/boundary.js';
import { Loading } from './parts/loading.js';
import { Screen } from './parts/screen.js';
import { SessionContext, useWho } from './session/session.js';

/** Whoever opens the desk waits for the desk alone; each other screen comes when it is gone to. */
const CaseScreen = lazy(async () => ({ default: (await import('./case/case-screen.js')).CaseScreen }));
const ContactLogScreen = lazy(async () => ({
  default: (await import('./contact/contact-log-screen.js')).ContactLogScreen,
}));
const ContactScreen = lazy(async () => ({ default: (await import('./contact/contact-screen.js')).ContactScreen }));
const GatheringScreen = lazy(async () => ({
  default: (await import('./gathering/gathering-screen.js')).GatheringScreen,
}));
const OwnTimeScreen = lazy(async () => ({ default: (await import('./own-time/own-time-screen.js')).OwnTimeScreen }));

/** All screens, each at its address below the app's own, for whoever works here. */
export function App() {
  const [session, otherwise] = useWho();
  return (
    <SessionContext value={session}>
      <Frame>{session ? <Screens /> : otherwise}</Frame>
    </SessionContext>
  );
}

function Screens() {
  return (
    <Boundary>
      <Suspense fallback={<Loading />}>
        <Switch>
          <Route path="/" component={DayScreen} />
          <Route path="/asiat/:id" component={CaseScreen} />
          <Route path="/kutsu" component={GatheringScreen} />
          <Route path="/oma-aika" component={OwnTimeScreen} />
          <Route path="/yhteydenotot" component={ContactLogScreen} />
          <Route path="/yhteydenotot/:id" component={ContactScreen} />
          <Route component={NotThere} />
        </Switch>
      </Suspense>
    </Boundary>
  );
}

function NotThere() {
  const { t } = useTranslation();
  return <Screen title={t('fault.notThere')}>{null}</Screen>;
}
