export const outbox = {
  title: 'Lähettämättä jääneet',
  intro:
    'Tähän jää se, mitä Yhdessä yritti monta kertaa eikä saanut tehdyksi: sähköpostit, tekstiviestit ja muut toimet. Perhe tai ammattilainen voi odottaa jokaista niistä. Korjaa ensin syy ja yritä sitten uudelleen.',
  list: 'Odottaa ratkaisua',
  none: 'Mikään ei ole jäänyt lähettämättä.',
  waiting_zero: 'Mikään ei ole jäänyt lähettämättä',
  waiting_one: 'Yksi viesti tai muu toimi jäi lähettämättä',
  waiting_other: '{{count}} viestiä tai muuta toimea jäi lähettämättä',
  when: 'Piti tapahtua {{due}}. Odottanut tässä {{died}} alkaen.',
  tried_zero: 'Ei yritetty kertaakaan.',
  tried_one: 'Yritetty kerran.',
  tried_other: 'Yritetty {{count}} kertaa.',
  technical: 'Tekniset tiedot ylläpidolle',
  noError: 'Virhettä ei kirjattu.',
  id: 'Tunnus palvelimen lokissa: {{id}}',
  retry: 'Yritä uudelleen',
  drop: 'Luovu tästä',
  sureDrop: 'Luovutaanko tästä?',
  dropped: 'Tätä ei yritetä enää, eikä luopumista voi perua.',
  said: {
    retry:
      'Tätä yritetään nyt uudelleen, tarvittaessa monta kertaa noin kahden ja puolen vuorokauden ajan. Jos se ei onnistu, se palaa tähän.',
    drop: 'Tästä on luovuttu.',
  },
  what: {
    invitation: {
      title: 'Kutsu tapaamiseen, sen muutos tai peruutus (sähköposti)',
      follows: 'Kutsuttu ei saa tietoa tapaamisesta eikä sen muutoksesta.',
    },
    notice: {
      title: 'Viesti tapaamisesta (tekstiviesti tai sähköposti)',
      follows: 'Vastaanottaja, useimmiten perhe, ei saa tietoa tapaamisesta.',
    },
    poll: { title: 'Aikakysely (sähköposti)', follows: 'Vastaanottajalta ei kysytä, mikä aika sopii.' },
    pollDeadline: { title: 'Aikakyselyn päättyminen', follows: 'Aikakysely jää odottamaan vastauksia.' },
    authority: {
      title: 'Pyyntö viranomaiselle, joka ei pääse tapaamiseen (sähköposti)',
      follows: 'Viranomainen ei saa pyyntöä.',
    },
    minutes: {
      title: 'Ilmoitus, että muistion voi lukea (sähköposti)',
      follows: 'Ammattilainen ei saa tietää, että muistio on valmis.',
    },
    handover: {
      title: 'Viesti saattaen vaihtamisesta (sähköposti)',
      follows: 'Ammattilainen ei saa viestiä vaihtamisesta.',
    },
    absence: {
      title: 'Viesti, että poissa olevan vastuuhenkilön sijainen puuttuu (sähköposti)',
      follows: 'Vastuuhenkilöä tai palveluohjaajaa ei pyydetä nimeämään sijaista.',
    },
    overdue: {
      title: 'Viesti, että jotakin on myöhässä (sähköposti)',
      follows: 'Palveluohjaaja tai tiimivastaava ei saa viestiä. Myöhässä oleva näkyy silti työpöydällä.',
    },
    action: { title: 'Muistutus lupauksesta (sähköposti)', follows: 'Ammattilaista ei muistuteta tällä kertaa.' },
    review: { title: 'Muistutus seurannasta (sähköposti)', follows: 'Ammattilaista ei muistuteta tällä kertaa.' },
    glass: {
      title: 'Ilmoitus hätä- tai valvontakatselusta (sähköposti)',
      follows: 'Tiimivastaava ei saa viestiä. Katselu odottaa silti arviota hänen työpöydällään.',
    },
    lead: {
      title: 'Ilmoitus tiimivastaavalle tai palveluohjaajalle (sähköposti)',
      follows: 'Vastaanottaja ei saa tietoa esteellisyydestä tai katselusta, jota hänen pitäisi arvioida.',
    },
    feedback: { title: 'Palautekysely (sähköposti)', follows: 'Palautetta ei kysytä.' },
    pageFeedback: {
      title: 'Saavutettavuuspalaute, johon pitää vastata 14 päivässä (sähköposti)',
      follows: 'Kukaan ei saa palautetta luettavakseen, eikä siihen vastata.',
    },
    code: {
      title: 'Kirjautumiskoodi (sähköposti)',
      follows: 'Koodi on jo vanhentunut. Kirjautuja voi pyytää uuden.',
    },
    answer: {
      title: 'Ilmoitus, että konsultaatioon on vastattu (sähköposti)',
      follows: 'Kysyjä ei saa viestiä. Vastaus näkyy silti hänen työpöydällään.',
    },
    safetyBan: {
      title: 'Muistutus päättyvästä turvakiellosta (sähköposti)',
      follows: 'Ketään ei muistuteta siitä, että turvakielto päättyy.',
    },
    consent: {
      title: 'Viesti suostumuksesta tai lakiperusteesta (sähköposti)',
      follows: 'Ammattilainen ei saa viestiä.',
    },
    consentEnd: {
      title: 'Päättyneen suostumuksen tai lakiperusteen seuraukset',
      follows: 'Pääsy tietoihin on jo päättynyt, mutta sen varassa sovittu jää perumatta.',
    },
    erase: {
      title: 'Tietojen hävittäminen säilytysajan päätyttyä',
      follows: 'Tietoja ei hävitetä nyt. Hävittämistä yritetään taas seuraavana päivänä.',
    },
    received: {
      title: 'Saapunut viesti, jota ei saatu luetuksi',
      follows: 'Viesti jää lukematta. Se voi olla vastaus, jota perhe odottaa.',
    },
    other: { title: 'Muu toimi', follows: 'Toimi jää tekemättä.' },
  },
  why: {
    held: 'Palvelu palautettiin varmuuskopiosta, ja tämä on voinut tapahtua jo kerran. Jos et ole varma, luovu tästä ja pyydä yksikköä soittamaan.',
    heldReceived:
      'Palvelu palautettiin varmuuskopiosta. Yritä uudelleen: viesti luetaan, eikä mitään lähde kenellekään.',
    lost: 'Palvelu keskeytyi joka yrityksellä. Kerro tekniset tiedot ylläpidolle.',
    mailAway:
      'Sähköpostipalvelimeen ei saatu yhteyttä. Varmista ylläpidosta, että se toimii, ja yritä sitten uudelleen.',
    mailRefused: 'Sähköpostipalvelin ei ottanut viestiä vastaan. Kerro tekniset tiedot ylläpidolle.',
    smsOff: 'Tekstiviestit eivät ole käytössä. Pyydä ylläpitoa ottamaan ne käyttöön.',
    smsRefused: 'Tekstiviestipalvelu ei ottanut viestiä vastaan. Kerro tekniset tiedot ylläpidolle.',
    away: 'Sähköposti- tai tekstiviestipalveluun ei saatu yhteyttä. Varmista ylläpidosta, että se toimii, ja yritä sitten uudelleen.',
    unknown: 'Syy ei selvinnyt. Kerro tekniset tiedot ylläpidolle.',
  },
};
