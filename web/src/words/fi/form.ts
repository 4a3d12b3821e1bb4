export const form = {
  cancel: 'Peru',
  saving: 'Tallennetaan …',
  optional: 'vapaaehtoinen',
  choose: 'Valitse',
  gone: 'Tilanne on muuttunut. Tässä on uusin tieto, eikä muutostasi tallennettu.',
};
