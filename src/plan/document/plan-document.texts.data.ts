import type { Language } from '../../directory/directory.domain.js';
import type { Commitment, Progress } from '../action/action.domain.js';
import type { GoalRating } from './plan-document.tree.js';
import type { PlanVersionState } from '../plan.domain.js';
import type { ChildViewManner, NotHeardReason, SectionKind } from '../sections/section.domain.js';

/** Of the plan in full, in the order of the statutory plan. */
interface PlanTexts {
  /** Says nothing of the family. */
  readonly fileName: string;
  readonly title: string;
  readonly states: Readonly<Record<PlanVersionState, (day: string, number: number) => string>>;
  readonly responsible: string;
  readonly counsellor: string;
  readonly phone: string;
  readonly negotiation: string;
  readonly sections: Readonly<Record<SectionKind, string>>;
  readonly childViews: string;
  readonly manners: Readonly<Record<ChildViewManner, string>>;
  readonly notHeard: Readonly<Record<NotHeardReason, string>>;
  readonly sharedGoal: string;
  readonly goals: string;
  /** How far a goal was reached, as the last review judged it. */
  readonly ratings: Readonly<Record<GoalRating, string>>;
  /** Before its number. */
  readonly goal: string;
  readonly actions: string;
  readonly owner: string;
  readonly due: string;
  readonly where: string;
  readonly standing: string;
  readonly commitments: Readonly<Record<Commitment, string>>;
  readonly progresses: Readonly<Record<Progress, string>>;
  readonly helpers: string;
  readonly approvals: string;
  readonly agreed: (name: string, day: string) => string;
  readonly notAsked: (name: string) => string;
  readonly dissents: string;
  readonly nextReview: string;
  readonly reviewReason: string;
  readonly copies: string;
  readonly familyMember: string;
  readonly erased: string;
  readonly page: (page: number, pages: number) => string;
  readonly plain: PlainTexts;
}

/** Of the plain version: short sentences, everyday words, one thing in each. */
interface PlainTexts {
  readonly title: string;
  readonly draft: string;
  readonly who: string;
  /** Of the person named just before. */
  readonly helps: readonly string[];
  readonly nobody: string;
  readonly what: string;
  readonly together: string;
  readonly does: string;
  readonly doer: string;
  readonly due: string;
  /** Where an action stands, if there is more to it than a promise that goes on. */
  readonly standing: Readonly<Partial<Record<Commitment | Progress, string>>>;
  readonly again: string;
  readonly lookAgain: string;
  readonly meetsOn: (day: string) => string;
  readonly notYet: string;
  readonly call: string;
  readonly callText: string;
  readonly answers: (name: string) => string;
  readonly number: (phone: string) => string;
  readonly familyMember: string;
}

