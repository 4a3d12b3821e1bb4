import type { IssuerSettings } from '../../platform/config/issuer-settings.js';
import { namedPlacements, type Placement } from '../directory.js';
import { membershipsOf, type MembershipRow } from '../duty.js';
import { COLLEAGUES, PERSONA_PROFESSIONALS } from '../people.data.js';
import { ORGANISATIONS } from '../pohde.data.js';
import { idOf } from '../random.js';
import type { Account } from './account.js';

/** The employers know them, but no unit of ours does: to see what somebody is told who is not let in. */
const STRANGER: Account = {
  hint: 'stranger',
  subject: idOf('staff/stranger'),
  name: 'Oskari Uusitalo',
  detail: 'harjoittelija, ei yksikköä',
  claims: {
    given_name: 'Oskari',
    family_name: 'Uusitalo',
    email: 'oskari.uusitalo@pohde.example',
    email_verified: true,
    job_title: 'harjoittelija',
    groups: [],
  },
};

type Rule = IssuerSettings['mapping']['memberships'][number];

/** The people of the demo as their employers know them, and what their groups mean to us. */
export interface Staff {
  readonly accounts: readonly Account[];
  readonly rules: Rule[];
  /** Mail domains of the employers. */
  readonly domains: readonly string[];
}

/** Everybody in the units in which the seed has them, so that signing in changes nobody's memberships. */
export function staffOf(now: Temporal.Instant): Staff {
  const placements = namedPlacements(now.toZonedDateTimeISO('UTC').toPlainDate());
  const memberships = membershipsOf(placements, now).filter(({ valid_until }) => valid_until === null);
  const rules = memberships.map(({ unit_id, role }) => ({
    claim: 'groups',
    value: groupOf(unit_id, role),
    unit: unit_id,
    role,
  }));
  const hints = [...PERSONA_PROFESSIONALS, ...COLLEAGUES].map(({ key }) => key);
  return {
    accounts: [...placements.map((each, i) => accountOf(hints[i]!, each, memberships)), STRANGER],
    rules: [...new Map(rules.map((rule) => [rule.value, rule])).values()],
    domains: ORGANISATIONS.map(({ domain }) => domain),
  };
}

const groupOf = (unit: string, role: string): string => `yhdessa/${unit}/${role}`;

function accountOf(hint: string, { professional, unit }: Placement, memberships: readonly MembershipRow[]): Account {
  const { id, given_name, family_name, title, email, language } = professional;
  const own = memberships.filter(({ principal_id }) => principal_id === id);
  return {
    hint,
    subject: idOf(`staff/${hint}`),
    name: `${given_name} ${family_name}`,
    detail: own.length > 0 ? `${title}, ${unit.name}` : `${title}, ei enää missään yksikössä`,
    claims: {
      given_name,
      family_name,
      email,
      email_verified: true,
      locale: language,
      job_title: title,
      groups: own.map(({ unit_id, role }) => groupOf(unit_id, role)),
    },
  };
}
