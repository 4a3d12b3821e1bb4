import { graphql, type ResultOf } from '../graphql/graphql.js';

/** One's own meetings as calendar programs read them. */
export const FEEDS = graphql(`
  query OwnFeeds {
    myCalendarFeeds {
      id
      name
      address
      createdAt
      rotatedAt
      fetchedAt
      details {
        place
        conference
        counsellor
      }
      version
    }
  }
`);
export type Feed = ResultOf<typeof FEEDS>['myCalendarFeeds'][number];

export const CREATE_FEED = graphql(`
  mutation CreateCalendarFeed($input: CreateCalendarFeedInput!) {
    createCalendarFeed(input: $input) {
      id
    }
  }
`);

export const ROTATE_FEED = graphql(`
  mutation RotateCalendarFeed($input: OwnFeedInput!) {
    rotateCalendarFeed(input: $input) {
      id
    }
  }
`);

export const REVOKE_FEED = graphql(`
  mutation RevokeCalendarFeed($input: OwnFeedInput!) {
    revokeCalendarFeed(input: $input) {
      id
    }
  }
`);

export const CHOOSE_DETAILS = graphql(`
  mutation ChooseFeedDetails($input: ChooseFeedDetailsInput!) {
    chooseFeedDetails(input: $input) {
      id
      version
    }
  }
`);

/** Calendars of one's own that are read for when one is taken; and what is known so of the weeks ahead. */
export const READ_CALENDARS = graphql(`
  query ReadCalendars($from: LocalDate!, $to: LocalDate!) {
    myAvailability(from: $from, to: $to) {
      calendars {
        id
        server
        status
        reason
        addedAt
        readAt
        nextAt
        removedAt
      }
      weeks {
        monday
        knowledge
      }
    }
  }
`);
type Availability = ResultOf<typeof READ_CALENDARS>['myAvailability'];
export type ReadCalendar = Availability['calendars'][number];
export type KnownWeek = Availability['weeks'][number];

export const SUBSCRIBE = graphql(`
  mutation SubscribeCalendar($input: SubscribeCalendarInput!) {
    subscribeCalendar(input: $input) {
      id
    }
  }
`);

export const FETCH_NOW = graphql(`
  mutation FetchCalendarNow($input: OwnCalendarInput!) {
    fetchCalendarNow(input: $input) {
      id
    }
  }
`);

export const REMOVE = graphql(`
  mutation RemoveCalendar($input: OwnCalendarInput!) {
    removeCalendar(input: $input) {
      id
    }
  }
`);
