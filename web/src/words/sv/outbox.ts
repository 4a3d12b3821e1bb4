import type { Words } from '../shape.js';

export const outbox: Words['outbox'] = {
  title: 'Det som inte har skickats',
  intro:
    'Här blir det som Yhdessä har försökt många gånger utan att lyckas: e-post, sms och andra åtgärder. En familj eller en yrkesperson kan vänta på vart och ett. Åtgärda först orsaken och försök sedan igen.',
  list: 'Väntar på avgörande',
  none: 'Ingenting har blivit oskickat.',
  waiting_zero: 'Ingenting har blivit oskickat',
  waiting_one: 'Ett meddelande eller en annan åtgärd blev oskickad',
  waiting_other: '{{count}} meddelanden eller andra åtgärder blev oskickade',
  when: 'Skulle ha skett {{due}}. Har väntat här sedan {{died}}.',
  tried_zero: 'Har inte försökts en enda gång.',
  tried_one: 'Har försökts en gång.',
  tried_other: 'Har försökts {{count}} gånger.',
  technical: 'Tekniska uppgifter till driften',
  noError: 'Inget fel antecknades.',
  id: 'Id i serverns logg: {{id}}',
  retry: 'Försök igen',
  drop: 'Avstå från detta',
  sureDrop: 'Ska det här lämnas därhän?',
  dropped: 'Det försöks inte mer, och beslutet kan inte ångras.',
  said: {
    retry:
      'Nu görs ett nytt försök, vid behov många gånger under ungefär två och ett halvt dygn. Om det inte lyckas kommer det tillbaka hit.',
    drop: 'Detta görs inte mer.',
  },
  what: {
    invitation: {
      title: 'Kallelse till ett möte, ändring eller återkallelse av den (e-post)',
      follows: 'Den kallade får inte veta om mötet eller ändringen.',
    },
    notice: {
      title: 'Meddelande om ett möte (sms eller e-post)',
      follows: 'Mottagaren, oftast familjen, får inte veta om mötet.',
    },
    poll: { title: 'Tidsförfrågan (e-post)', follows: 'Mottagaren tillfrågas inte om vilken tid som passar.' },
    pollDeadline: { title: 'Tidsförfrågans slut', follows: 'Tidsförfrågan fortsätter att vänta på svar.' },
    authority: {
      title: 'Begäran till en myndighet som inte kan komma till mötet (e-post)',
      follows: 'Myndigheten får inte begäran.',
    },
    minutes: {
      title: 'Meddelande om att minnesanteckningen kan läsas (e-post)',
      follows: 'Yrkespersonen får inte veta att minnesanteckningen är klar.',
    },
    handover: {
      title: 'Meddelande om en ledsagad övergång (e-post)',
      follows: 'Yrkespersonen får inget meddelande om övergången.',
    },
    absence: {
      title: 'Meddelande om att en frånvarande ansvarsperson saknar ställföreträdare (e-post)',
      follows: 'Ansvarspersonen eller servicehandledaren ombeds inte utse en ställföreträdare.',
    },
    overdue: {
      title: 'Meddelande om att något är försenat (e-post)',
      follows:
        'Servicehandledaren eller den teamansvariga får inget meddelande. Det försenade syns ändå på skrivbordet.',
    },
    action: { title: 'Påminnelse om ett löfte (e-post)', follows: 'Yrkespersonen påminns inte den här gången.' },
    review: { title: 'Påminnelse om en uppföljning (e-post)', follows: 'Yrkespersonen påminns inte den här gången.' },
    glass: {
      title: 'Meddelande om nödläsning eller tillsynsläsning (e-post)',
      follows: 'Den teamansvariga får inget meddelande. Läsningen väntar ändå på bedömning på skrivbordet.',
    },
    lead: {
      title: 'Meddelande till den teamansvariga eller servicehandledaren (e-post)',
      follows: 'Mottagaren får inte veta om ett jäv eller en läsning som borde bedömas.',
    },
    feedback: { title: 'Fråga om respons (e-post)', follows: 'Ingen respons begärs.' },
    pageFeedback: {
      title: 'Respons om tillgänglighet som ska besvaras inom 14 dagar (e-post)',
      follows: 'Ingen får läsa responsen, och den besvaras inte.',
    },
    code: {
      title: 'Kod för inloggning (e-post)',
      follows: 'Koden har redan gått ut. Den som loggar in kan be om en ny.',
    },
    answer: {
      title: 'Meddelande om att en konsultation har besvarats (e-post)',
      follows: 'Den som frågade får inget meddelande. Svaret syns ändå på skrivbordet.',
    },
    safetyBan: {
      title: 'Påminnelse om en spärrmarkering som upphör (e-post)',
      follows: 'Ingen påminns om att spärrmarkeringen upphör.',
    },
    consent: {
      title: 'Meddelande om ett samtycke eller en lagstadgad grund (e-post)',
      follows: 'Yrkespersonen får inget meddelande.',
    },
    consentEnd: {
      title: 'Följder av ett samtycke eller en lagstadgad grund som har upphört',
      follows: 'Åtkomsten till uppgifterna har redan upphört, men det som avtalades med stöd av den återkallas inte.',
    },
    erase: {
      title: 'Förstöring av uppgifter när förvaringstiden är slut',
      follows: 'Uppgifterna förstörs inte nu. Ett nytt försök görs följande dag.',
    },
    received: {
      title: 'Ett inkommet meddelande som inte kunde läsas',
      follows: 'Meddelandet förblir oläst. Det kan vara ett svar som en familj väntar på.',
    },
    other: { title: 'En annan åtgärd', follows: 'Åtgärden görs inte.' },
  },
  why: {
    held: 'Tjänsten återställdes från en säkerhetskopia, och det här kan redan ha skett en gång. Om du är osäker, avstå från detta och be enheten ringa.',
    heldReceived:
      'Tjänsten återställdes från en säkerhetskopia. Försök igen: meddelandet läses, och ingenting skickas till någon.',
    lost: 'Tjänsten avbröts vid varje försök. Ge de tekniska uppgifterna till driften.',
    mailAway: 'E-postservern kunde inte nås. Kontrollera med driften att den fungerar och försök sedan igen.',
    mailRefused: 'E-postservern tog inte emot meddelandet. Ge de tekniska uppgifterna till driften.',
    smsOff: 'Sms är inte i bruk. Be driften ta dem i bruk.',
    smsRefused: 'Sms-tjänsten tog inte emot meddelandet. Ge de tekniska uppgifterna till driften.',
    away: 'E-post- eller sms-tjänsten kunde inte nås. Kontrollera med driften att den fungerar och försök sedan igen.',
    unknown: 'Orsaken är inte känd. Ge de tekniska uppgifterna till driften.',
  },
};
