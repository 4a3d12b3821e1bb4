import type { Words } from '../shape.js';

export const app: Words['app'] = {
  name: 'Yhdessä',
  skip: 'Gå till innehållet',
  menu: 'Huvudmeny',
  day: 'Skrivbord',
  own: 'Eget',
  account: 'Konto och utloggning',
  language: 'Språk',
  area: 'Område',
  new: 'Ny kontakt',
  cancel: 'Avbryt',
  call: 'Ring',
  loading: 'Hämtar …',
  accessibility: 'Tillgänglighet',
  privacy: 'Dataskydd',
  renewed: 'Uppgifterna uppdaterades.',
  state: { todo: 'Att göra', waiting: 'Väntar på andra', done: 'Klart', later: 'Kan inte påbörjas än' },
  toCase: 'Till sidan för familjens ärende',
  toDesk: 'Tillbaka till skrivbordet',
  title: '{{screen}} – Yhdessä',
};
