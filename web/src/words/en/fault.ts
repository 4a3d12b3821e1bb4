import type { Words } from '../shape.js';

export const fault: Words['fault'] = {
  offline: 'The server cannot be reached. Nothing is lost.',
  signedOut: 'You are no longer signed in.',
  signIn: 'Sign in again',
  signInAgain: 'This needs a sign-in of the last five minutes.',
  signInElsewhere: 'Sign in in a new tab',
  typedStays: 'What you typed is still here. Sign in, come back to this tab and try again.',
  again: 'Try again',
  notFound: 'This is not here, or you may not see it.',
  stale: 'Somebody has just changed this. Look at the newest and make your change again.',
  tooMuch: 'Too many requests at once. Wait a moment.',
  notDrawn: 'This page could not be shown. Check the connection and load the page again.',
  outdated: 'There is a new version of the desk. Load the page again.',
  reload: 'Load again',
  ours: 'Something went wrong. The fault is ours. Try again; if that does not help, tell your administrator.',
  notThere: 'There is no such page.',
  notStaff: 'The desk is for professionals.',
  toOwn: 'Go to your own page',
};
