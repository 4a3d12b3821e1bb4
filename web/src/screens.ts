import { type ComponentType, lazy } from 'react';

/** Comes when it is gone to: whoever opens the desk waits for the desk alone. */
const later = (load: () => Promise<ComponentType>) => lazy(async () => ({ default: await load() }));

/** Every screen but the desk itself, at its address below the app's own. */
export const SCREENS = [
  ['/asiat/:id', later(async () => (await import('./case/case-screen.js')).CaseScreen)],
  ['/asiat/:id/hatakatselu', later(async () => (await import('./watch/break-glass-screen.js')).BreakGlassScreen)],
  ['/asiat/:id/ihmiset', later(async () => (await import('./people/people-screen.js')).PeopleScreen)],
  ['/asiat/:id/suostumukset', later(async () => (await import('./consent/consent-screen.js')).ConsentScreen)],
  ['/asiat/:id/katsojat', later(async () => (await import('./access-log/looked-screen.js')).LookedScreen)],
  ['/asiat/:id/paattaminen', later(async () => (await import('./closing/closing-screen.js')).ClosingScreen)],
  ['/asiat/:id/seuranta', later(async () => (await import('./follow-up/follow-up-screen.js')).FollowUpScreen)],
  ['/asiat/:id/suunnitelma', later(async () => (await import('./plan/plan-screen.js')).PlanScreen)],
  ['/asiat/:id/tapaaminen/:meetingId', later(async () => (await import('./meeting/meeting-screen.js')).MeetingScreen)],
  ['/asiat/:id/tilanne', later(async () => (await import('./situation/situation-screen.js')).SituationScreen)],
  ['/asiat/:id/vaihto', later(async () => (await import('./handover/handover-screen.js')).HandoverScreen)],
  ['/haku', later(async () => (await import('./contact/find-screen.js')).FindScreen)],
  ['/asiat/:id/valvonta', later(async () => (await import('./watch/break-glass-screen.js')).SuperviseScreen)],
  ['/hallinta', later(async () => (await import('./directory/administration-screen.js')).AdministrationScreen)],
  [
    '/hallinta/ammattilaiset/:id',
    later(async () => (await import('./directory/kept-person-screen.js')).KeptPersonScreen),
  ],
  ['/hallinta/lahettamatta', later(async () => (await import('./outbox/outbox-screen.js')).OutboxScreen)],
  [
    '/hallinta/organisaatiot/:id',
    later(async () => (await import('./directory/organisation-screen.js')).OrganisationScreen),
  ],
  ['/hallinta/palvelut/:id', later(async () => (await import('./directory/kept-service-screen.js')).KeptServiceScreen)],
  ['/hallinta/sailytysajat', later(async () => (await import('./retention/retention-screen.js')).RetentionScreen)],
  ['/hallinta/sailytysvelvoitteet', later(async () => (await import('./retention/holds-screen.js')).HoldsScreen)],
  ['/hallinta/yksikot/:id', later(async () => (await import('./directory/kept-unit-screen.js')).KeptUnitScreen)],
  ['/kalenterit', later(async () => (await import('./calendars/calendars-screen.js')).CalendarsScreen)],
  ['/katselut', later(async () => (await import('./watch/reviews-screen.js')).ReviewsScreen)],
  ['/kutsu', later(async () => (await import('./gathering/gathering-screen.js')).GatheringScreen)],
  ['/loki', later(async () => (await import('./access-log/log-screen.js')).LogScreen)],
  ['/oma-aika', later(async () => (await import('./own-time/own-time-screen.js')).OwnTimeScreen)],
  [
    '/omat-kutsut',
    later(async () => (await import('./own-invitations/own-invitations-screen.js')).OwnInvitationsScreen),
  ],
  ['/omat-lupaukset', later(async () => (await import('./own-promises/own-promises-screen.js')).OwnPromisesScreen)],
  ['/paatetyt', later(async () => (await import('./closing/closed-cases-screen.js')).ClosedCasesScreen)],
  ['/posti', later(async () => (await import('./post/post-screen.js')).PostScreen)],
  ['/toiveet', later(async () => (await import('./wishes/wishes-screen.js')).WishesScreen)],
  ['/vaihdot', later(async () => (await import('./handover/handovers-screen.js')).HandoversScreen)],
  ['/verkosto', later(async () => (await import('./directory/directory-screen.js')).DirectoryScreen)],
  ['/verkosto/ammattilaiset/:id', later(async () => (await import('./directory/person-screen.js')).PersonScreen)],
  ['/verkosto/yksikot/:id', later(async () => (await import('./directory/unit-screen.js')).UnitScreen)],
  ['/yhteydenotot', later(async () => (await import('./contact/contact-log-screen.js')).ContactLogScreen)],
  // Before the one that any id fits.
  ['/yhteydenotot/uusi', later(async () => (await import('./contact/record-screen.js')).RecordScreen)],
  ['/yhteydenotot/:id', later(async () => (await import('./contact/contact-screen.js')).ContactScreen)],
] as const;
