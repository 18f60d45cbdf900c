import type { Value } from '../../../../../shared/domain/fact.ts'
import { elements, given, text, type Element } from '../json.ts'
import type { Mapping } from '../mapping.ts'
import { readMoment } from '../../../border/read-moment.ts'
import { notesOf } from './base.ts'
import { conceptOf, merged } from './concepts.ts'
import { nameless, type ResourceMap } from './kind.ts'
import { keep, members, restOf } from './members.ts'
import { momentOf } from './timing.ts'
import { choiceOf } from './values.ts'

const conditionMembers = members('code outcome contributedToDeath:boolean onset[x] note')

function conditionOf(each: Element, mapping: Mapping) {
  restOf(each, conditionMembers, 'condition', mapping)
  const concept = conceptOf(each['code'], 'condition.code', mapping)
  if (!concept) {
    keep(each, 'condition', mapping)
    return []
  }
  const { contributedToDeath } = each
  return [
    {
      concept,
      ...given({
        outcome: conceptOf(each['outcome'], 'condition.outcome', mapping),
        onset: choiceOf(each, 'onset', 'condition', mapping),
        contributedToDeath: typeof contributedToDeath === 'boolean' ? contributedToDeath : undefined,
      }),
      notes: notesOf(each['note'], 'condition.note', mapping),
    },
  ]
}

/** Dead, and when or at what age; that she lives is no death. */
function deathOf(resource: Element, mapping: Mapping): Value | undefined {
  const died = choiceOf(resource, 'deceased', '', mapping)
  if (died?.kind === 'boolean' && !died.value) {
    keep(false, 'deceasedBoolean', mapping)
    return undefined
  }
  return died
}

export const familyHistory: ResourceMap = {
  subject: 'patient',
  needs: 'relationship',
  own: members(
    'date name:text relationship sex bornDate deceased[x] condition:parts',
    'instantiatesCanonical instantiatesUri dataAbsentReason bornPeriod bornString ageAge ageRange ageString ' +
      'estimatedAge',
  ),
  read(resource, base, mapping) {
    const conditions = elements(resource['condition']).flatMap(each => conditionOf(each, mapping))
    const sex = conceptOf(resource['sex'], 'sex', mapping)
    const born = readMoment(resource['bornDate'])
    if (!born) keep(resource['bornDate'], 'bornDate', mapping)
    if (sex) keep(resource['sex'], 'sex', mapping)
    return {
      kind: 'family-history',
      ...base,
      concept: merged(conditions.map(each => each.concept)),
      about: 'relative',
      relationship: conceptOf(resource['relationship'], 'relationship', mapping) ?? nameless,
      ...given({
        recorded: momentOf(resource['date'], 'date', mapping),
        name: text(resource['name']),
        sex: sex && (sex.codes[0]?.code ?? sex.text),
        born,
        died: deathOf(resource, mapping),
      }),
      conditions,
    }
  },
}
