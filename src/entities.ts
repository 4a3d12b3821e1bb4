import { BusyInterval, WorkingException, WorkingHours } from './availability/availability.entity.js';
import { BusyWeek, CalendarKnowledge, CalendarSubscription, PaintedTime } from './availability/sources.entity.js';
import { CaseClosing, CaseClosingReason, ClosingWords, FilingReceipt } from './closing/closing.entity.js';
import { LegalHold, RetentionRule } from './closing/retention/retention.entity.js';
import { Consent, ConsentDecision, ConsentException, StatutoryBasis } from './consent/consent.entity.js';
import { Consultation } from './contact/consultation/consultation.entity.js';
import { LogWithholding } from './desk/access-log/withholding.entity.js';
import { Contact, ContactHome, ContactIdentity, ContactNeeds, DutyShift } from './contact/contact.entity.js';
import {
  Area,
  Municipality,
  Organisation,
  Professional,
  Service,
  TravelTime,
  Unit,
} from './directory/directory.entity.js';
import { ContactWay, Family, Guardianship, Person, PersonIdentity } from './family/family.entity.js';
import { MaturityAssessment, MaturityReason } from './family/maturity/maturity.entity.js';
import { HouseholdMember, SafetyBan } from './family/safety/safety.entity.js';
import { FeedbackAnswer, FeedbackRequest } from './feedback/feedback.entity.js';
import { GoalRating, Review } from './follow-up/follow-up.entity.js';
import { HowAreThings } from './follow-up/how-are-things/how-are-things.entity.js';
import { Handover, HandoverTry, HandoverWords } from './handover/handover.entity.js';
import { OutsideHandover } from './handover/outside/outside.entity.js';
import { Invitation, InvitationAnswer, InvitationMessage } from './invitation/invitation.entity.js';
import { InvitationRemedy, WrittenInput } from './invitation/answers/remedy.entity.js';
import { CalendarFeed } from './invitation/calendar-feed/calendar-feed.entity.js';
import { MeetingNotice } from './invitation/reminders/notice.entity.js';
import { PollMessage } from './invitation/poll/poll-message.entity.js';
import { Booking, Meeting, MeetingPlace, MeetingQuestion, Participant } from './meeting/meeting.entity.js';
import {
  Minutes,
  MinutesConfirmation,
  MinutesForAll,
  MinutesForFamily,
  MinutesMatter,
  MinutesSheet,
} from './meeting/minutes/minutes.entity.js';
import { PollAnswer, PollRecipient, PollTime, TimePoll } from './meeting/poll/poll.entity.js';
import { MeetingWish } from './meeting/wish/wish.entity.js';
import { BreakGlass, BreakGlassWords } from './network/break-glass/break-glass.entity.js';
import { InvitedClosePerson } from './network/close-person/close-person.entity.js';
import {
  CounsellorChange,
  Disqualification,
  DisqualificationReason,
} from './network/disqualification/disqualification.entity.js';
import { ProhibitedItem, Prohibition } from './network/prohibition/prohibition.entity.js';
import {
  Case,
  CaseNeeds,
  NetworkMember,
  ResponsiblePerson,
  ResponsiblePersonReason,
  StandIn,
} from './network/network.entity.js';
import { Action } from './plan/action/action.entity.js';
import { ActionSuggestion } from './plan/action/suggestion.entity.js';
import { PlanApprovalException } from './plan/approval/exception.entity.js';
import { PlanHandout } from './plan/document/handout.entity.js';
import { Goal, Plan, PlanApproval, PlanReviewReason, PlanVersion } from './plan/plan.entity.js';
import { ChildView, PlanCopy, PlanHelper, PlanSection } from './plan/sections/section.entity.js';
import type { Entities } from './platform/database/orm.js';

/** Every table the ORM knows, in the order of the story. Platform code gets the list handed in. */
export const entities: Entities = [
  Area,
  Municipality,
  Organisation,
  Unit,
  Service,
  Professional,
  TravelTime,
  Contact,
  ContactIdentity,
  ContactNeeds,
  ContactHome,
  DutyShift,
  Consultation,
  Family,
  Person,
  PersonIdentity,
  ContactWay,
  Guardianship,
  MaturityAssessment,
  MaturityReason,
  SafetyBan,
  HouseholdMember,
  Case,
  CaseNeeds,
  ResponsiblePerson,
  ResponsiblePersonReason,
  StandIn,
  NetworkMember,
  BreakGlass,
  BreakGlassWords,
  Disqualification,
  DisqualificationReason,
  CounsellorChange,
  InvitedClosePerson,
  Prohibition,
  ProhibitedItem,
  Consent,
  ConsentDecision,
  ConsentException,
  StatutoryBasis,
  WorkingHours,
  WorkingException,
  BusyInterval,
  PaintedTime,
  CalendarSubscription,
  BusyWeek,
  CalendarKnowledge,
  Meeting,
  MeetingPlace,
  MeetingQuestion,
  Participant,
  Booking,
  MinutesSheet,
  Minutes,
  MinutesForAll,
  MinutesForFamily,
  MinutesMatter,
  MinutesConfirmation,
  MeetingWish,
  TimePoll,
  PollTime,
  PollRecipient,
  PollAnswer,
  Invitation,
  InvitationMessage,
  InvitationAnswer,
  InvitationRemedy,
  WrittenInput,
  PollMessage,
  MeetingNotice,
  CalendarFeed,
  Plan,
  PlanVersion,
  PlanReviewReason,
  Goal,
  PlanSection,
  ChildView,
  PlanHelper,
  PlanCopy,
  Action,
  ActionSuggestion,
  PlanApproval,
  PlanApprovalException,
  PlanHandout,
  Review,
  GoalRating,
  HowAreThings,
  Handover,
  HandoverTry,
  HandoverWords,
  OutsideHandover,
  FeedbackRequest,
  FeedbackAnswer,
  CaseClosing,
  CaseClosingReason,
  ClosingWords,
  FilingReceipt,
  LogWithholding,
  RetentionRule,
  LegalHold,
];
