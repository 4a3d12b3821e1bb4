import type { Words } from '../shape.js';

export const app: Words['app'] = {
  name: 'Yhdessä',
  skip: 'Skip to content',
  menu: 'Main menu',
  day: 'Desk',
  own: 'My own',
  account: 'Account and signing out',
  language: 'Language',
  area: 'Area',
  new: 'New contact',
  cancel: 'Cancel',
  call: 'Call',
  loading: 'Fetching …',
  accessibility: 'Accessibility',
  privacy: 'Privacy',
  renewed: 'What is shown was updated.',
  state: { todo: 'To do', waiting: 'Waiting for others', done: 'Done', later: 'Cannot start yet' },
  toCase: 'To the page of the case',
  toDesk: 'Back to the desk',
  title: '{{screen}} – Yhdessä',
};
