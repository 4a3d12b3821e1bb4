import { Module } from '@nestjs/common';
import { ConsentModule } from '../consent/consent.module.js';
import { ContactModule } from '../contact/contact.module.js';
import { DeskModule } from '../desk/desk.module.js';
import { DirectoryModule } from '../directory/directory.module.js';
import { InvitationModule } from '../invitation/invitation.module.js';
import { MeetingModule } from '../meeting/meeting.module.js';
import { FeedbackModule } from '../feedback/feedback.module.js';
import { FollowUpModule } from '../follow-up/follow-up.module.js';
import { PlanModule } from '../plan/plan.module.js';
import { NetworkModule } from '../network/network.module.js';
import { EmailCodeModule } from '../platform/session/email-code/email-code.module.js';
import { FamilyCodeModule } from '../sign-in/family-code/family-code.module.js';
import { OidcModule } from '../sign-in/oidc/oidc.module.js';
import { PasskeyModule } from '../sign-in/passkey/passkey.module.js';
import { SessionsModule } from '../sign-in/sessions/sessions.module.js';
import { StaffModule } from '../sign-in/staff/staff.module.js';
import { SuomiFiModule } from '../sign-in/suomi-fi/suomi-fi.module.js';
import { AccountController } from './account/account.controller.js';
import { AdviceController } from './advice/advice.controller.js';
import { CalendarController } from './calendar.controller.js';
import { DeskAppController } from './desk-app/desk-app.controller.js';
import { DocumentController } from './document/document.controller.js';
import { ConsentsController } from './family/consents.controller.js';
import { DevicesController } from './family/devices.controller.js';
import { FacesController } from './family/faces.controller.js';
import { FamilyScreen } from './family/family-screen.js';
import { FamilyVisits } from './family/family-visits.js';
import { FamilyController } from './family/family.controller.js';
import { FamilyPromisesController } from './family/family-promises.controller.js';
import { LookedController } from './family/looked.controller.js';
import { WishesController } from './family/wishes.controller.js';
import { FeedbackController } from './feedback/feedback.controller.js';
import { FeedbackVisits } from './feedback/feedback-visits.js';
import { OwnFeedbackController } from './feedback/own-feedback.controller.js';
import { FrontModule } from './front/front.module.js';
import { LinkPromisesController } from './link-promises.controller.js';
import { LinkPromises } from './link-promises.js';
import { LogExportController } from './log/log-export.controller.js';
import { ErrorsForPeople } from './open/errors-for-people.js';
import { PageFeedbackMail } from './open/page-feedback-mail.js';
import { PageFeedbacks } from './open/page-feedback.js';
import { PrivacyController } from './open/privacy.controller.js';
import { StatementController } from './open/statement.controller.js';
import { PasskeyAssetsController } from './passkey/passkey-assets.controller.js';
import { PasskeyKeepingController } from './passkey/passkey-keeping.controller.js';
import { PasskeyController } from './passkey/passkey.controller.js';
import { PollController } from './poll.controller.js';
import { PromisesEntryController } from './promises-entry.controller.js';
import { PromisesController } from './promises.controller.js';
import { ReplyVisits } from './reply-visits.js';
import { ReplyController } from './reply.controller.js';
import { BackChannelController } from './sign-in/back-channel.controller.js';
import { ComingIn } from './sign-in/coming-in.js';
import { IssuerForms } from './sign-in/issuer-forms.js';
import { PublicKeysController } from './sign-in/public-keys.controller.js';
import { SignInController } from './sign-in/sign-in.controller.js';

@Module({
  imports: [
    ConsentModule,
    ContactModule,
    DeskModule,
    DirectoryModule,
    EmailCodeModule,
    FamilyCodeModule,
    FeedbackModule,
    FollowUpModule,
    FrontModule,
    InvitationModule,
    MeetingModule,
    NetworkModule,
    OidcModule,
    PasskeyModule,
    PlanModule,
    SessionsModule,
    StaffModule,
    SuomiFiModule,
  ],
  controllers: [
    AccountController,
    AdviceController,
    BackChannelController,
    CalendarController,
    ConsentsController,
    DeskAppController,
    DevicesController,
    DocumentController,
    FacesController,
    FamilyController,
    FamilyPromisesController,
    FeedbackController,
    LinkPromisesController,
    LogExportController,
    LookedController,
    OwnFeedbackController,
    PasskeyAssetsController,
    PasskeyController,
    PasskeyKeepingController,
    PollController,
    PrivacyController,
    PromisesController,
    PromisesEntryController,
    PublicKeysController,
    ReplyController,
    SignInController,
    StatementController,
    WishesController,
  ],
  providers: [
    ComingIn,
    ErrorsForPeople,
    FamilyScreen,
    FamilyVisits,
    FeedbackVisits,
    IssuerForms,
    LinkPromises,
    PageFeedbackMail,
    PageFeedbacks,
    ReplyVisits,
  ],
})
export class DoorsModule {}
