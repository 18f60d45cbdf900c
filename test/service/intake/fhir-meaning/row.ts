import type { z } from 'zod'
import { spoken } from '../../../../electron/headless/words.ts'
import type { factLine } from '../../../../shared/contract/fact-line.ts'
import type { FactKind } from '../../../../shared/domain/fact.ts'
import type { Moment } from '../../../../shared/domain/moment.ts'
import type { Concept } from '../../../../shared/domain/question.ts'

type FactLine = z.infer<typeof factLine>
type Spoken = 'value' | 'reference' | 'detail' | 'flag'
/** A line of the chart in the words a reader sees. */
export type Line = Omit<FactLine, Spoken | 'components'> & {
  [K in Spoken]?: string
} & { components: ReadonlyArray<{ label: string; value: string; unit?: string | undefined }> }

/** What the chart says, spoken. */
export function inWords({ components, value, reference, detail, flag, ...rest }: FactLine): Line {
  const said = Object.entries({ value, reference, detail, flag }).flatMap(([name, words]) =>
    words === undefined ? [] : [[name, spoken(words)] as const],
  )
  return {
    ...rest,
    ...Object.fromEntries(said),
    components: components.map(each => ({ ...each, value: spoken(each.value) })),
  }
}

/** One resource, and what it means: on the chart of the patient it is about, and to a question that looks for it. */
export interface Row {
  /** What is odd or plain about the resource, in words that end the sentence "… is read". */
  readonly says: string
  readonly kind: FactKind
  /** The resource without who it is about: `subject` (or `patient`, where R4 calls it so) is put in. */
  readonly resource: Record<string, unknown> & { resourceType: string }
  /** How a number was written, where JSON.stringify would write it otherwise: found, written. */
  readonly asWritten?: readonly [string, string]
  readonly chart: Partial<Line>
  /** Members that the line must not have: what nobody recorded is not made up. */
  readonly without?: ReadonlyArray<keyof Line>
  /** A question that looks for this, and whether it finds her. */
  readonly sought?: { readonly concept: Concept; readonly found: boolean }
}

export const loinc = 'http://loinc.org'
export const snomed = 'http://snomed.info/sct'
export const ucum = 'http://unitsofmeasure.org'
export const coded = (system: string, code: string, display?: string) => ({
  coding: [{ system, code, ...(display !== undefined && { display }) }],
})
export const status = (name: string, code: string) =>
  coded(`http://terminology.hl7.org/CodeSystem/${name}`, code)

/** A time on the clock of the place where it was written. */
export function moment(
  clock: string,
  precision: Moment['precision'],
  offsetMinutes: number | null = null,
): Moment {
  return { clock: Date.parse(`${clock}Z`), precision, offsetMinutes }
}
export const day = (date: string) => moment(`${date}T00:00:00`, 'day')

/** Looks for facts with this code, or for results on one side of a value. */
export function looksFor(
  kind: Concept['kind'],
  { system, code }: { system: string; code: string },
  value?: Concept['value'],
): Concept {
  return { label: 'what is looked for', kind, codes: [{ system, code }], ...(value && { value }) }
}
