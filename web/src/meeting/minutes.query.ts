import { graphql } from '../graphql/graphql.js';

export const WRITE_MINUTES = graphql(`
  mutation WriteMinutes($input: WriteMinutesInput!) {
    changed: writeMinutes(input: $input) {
      meetingId
      version
    }
  }
`);

export const SHARE_MINUTES = graphql(`
  mutation ShareMinutes($input: ShareMinutesInput!) {
    changed: shareMinutes(input: $input) {
      meetingId
    }
  }
`);

export const ANSWER_MINUTES = graphql(`
  mutation AnswerMinutes($input: AnswerMinutesInput!) {
    changed: answerMinutes(input: $input) {
      meetingId
    }
  }
`);
