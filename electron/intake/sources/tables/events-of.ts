import type { Concept, Fact, Standing } from '../../../../shared/domain/fact.ts'
import type { Dose } from '../../../../shared/domain/facts/medication.ts'
import type { EventKind } from '../../../../shared/domain/recipe.ts'
import { commonOf, type RowBase } from './fact-base.ts'
import { yesNoWords } from './known-words.ts'
import { readValue } from './read-value.ts'
import { codedConcept } from './results-of.ts'
import { wordsIn, type Filled, type RowView } from './row-view.ts'

type Common = ReturnType<typeof commonOf>
const inWords = (text: string): Concept => ({ codes: [], text })
const reasonsOf = (view: RowView) => view.all('reason').map(each => inWords(wordsIn(each)))

function dosesOf(view: RowView): Dose[] {
  const found = view.first('dose')
  const route = view.words('route')
  if (!found && route === undefined) return []
  const text = found && wordsIn(found)
  const value = found && readValue(found.cell, { decimal: view.table.recipe.decimal }).value
  const low = value?.kind === 'quantity' ? value : undefined
  return [
    {
      ...(text !== undefined && { text }),
      ...(low && {
        amount: {
          low: { value: low.value, text: low.text, ...(low.unit !== undefined && { unit: low.unit }) },
        },
      }),
      ...(route !== undefined && { route: inWords(route) }),
      most: [],
      instructions: [],
    },
  ]
}

function severityOf(view: RowView) {
  const words = view.words('severity')
  return words === undefined ? [] : [{ of: 'severity' as const, concept: inWords(words) }]
}

/** What is of its own kind. `is`: whether it was so, where that is a value of its own. */
function ownOf(view: RowView, kind: EventKind, common: Common, is: boolean): Fact {
  switch (kind) {
    case 'condition':
      return {
        kind,
        ...common,
        modifiers: severityOf(view),
        reasons: reasonsOf(view),
        categories: [],
        evidence: [],
      }
    case 'medication': {
      const role = view.table.recipe.medicines === 'ordered' ? 'request' : 'statement'
      const own = {
        role,
        reasons: reasonsOf(view),
        categories: [],
        doses: dosesOf(view),
        ingredients: [],
      } as const
      return { kind, ...common, ...own, reasons: [...own.reasons], categories: [], ingredients: [] }
    }
    case 'procedure':
      return {
        kind,
        ...common,
        reasons: reasonsOf(view),
        categories: [],
        complications: [],
        followUp: [],
        used: [],
      }
    case 'allergy': {
      const manifestations = view.all('reaction').map(each => inWords(wordsIn(each)))
      const severity = view.words('severity')
      const reaction = { manifestations, ...(severity !== undefined && { severity }), notes: [] }
      return { kind, ...common, categories: [], reactions: manifestations.length > 0 ? [reaction] : [] }
    }
    case 'immunization':
      return { kind, ...common, protocols: [], reactions: [] }
    case 'encounter':
      return { kind, ...common, reasons: reasonsOf(view) }
    case 'outcome':
      return {
        kind: 'observation',
        ...common,
        value: { kind: 'boolean', value: is },
        ranges: [],
        interpretations: [],
        categories: [inWords('outcome')],
        components: [],
      }
  }
}

/** The kind under which it is kept. */
const kindOf = (kind: EventKind): Fact['kind'] => (kind === 'outcome' ? 'observation' : kind)

function eventOf(view: RowView, base: RowBase, found: Filled<'event'>, isOnly: boolean): Fact {
  const { kind } = found.column
  const words = wordsIn(found)
  // A row's code is that of the one thing it tells.
  const concept = isOnly ? codedConcept(view, words) : inWords(words)
  return ownOf(view, kind, commonOf(view, base, { kind: kindOf(kind), concept, found }), true)
}

/** What a plain no says of a thing: that it is not there, or that it was not done. */
function absence(kind: EventKind, word: string, header: string): Standing {
  const because = { element: header, word }
  return kind === 'condition' || kind === 'allergy' ? { is: 'absent', because } : { is: 'not-done', because }
}

function yesNoOf(view: RowView, base: RowBase, found: Filled<'yes-no'>): Fact[] {
  const { kind, name, header } = found.column
  const word = found.cell.text.trim()
  const is =
    typeof found.cell.exact === 'boolean' ? found.cell.exact : yesNoWords.get(wordsIn(found).toLowerCase())
  if (is === undefined) {
    view.reject(found, 'yesNo')
    return []
  }
  const standing = is || kind === 'outcome' ? base.standing : absence(kind, word, header)
  const said = { kind: kindOf(kind), concept: inWords(name), found, standing }
  return [ownOf(view, kind, commonOf(view, base, said), is)]
}

function documentOf(view: RowView, base: RowBase, found: Filled<'text'>): Fact {
  const text = wordsIn(found)
  const concept = inWords(found.column.header)
  const common = commonOf(view, base, { kind: 'document', concept, found })
  return { kind: 'document', ...common, categories: [], attachments: [{ contentType: 'text/plain', text }] }
}

/** Everything that a row says happened, beside results. */
export function eventsOf(view: RowView, base: RowBase): Fact[] {
  const events = view.all('event')
  return [
    ...events.map(found => eventOf(view, base, found, events.length === 1)),
    ...view.all('yes-no').flatMap(found => yesNoOf(view, base, found)),
    ...view.all('text').map(found => documentOf(view, base, found)),
  ]
}
