import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Route, Switch } from 'wouter';
import { DayScreen } from './day/day-screen.js';
import { Frame } from './frame/frame.js';
import { Boundary } from './parts/boundary.js';
import { Loading } from './parts/loading.js';
import { Screen } from './parts/screen.js';
import { SCREENS } from './screens.js';
import { SessionContext, useWho } from './session/session.js';

/** All screens, for whoever works here. */
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
          {SCREENS.map(([path, screen]) => (
            <Route key={path} path={path} component={screen} />
          ))}
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
