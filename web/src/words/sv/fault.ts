import type { Words } from '../shape.js';

export const fault: Words['fault'] = {
  offline: 'Ingen kontakt med servern. Ingenting har gått förlorat.',
  signedOut: 'Inloggningen har upphört.',
  signIn: 'Logga in på nytt',
  signInAgain: 'För detta behövs en inloggning inom de senaste fem minuterna.',
  signInElsewhere: 'Logga in i en ny flik',
  typedStays: 'Det du skrev finns kvar här. Logga in, kom tillbaka till den här fliken och försök igen.',
  again: 'Försök igen',
  notFound: 'Det här finns inte, eller så har du inte rätt att se det.',
  stale: 'Någon ändrade det här nyss. Se den nyaste uppgiften och gör ändringen på nytt.',
  tooMuch: 'För många förfrågningar på en gång. Vänta en stund.',
  notDrawn: 'Den här sidan kunde inte visas. Kontrollera anslutningen och ladda sidan på nytt.',
  outdated: 'Det finns en ny version av skrivbordet. Ladda sidan på nytt.',
  reload: 'Ladda på nytt',
  ours: 'Något gick fel. Felet är vårt. Försök igen; om det inte hjälper, berätta för administratören.',
  notThere: 'Det finns ingen sådan sida.',
  notStaff: 'Skrivbordet är för yrkespersoner.',
  toOwn: 'Gå till din egen sida',
};