export const PLAN_TEXTS: Readonly<Record<Language, PlanTexts>> = {
  fi: {
    fileName: 'suunnitelma',
    title: 'Yhteinen suunnitelma',
    states: {
      draft: (_, number) => `Luonnos, versio ${number}. Tätä ei ole vielä sovittu.`,
      proposed: (_, number) => `Ehdotus, versio ${number}. Tätä ei ole vielä sovittu.`,
      agreed: (day, number) => `Sovittu ${day}, versio ${number}.`,
    },
    responsible: 'Vastuuhenkilö',
    counsellor: 'Palveluohjaaja',
    phone: 'Puhelin',
    negotiation: 'Neuvottelu',
    sections: {
      situation: 'Tilanne',
      'current-services': 'Nykyiset palvelut',
      'family-view': 'Perheen näkemys',
      'professional-views': 'Ammattilaisten näkemykset',
      strengths: 'Voimavarat ja suojaavat tekijät',
      'next-steps': 'Sovitut jatkotoimet',
      duration: 'Arvioitu kesto',
    },
    childViews: 'Lapsen oma näkemys',
    manners: {
      talked: 'keskusteltu',
      'in-meeting': 'kertoi tapaamisessa',
      drawing: 'piirtäen',
      played: 'leikkien',
      message: 'viestillä',
      representative: 'edustajan kertomana',
    },
    notHeard: {
      'too-young': 'Lapsi on liian pieni kertomaan näkemystään.',
      'did-not-want': 'Lapsi ei halunnut kertoa näkemystään.',
      'not-reached': 'Lasta ei tavoitettu.',
      harmful: 'Kysymisestä olisi ollut lapselle haittaa.',
      other: 'Lapsen näkemystä ei selvitetty.',
    },
    sharedGoal: 'Yhteinen tavoite',
    goals: 'Tavoitteet',
    ratings: {
      achieved: 'Tavoite on saavutettu.',
      partly: 'Tavoite on saavutettu osittain.',
      'not-achieved': 'Tavoitetta ei ole saavutettu.',
      dropped: 'Tavoitteesta on luovuttu.',
    },
    goal: 'Tavoite',
    actions: 'Toimenpiteet ja vastuut',
    owner: 'Kuka',
    due: 'Viimeistään',
    where: 'Missä',
    standing: 'Tilanne',
    commitments: {
      proposed: 'ei vielä luvattu',
      requested: 'pyydetty, odottaa vastausta',
      committed: 'luvattu',
      declined: 'ei luvannut',
    },
    progresses: {
      open: 'ei vielä aloitettu',
      'in-progress': 'kesken',
      stuck: 'ei etene',
      done: 'tehty',
      'not-done': 'ei toteutunut',
      'handed-over': 'siirretty toiselle',
      cancelled: 'peruttu',
    },
    helpers: 'Läheiset, jotka auttavat',
    approvals: 'Hyväksyminen',
    agreed: (name, day) => `${name} hyväksyi suunnitelman ${day}.`,
    notAsked: (name) => `${name} ei voinut osallistua päätökseen.`,
    dissents: 'Eriävät näkemykset',
    nextReview: 'Seuraava tarkistus',
    reviewReason: 'Miksi vasta silloin',
    copies: 'Kenelle suunnitelma annetaan',
    familyMember: 'perheenjäsen',
    erased: 'Teksti on poistettu.',
    page: (page, pages) => `sivu ${page}/${pages}`,
    plain: {
      title: 'Meidän suunnitelma',
      draft: 'Tämä on vasta luonnos. Siitä ei ole vielä sovittu.',
      who: 'Kuka auttaa?',
      helps: ['Hän on vastuuhenkilö.', 'Hän huolehtii siitä, että asiat etenevät.'],
      nobody: 'Vastuuhenkilöä ei ole juuri nyt.',
      what: 'Mitä sovimme?',
      together: 'Yhteinen tavoite on tämä:',
      does: 'Kuka tekee mitä?',
      doer: 'Tekijä',
      due: 'Viimeistään',
      standing: {
        proposed: 'Tätä ei ole vielä luvattu.',
        requested: 'Tätä on pyydetty. Vastausta ei ole vielä.',
        declined: 'Tekijä ei luvannut tätä.',
        stuck: 'Tämä ei etene juuri nyt.',
        done: 'Tämä on tehty.',
        'not-done': 'Tätä ei tehty.',
        'handed-over': 'Tämä on siirretty toiselle.',
        cancelled: 'Tätä ei enää tarvita.',
      },
      again: 'Milloin katsomme uudelleen?',
      lookAgain: 'Katsomme suunnitelmaa yhdessä uudelleen.',
      meetsOn: (day) => `Teemme sen viimeistään ${day}.`,
      notYet: 'Päivää ei ole vielä sovittu.',
      call: 'Kenelle voin soittaa?',
      callText: 'Soita, jos sinulla on kysyttävää.',
      answers: (name) => `Puhelimeen vastaa ${name}.`,
      number: (phone) => `Numero on ${phone}.`,
      familyMember: 'joku perheestä',
    },
  },
  sv: {
    fileName: 'plan',
    title: 'Gemensam plan',
    states: {
      draft: (_, number) => `Utkast, version ${number}. Detta är inte överenskommet än.`,
      proposed: (_, number) => `Förslag, version ${number}. Detta är inte överenskommet än.`,
      agreed: (day, number) => `Överenskommen ${day}, version ${number}.`,
    },
    responsible: 'Ansvarig person',
    counsellor: 'Servicehandledare',
    phone: 'Telefon',
    negotiation: 'Överläggning',
    sections: {
      situation: 'Situationen',
      'current-services': 'Nuvarande tjänster',
      'family-view': 'Familjens åsikt',
      'professional-views': 'De yrkesverksammas åsikter',
      strengths: 'Resurser och skyddsfaktorer',
      'next-steps': 'Överenskomna fortsatta åtgärder',
      duration: 'Uppskattad varaktighet',
    },
    childViews: 'Barnets egen åsikt',
    manners: {
      talked: 'i samtal',
      'in-meeting': 'berättade på mötet',
      drawing: 'genom att rita',
      played: 'genom lek',
      message: 'med ett meddelande',
      representative: 'genom en företrädare',
    },
    notHeard: {
      'too-young': 'Barnet är för litet för att berätta sin åsikt.',
      'did-not-want': 'Barnet ville inte berätta sin åsikt.',
      'not-reached': 'Barnet nåddes inte.',
      harmful: 'Det skulle ha varit till skada för barnet att fråga.',
      other: 'Barnets åsikt har inte utretts.',
    },
    sharedGoal: 'Gemensamt mål',
    goals: 'Mål',
    ratings: {
      achieved: 'Målet har nåtts.',
      partly: 'Målet har nåtts delvis.',
      'not-achieved': 'Målet har inte nåtts.',
      dropped: 'Målet har övergetts.',
    },
    goal: 'Mål',
    actions: 'Åtgärder och ansvar',
    owner: 'Vem',
    due: 'Senast',
    where: 'Var',
    standing: 'Läge',
    commitments: {
      proposed: 'inte lovat än',
      requested: 'tillfrågad, väntar på svar',
      committed: 'lovat',
      declined: 'lovade inte',
    },
    progresses: {
      open: 'inte påbörjat',
      'in-progress': 'pågår',
      stuck: 'går inte framåt',
      done: 'gjort',
      'not-done': 'blev inte av',
      'handed-over': 'överfört till någon annan',
      cancelled: 'inställt',
    },
    helpers: 'Närstående som hjälper',
    approvals: 'Godkännande',
    agreed: (name, day) => `${name} godkände planen ${day}.`,
    notAsked: (name) => `${name} kunde inte delta i beslutet.`,
    dissents: 'Avvikande åsikter',
    nextReview: 'Nästa granskning',
    reviewReason: 'Varför först då',
    copies: 'Vem som får planen',
    familyMember: 'familjemedlem',
    erased: 'Texten har tagits bort.',
    page: (page, pages) => `sida ${page}/${pages}`,
    plain: {
      title: 'Vår plan',
      draft: 'Det här är ett utkast. Vi har inte kommit överens om det än.',
      who: 'Vem hjälper?',
      helps: ['Det här är er ansvariga person.', 'Den ansvariga personen ser till att saker går framåt.'],
      nobody: 'Just nu finns det ingen ansvarig person.',
      what: 'Vad kom vi överens om?',
      together: 'Vårt gemensamma mål är:',
      does: 'Vem gör vad?',
      doer: 'Vem',
      due: 'Senast',
      standing: {
        proposed: 'Det här är inte lovat än.',
        requested: 'Vi har frågat. Svaret har inte kommit än.',
        declined: 'Personen lovade inte det här.',
        stuck: 'Det här går inte framåt just nu.',
        done: 'Det här är gjort.',
        'not-done': 'Det här blev inte gjort.',
        'handed-over': 'Någon annan har tagit över det här.',
        cancelled: 'Det här behövs inte längre.',
      },
      again: 'När tittar vi på planen igen?',
      lookAgain: 'Vi tittar på planen tillsammans igen.',
      meetsOn: (day) => `Det gör vi senast ${day}.`,
      notYet: 'Dagen är inte bestämd än.',
      call: 'Vem kan jag ringa?',
      callText: 'Ring om du undrar över något.',
      answers: (name) => `${name} svarar i telefonen.`,
      number: (phone) => `Numret är ${phone}.`,
      familyMember: 'någon i familjen',
    },
  },
  en: {
    fileName: 'plan',
    title: 'Shared plan',
    states: {
      draft: (_, number) => `Draft, version ${number}. This has not been agreed yet.`,
      proposed: (_, number) => `Proposal, version ${number}. This has not been agreed yet.`,
      agreed: (day, number) => `Agreed on ${day}, version ${number}.`,
    },
    responsible: 'Responsible person',
    counsellor: 'Counsellor',
    phone: 'Phone',
    negotiation: 'Meeting',
    sections: {
      situation: 'Situation',
      'current-services': 'Present services',
      'family-view': 'The family’s view',
      'professional-views': 'The professionals’ views',
      strengths: 'Strengths and protective factors',
      'next-steps': 'Agreed next steps',
      duration: 'Expected duration',
    },
    childViews: 'The child’s own view',
    manners: {
      talked: 'in a talk',
      'in-meeting': 'told in the meeting',
      drawing: 'by drawing',
      played: 'by playing',
      message: 'by a message',
      representative: 'through a representative',
    },
    notHeard: {
      'too-young': 'The child is too young to tell its view.',
      'did-not-want': 'The child did not want to tell its view.',
      'not-reached': 'The child was not reached.',
      harmful: 'Asking would have harmed the child.',
      other: 'The child’s view was not asked.',
    },
    sharedGoal: 'Shared goal',
    goals: 'Goals',
    ratings: {
      achieved: 'The goal has been reached.',
      partly: 'The goal has been reached in part.',
      'not-achieved': 'The goal has not been reached.',
      dropped: 'The goal has been dropped.',
    },
    goal: 'Goal',
    actions: 'Actions and responsibilities',
    owner: 'Who',
    due: 'By',
    where: 'Where',
    standing: 'State',
    commitments: {
      proposed: 'not promised yet',
      requested: 'asked, no answer yet',
      committed: 'promised',
      declined: 'not promised',
    },
    progresses: {
      open: 'not begun',
      'in-progress': 'going on',
      stuck: 'stuck',
      done: 'done',
      'not-done': 'not done',
      'handed-over': 'handed over to somebody else',
      cancelled: 'cancelled',
    },
    helpers: 'People close to the family who help',
    approvals: 'Approval',
    agreed: (name, day) => `${name} approved the plan on ${day}.`,
    notAsked: (name) => `${name} could not take part in the decision.`,
    dissents: 'Dissenting views',
    nextReview: 'Next review',
    reviewReason: 'Why only then',
    copies: 'Who gets the plan',
    familyMember: 'a member of the family',
    erased: 'The text has been removed.',
    page: (page, pages) => `page ${page}/${pages}`,
    plain: {
      title: 'Our plan',
      draft: 'This is only a draft. It has not been agreed yet.',
      who: 'Who helps?',
      helps: ['This is the responsible person.', 'The responsible person makes sure that things move on.'],
      nobody: 'There is no responsible person just now.',
      what: 'What did we agree?',
      together: 'Our shared goal is this:',
      does: 'Who does what?',
      doer: 'Who',
      due: 'By',
      standing: {
        proposed: 'This has not been promised yet.',
        requested: 'This has been asked. There is no answer yet.',
        declined: 'They did not promise this.',
        stuck: 'This is stuck just now.',
        done: 'This is done.',
        'not-done': 'This was not done.',
        'handed-over': 'Somebody else has taken this over.',
        cancelled: 'This is not needed any more.',
      },
      again: 'When do we look again?',
      lookAgain: 'We look at the plan together again.',
      meetsOn: (day) => `We do it on ${day} at the latest.`,
      notYet: 'The day has not been agreed yet.',
      call: 'Whom can I call?',
      callText: 'Call if you have questions.',
      answers: (name) => `${name} answers the phone.`,
      number: (phone) => `The number is ${phone}.`,
      familyMember: 'somebody of the family',
    },
  },
};
