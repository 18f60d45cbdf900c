import { wordsOf, type Concept, type Fact } from '../../../../../shared/domain/fact.ts'
import { elements, text, type Element } from '../json.ts'
import type { Mapping } from '../mapping.ts'
import { namedBy } from '../names.ts'
import { conceptOf } from './concepts.ts'

type About = Fact['about']

const FOCUS_CODE = 'http://hl7.org/fhir/StructureDefinition/observation-focusCode'
const others: ReadonlyArray<readonly [RegExp, About]> = [
  [/\bfo?et(?:us|al)\b|\bunborn\b/i, 'fetus'],
  [/\bdonor\b/i, 'donor'],
  [/\bcontrol\b/i, 'control'],
  [/\b(?:mother|father|parent|sibling|brother|sister|relative)\b/i, 'relative'],
]
const byWords = (words: string): About | undefined => others.find(([sign]) => sign.test(words))?.[1]

/** Types that are a part of somebody's record: what is said about one of hers is said about her. */
const persons: ReadonlySet<string> = new Set(['Patient', 'RelatedPerson', 'Person', 'Group'])
const things: ReadonlySet<string> = new Set([
  'Device',
  'Location',
  'Organization',
  'Practitioner',
  'Substance',
])

/** A UUID means one person whether it is written as a urn or behind a type. */
const bare = (identity: string | undefined) => identity?.replace(/^(?:urn:uuid:|Patient\/)/, '')

function byFocus(focus: Element, patient: string, concept: Concept, mapping: Mapping): About {
  const { identity, type, words } = namedBy(focus, undefined, mapping)
  if (bare(identity) === bare(patient) || type === undefined) return byWords(words ?? '') ?? 'patient'
  if (things.has(type)) return 'other'
  if (!persons.has(type)) return 'patient'
  return byWords(`${words ?? ''} ${wordsOf(concept)}`) ?? (type === 'RelatedPerson' ? 'relative' : 'other')
}

/** Whom an Observation is about: R4's focus, or the extension that gives it as a code. */
export function aboutOf(resource: Element, patient: string, concept: Concept, mapping: Mapping): About {
  for (const each of elements(resource['extension']))
    if (text(each['url']) === FOCUS_CODE) {
      const quiet = { ...mapping, unread: [], qualifiers: [], aside: [] }
      const focus = conceptOf(each['valueCodeableConcept'], '', quiet)
      return byWords(focus ? wordsOf(focus) : '') ?? 'other'
    }
  for (const each of elements(resource['focus'])) {
    const about = byFocus(each, patient, concept, mapping)
    if (about !== 'patient') return about
  }
  return 'patient'
}
