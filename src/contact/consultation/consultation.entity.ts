import { defineEntity, p } from '@mikro-orm/core';
import { inOwnUnit, policiesByGrant, SELF } from '../../platform/access/policies.js';
import { InstantType } from '../../platform/database/temporal.types.js';
import { SealedTextType } from '../../platform/sealing/sealed-text.js';

const sealed = () => p.type(SealedTextType);

/**
 * Consultation (konsultaatio): what a professional asked in the system, and the counsellor's answer. It belongs to a
 * contact, which waits in the duty queue like any other; question and answer stand apart from what the counsellor notes
 * there, because the asker reads these two and nothing else of it.
 */
const ConsultationSchema = defineEntity({
  name: 'Consultation',
  properties: {
    areaId: p.uuid().primary(),
    contactId: p.uuid().primary(),
    askedBy: p.uuid(),
    askedForUnit: p.uuid(),
    askedAt: p.type(InstantType),
    question: sealed(),
    answer: sealed().nullable(),
    answeredAt: p.type(InstantType).nullable(),
    answeredBy: p.uuid().nullable(),
    version: p.integer().version(),
  },
  indexes: [{ name: 'consultation_asked', properties: ['askedBy', 'askedAt'] }],
  // It stands before its contact does: it is what lets the asker record that.
  uniques: [{ name: 'consultation_contact', properties: ['contactId'] }],
  checks: [
    {
      name: 'consultation_answered',
      expression: '(answer is null) = (answered_at is null) and (answer is null) = (answered_by is null)',
    },
  ],
  rowLevelSecurity: 'force',
  policies: policiesByGrant('contacts', 'needs', 'contact_id', 'consultation', {
    add: `asked_by = ${SELF} and ${inOwnUnit('asked_for_unit')}`,
    change: `answered_by = ${SELF}`,
  }),
});
export class Consultation extends ConsultationSchema.class {}
ConsultationSchema.setClass(Consultation);
