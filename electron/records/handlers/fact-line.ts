import type { z } from 'zod'
import type { factLine } from '../../../shared/contract/patients.ts'
import type { Code, Fact, Value } from '../../../shared/domain/fact.ts'

type FactLine = z.infer<typeof factLine>

/** What a code is called: its display, else the code itself. */
export const codeLabel = (codes: readonly Code[]): string =>
  codes.find(each => each.display)?.display ?? codes[0]?.code ?? ''

const valueText = (value: Value | undefined, absentReason?: string): string | undefined => {
  switch (value?.kind) {
    case 'quantity':
      return `${value.comparator ?? ''}${value.text}`
    case 'code':
      return value.text ?? codeLabel(value.codes)
    case 'text':
      return value.text
    case 'boolean':
      return value.value ? 'yes' : 'no'
    case undefined:
      return absentReason ? `not recorded (${absentReason})` : undefined
  }
}
const unitOf = (value: Value | undefined) =>
  value?.kind === 'quantity' ? (value.unit ?? value.unitCode) : undefined

const range = (
  bounds: { low?: number | undefined; high?: number | undefined; text?: string | undefined } | undefined,
): string | undefined => {
  if (!bounds) return undefined
  if (bounds.text) return bounds.text
  if (bounds.low !== undefined && bounds.high !== undefined) return `${bounds.low} to ${bounds.high}`
  return bounds.low !== undefined
    ? `at least ${bounds.low}`
    : bounds.high !== undefined
      ? `up to ${bounds.high}`
      : undefined
}

/** What a living person's result can be, by LOINC code and unit: outside it a value is kept and flagged, never dropped. */
const plausible: Record<string, readonly [number, number]> = {
  '8480-6 mm[Hg]': [40, 300],
  '8462-4 mm[Hg]': [15, 200],
  '8867-4 /min': [15, 300],
  '8310-5 Cel': [25, 45],
  '29463-7 kg': [0.3, 400],
  '8302-2 cm': [20, 260],
  '39156-5 kg/m2': [7, 120],
  '4548-4 %': [2, 25],
  '2339-0 mg/dL': [5, 2_500],
  '2160-0 mg/dL': [0.05, 40],
  '6298-4 mmol/L': [1, 12],
}

function flagOf(fact: Fact): string | undefined {
  if (fact.kind !== 'observation') return undefined
  for (const { codes, value } of [fact, ...fact.components]) {
    if (value?.kind !== 'quantity') continue
    const limits = codes
      .map(each => plausible[`${each.code} ${value.unitCode ?? value.unit ?? ''}`])
      .find(Boolean)
    if (limits && (value.value < limits[0] || value.value > limits[1]))
      return `${codeLabel(codes)} is usually between ${limits[0]} and ${limits[1]}: check the source`
  }
  return undefined
}

function detailOf(fact: Fact): string | undefined {
  switch (fact.kind) {
    case 'encounter':
      return [fact.class, codeLabel(fact.reasons)].filter(Boolean).join(', ') || undefined
    case 'condition':
      return [fact.category, fact.verification].filter(Boolean).join(', ') || undefined
    case 'medication':
      return [fact.role, fact.dosage, codeLabel(fact.reasons)].filter(Boolean).join(', ')
    case 'procedure':
      return codeLabel(fact.reasons) || undefined
    case 'allergy':
      return [fact.criticality, ...fact.reactions].filter(Boolean).join(', ') || undefined
    case 'report':
      return fact.conclusion
    case 'document':
      return fact.text
    case 'observation':
      return fact.note
    case 'immunization':
      return undefined
  }
}

/** Members whose value is undefined are left out: the contract knows absent, not undefined. */
const given = <T extends object>(members: T) =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>
  }

/** A fact as one line of a chart. */
export function factLineOf(id: number, versions: number, fact: Fact): FactLine {
  const observation = fact.kind === 'observation' ? fact : undefined
  const quantity = observation?.value?.kind === 'quantity' ? observation.value : undefined
  return {
    fact: { kind: fact.kind, id },
    label: (fact.kind === 'document' ? fact.title : undefined) ?? (codeLabel(fact.codes) || fact.kind),
    codes: fact.codes,
    status: fact.status,
    changes: versions - 1,
    components: (observation?.components ?? []).map(each => ({
      label: codeLabel(each.codes),
      value: valueText(each.value, each.absentReason) ?? '',
      ...given({ unit: unitOf(each.value) }),
    })),
    ...given({
      start: fact.start,
      end: fact.end,
      value: valueText(observation?.value, observation?.absentReason),
      unit: unitOf(observation?.value),
      number: quantity?.value,
      reference: range(observation?.referenceRange),
      interpretation: observation?.interpretation,
      detail: detailOf(fact),
      flag: flagOf(fact),
    }),
  }
}
