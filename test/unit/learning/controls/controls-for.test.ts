import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { controlsFor } from '../../../../electron/learning/controls/controls-for.ts'
import { readControls } from '../../../../electron/learning/controls/library.ts'
import { readLibrary } from '../../../../electron/learning/library.ts'
import { readMeasures } from '../../../../electron/learning/outcomes/library.ts'
import { verhoeffHolds } from '../../../../shared/domain/letters/check-digits.ts'
import { hasOrderInText } from '../../../../shared/domain/concepts/systems.ts'
import type { Trial } from '../../../../shared/domain/trial.ts'

const resources = path.join(import.meta.dirname, '../../../../resources')
const controls = readControls(path.join(resources, 'negative-controls'))
const { concepts } = readMeasures(resources)
const questions = readLibrary(path.join(resources, 'questions'), concepts).map(({ question }) => question)
const called = (id: string) => questions.find(({ title }) => JSON.stringify(title).includes(`asks.${id}"`))!
const idsFor = (question: Trial) => controlsFor(question, controls).map(({ id }) => id)

const ICD = 'http://hl7.org/fhir/sid/icd-10'
const shapes: Readonly<Record<string, RegExp>> = {
  [ICD]: /^[A-Z]\d\d(\.\d)?$/,
  'http://hl7.org/fhir/sid/icd-10-cm': /^[A-Z]\d\d(\.\d)?$/,
  'http://fhir.de/CodeSystem/bfarm/icd-10-gm': /^[A-Z]\d\d(\.\d)?$/,
  'http://www.whocc.no/atc': /^[A-Z](\d\d([A-Z]([A-Z](\d\d)?)?)?)?$/,
  'http://hl7.org/fhir/sid/icpc-2': /^[A-DFHKLNPR-UWXYZ]\d\d$/,
  'http://snomed.info/sct': /^\d{6,18}$/,
}

describe('the negative controls that ship', () => {
  it('are at least 30, each under its own name, with its source and other codes than the others', () => {
    expect(controls.length).toBeGreaterThanOrEqual(30)
    expect(new Set(controls.map(({ id }) => id)).size).toBe(controls.length)
    expect(controls.filter(({ id, label }) => label.key !== `control.${id}`)).toEqual([])
    const codes = controls.flatMap(({ include }) => include.map(({ system, code }) => `${system}|${code}`))
    expect(new Set(codes).size).toBe(codes.length)
  })

  it('hold codes that can be codes of their systems, check digits too, and what lies below each', () => {
    const codes = controls.flatMap(({ include, exclude = [], notWith }) => [
      ...include,
      ...exclude,
      ...notWith.flatMap(each => each.codes),
    ])
    expect(codes.filter(({ system, code }) => !shapes[system]?.test(code))).toEqual([])
    const clinical = codes.filter(({ system }) => system === 'http://snomed.info/sct')
    expect(clinical.filter(({ code }) => !verhoeffHolds(code))).toEqual([])
    expect(codes.filter(({ system, descendants }) => hasOrderInText(system) && !descendants)).toEqual([])
  })

  it('leave at least twenty to every question that ships but those that change what most of them share', () => {
    const few = questions
      .filter(question => idsFor(question).length < 20)
      .map(({ title }) => JSON.stringify(title))
    for (const title of few) expect(title).toMatch(/tramadol|nsaid|coxib/)
  })
})

describe('the controls of a question', () => {
  it('are none that its treatments may change', () => {
    const glucose = idsFor(called('heart-failure-sglt2-dpp4'))
    expect(glucose).not.toContain('trigger-finger')
    expect(glucose).toEqual(expect.arrayContaining(['ingrowing-nail', 'impacted-cerumen', 'ankle-sprain']))
    const pressure = idsFor(called('heart-failure-thiazide-calcium'))
    expect(pressure).toContain('trigger-finger')
    expect(pressure).not.toContain('carpal-tunnel')
  })

  it('are none that share the causes of what is asked: a fracture comes of a fall', () => {
    expect(idsFor(called('hip-fracture-ssri-mirtazapine'))).not.toContain('ankle-sprain')
  })

  it('are none that the question asks by itself, at any depth of its codes', () => {
    const question = called('heart-failure-thiazide-calcium')
    const asks = (code: string): Trial => ({
      ...question,
      concepts: question.concepts.map(set =>
        'concept' in question.estimand.outcome && set.id === question.estimand.outcome.concept
          ? { ...set, include: [{ system: ICD, code, descendants: true }] }
          : set,
      ),
    })
    for (const code of ['L60', 'L60.0', 'L600']) expect(idsFor(asks(code))).not.toContain('ingrowing-nail')
    expect(idsFor(asks('L60.1'))).toContain('ingrowing-nail')
  })

  it('are only such as no medicine changes where it is not told what medicine is asked about', () => {
    const question = called('heart-failure-thiazide-calcium')
    const untold: Trial = {
      ...question,
      concepts: question.concepts.map(set =>
        set.kinds.includes('medication')
          ? { ...set, include: [{ system: 'urn:invented', code: set.id }] }
          : set,
      ),
    }
    const left = controlsFor(untold, controls)
    expect(left.map(({ id }) => id)).toContain('impacted-cerumen')
    expect(
      left.flatMap(({ notWith }) => notWith.flatMap(({ codes }) => codes.map(({ system }) => system))),
    ).not.toContain('http://www.whocc.no/atc')
  })
})
