/** The words in which the tables of the matrix speak. They import nothing. */

/** Whose case it is, seen from the personas: see `relationOf`. */
export const GROUPS_OF_CASES = ['own', 'other', 'elsewhere', 'left', 'never'] as const;
export type CaseGroup = (typeof GROUPS_OF_CASES)[number];

/** What became of the consents of the family to its network. */
export const CONSENTS = ['none', 'given', 'withdrawn', 'expired'] as const;
export type Consent = (typeof CONSENTS)[number];

/** Operations that no consent has anything to do with: they are of no case. */
export const CASES_OF_NOBODY: ReadonlySet<string> = new Set(
  `
  areas keptTime deadEffects inboundMessage inboundMessageCounts inboundMessages me municipalities myAvailability
  myCalendarFeeds mySessions organisation organisations professional professionalTime professionalTimes professionals professionalsByName
  rooms service services signInIdentities travelTimes unit units consultationCounts feedbackReport onDuty
  dutyStatus addBusyTime endBusyTime addWorkingException endWorkingException keepWorkingHours paintAvailability
  subscribeCalendar fetchCalendarNow removeCalendar createCalendarFeed chooseFeedDetails rotateCalendarFeed
  revokeCalendarFeed endSession signOutEverywhere addOrganisation keepOrganisation addUnit keepUnit
  addProfessional keepProfessional joinUnit leaveUnit addService keepService withdrawService withdrawUnit withdrawOrganisation addRoom
  withdrawRoom keepTravelTime endSessionsOf unlinkIdentity retryEffect dropEffect retryInboundMessage
  dismissInboundMessage timesToGather goOnDuty goOffDuty recordContact askCounsellor retentionRules keepRetentionRule
  `
    .trim()
    .split(/\s+/),
);

/** Entries of the directory: that one is not there leaves no line in the log. */
export const UNLOGGED: ReadonlySet<string> = new Set(['professional', 'service']);

/** Id of nothing at all. */
export const NOTHING = '01990000-0000-7000-8000-000000000001';
