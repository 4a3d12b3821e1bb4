import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { ConsentCategory, ConsentDecisionKind, ConsentState, Purpose } from '../consent/consent.domain.js';
import { unitName } from '../network/projecting.domain.js';
import { b64, keyOfCase, listOf } from '../platform/database/json.domain.js';
import type { KeyTree } from '../platform/sealing/opening.js';
import type { Sealed } from './tree.js';

/** What may be told, to whom, until when: what a consent and a basis in law have in common. */
interface Covers {
  readonly id: string;
  readonly unitName: string;
  readonly categories: readonly ConsentCategory[];
  /** `2026-12-31`, in the area's zone. */
  readonly lastDay: string;
}

/** Somebody of the family whose word counts, and what they said last. */
export interface VoiceTree {
  readonly personId: string;
  readonly givenName: Sealed;
  readonly said: ConsentDecisionKind | null;
}

/** A consent as those are shown it whose word counts. */
export interface OwnConsentTree extends Covers {
  readonly purpose: Purpose;
  readonly state: ConsentState;
  readonly isOver: boolean;
  readonly people: readonly string[];
  readonly exclusions: Sealed;
  readonly voices: readonly VoiceTree[];
  readonly version: number;
}

/** A basis in law as the family is shown it. */
export interface OwnBasisTree extends Covers {
  readonly statute: string;
  readonly reason: Sealed;
  readonly isOver: boolean;
}

/** A case of one's own family with what may be told of it. */
export interface OwnConsentsTree {
  readonly caseId: string;
  readonly areaId: string;
  readonly familyId: string;
  /** A guardian sees them all; a young person those that they may decide about. */
  readonly basis: 'guardian' | 'minor';
  readonly consents: readonly OwnConsentTree[];
  readonly bases: readonly OwnBasisTree[];
  readonly key: KeyTree | null;
}

const SEES_ALL = "c.id = any ((select access.cases('consents', 'read'))::uuid[])";
const COVERS = `'id', x.id, 'unitName', ${unitName('x.unit_id')}, 'categories', x.categories`;
const OF_CASE = 'x.area_id = c.area_id and x.case_id = c.id';

const VOICES = listOf(
  `'personId', v.person, 'said', case when not v.is_kept then v.said end, 'givenName', ${b64('coalesce(i.given_name, o.given_name)')}`,
  `access.voices_heard(x.id) v left join person_identity i on i.person_id = v.person
   left join access.names_of_own_family() o on o.person_id = v.person`,
  'v.kind desc, v.person',
);
const PEOPLE = listOf(
  `'name', p.given_name || ' ' || p.family_name`,
  'professional p where p.id = any (x.professional_ids)',
  'p.family_name, p.given_name',
);

/** Of open cases of the own family: nobody of a family sees any other. */
const OWN = `
select json_build_object('caseId', c.id, 'areaId', c.area_id, 'familyId', c.family_id, 'key', ${keyOfCase('c.id')},
  'basis', case when ${SEES_ALL} then 'guardian' else 'minor' end,
  'consents', ${listOf(
    `${COVERS}, 'lastDay', x.last_day, 'purpose', x.purpose, 'state', x.state, 'isOver', x.ends_at <= access.now(),
      'people', ${PEOPLE}, 'exclusions', ${b64('x.exclusions')}, 'version', x.version, 'voices', ${VOICES}`,
    `consent x where ${OF_CASE}`,
    'x.explained_at desc, x.id',
  )},
  'bases', ${listOf(
    `${COVERS}, 'lastDay', (x.ends_at at time zone 'Europe/Helsinki')::date - 1, 'statute', x.statute,
      'reason', ${b64('x.reason')}, 'isOver', not access.holds(x.recorded_at, least(x.ends_at, x.ended_at))`,
    `statutory_basis x where ${OF_CASE}`,
    'x.recorded_at desc, x.id',
  )}) as tree
from network_case c
where c.state <> 'closed' and exists (select from access.access_grant g where g.scope_type = 'case' and g.scope_id = c.id
  and g.basis in ('guardian', 'minor') and access.holds(g.valid_from, g.valid_until))
order by c.opened_at desc, c.id`;

type Names = readonly { readonly name: string }[];
type Raw = Omit<OwnConsentsTree, 'consents'> & {
  readonly consents: readonly (Omit<OwnConsentTree, 'people'> & { readonly people: Names })[];
};

/** What one's own family was asked, and by what law something is told. One statement. */
@Injectable()
export class OwnConsentsRepository {
  constructor(private readonly em: EntityManager) {}

  async own(): Promise<OwnConsentsTree[]> {
    const rows = await this.em.execute<{ tree: Raw }[]>(OWN);
    return rows.map(({ tree }) => ({
      ...tree,
      consents: tree.consents.map((each) => ({ ...each, people: each.people.map(({ name }) => name) })),
    }));
  }
}
