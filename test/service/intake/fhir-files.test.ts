import { readFileSync, rmSync, symlinkSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { factKinds } from '../../../shared/domain/fact.ts'
import { intakeRoom, type IntakeRoom } from '../../fixtures/intake-room.ts'
import { ownFhir } from '../../fixtures/shared.ts'
import { temporaryFolder } from '../../fixtures/temporary-folder.ts'
import { say, type Message } from '../../../shared/words/message.ts'

/** What the generator of the files put in. */
const expected = JSON.parse(readFileSync(ownFhir('expected.json'), 'utf8')) as {
  bundles: {
    patients: number
    facts: Record<string, number>
    others: Record<string, number>
    people: Array<{ name: string; birth: string | null; facts: Record<string, number> }>
  }
  oddities: Array<{
    file: string
    holds?: { patients: number; facts: number; quarantine: string[] }
    refusedAs?: string
  }>
}
const ofEveryKind = (counts: Record<string, number>) =>
  Object.fromEntries(factKinds.map(kind => [kind, counts[kind] ?? 0]))

let room: IntakeRoom
beforeEach(() => {
  room = intakeRoom()
})
afterEach(() => room.end())

describe('a folder of FHIR R4 transactions', () => {
  it('is read as its generator wrote it: counts, people, dates as exact as they were', async () => {
    const report = await room.import([ownFhir('bundles')])
    expect(report.quarantine).toEqual([])
    expect(report.others).toEqual(expected.bundles.others)
    expect(await room.library.counts({})).toMatchObject({
      patients: expected.bundles.patients,
      facts: ofEveryKind(expected.bundles.facts),
    })
    const { rows } = await room.patients.list({ query: '', offset: 0, limit: 50 })
    const people = await Promise.all(
      rows.map(async ({ patient, birth }) => {
        const { name, counts } = await room.patients.open({ patient })
        const exactness = { year: 4, month: 7, day: 10 } as Record<string, number>
        return {
          name,
          birth: birth ? new Date(birth.clock).toISOString().slice(0, exactness[birth.precision]) : null,
          facts: counts,
        }
      }),
    )
    const byName = (one: { name: string }, other: { name: string }) => (one.name < other.name ? -1 : 1)
    expect(people.toSorted(byName)).toEqual(
      expected.bundles.people.map(each => ({ ...each, facts: ofEveryKind(each.facts) })).toSorted(byName),
    )
  })

  it('leaves the same content in another order, and adds nothing the second time', async () => {
    await room.import([ownFhir('bundles')])
    const { contentHash } = await room.library.counts({})
    const again = await room.import([ownFhir('bundles')])
    expect(new Set(again.files.map(each => each.status))).toEqual(new Set(['known']))
    expect((await room.library.counts({})).contentHash).toBe(contentHash)

    const other = intakeRoom()
    const folder = temporaryFolder()
    for (const number of [4, 1, 6, 2, 5, 3]) {
      const name = `person-${number}.json${number % 2 === 0 ? '.gz' : ''}`
      const link = path.join(folder, `${7 - number}-${name}`)
      symlinkSync(path.join(ownFhir('bundles'), name), link)
      await other.import([link])
    }
    expect((await other.library.counts({})).contentHash).toBe(contentHash)
    other.end()
    rmSync(folder, { recursive: true })
  })

  it('leaves the same content when it comes as lines of resources', async () => {
    await room.import([ownFhir('bundles')])
    const lines = intakeRoom()
    expect((await lines.import([ownFhir('export')])).quarantine).toEqual([])
    const [one, other] = [await room.library.counts({}), await lines.library.counts({})]
    expect({ ...other, sources: 0 }).toEqual({ ...one, sources: 0 })
    lines.end()
  })
})

describe('a file that is odd in one way', () => {
  const readable = expected.oddities.flatMap(({ file, holds }) => (holds ? [{ file, holds }] : []))
  it.each(readable)('$file gives what is in it, and says what it cannot read', async ({ file, holds }) => {
    const report = await room.import([path.join(ownFhir('oddities'), file)])
    expect(report.files[0]).toMatchObject({ status: 'done', reason: null })
    const { patients, facts } = await room.library.counts({})
    expect({
      patients,
      facts: Object.values(facts).reduce((sum, n) => sum + n, 0),
      quarantine: report.quarantine.map(each => each.position),
    }).toEqual(holds)
  })

  /** What is said of a file that is no FHIR; of another release its name is said. */
  const refusals: Readonly<Record<string, Message>> = {
    empty: say('intake.empty-file'),
    resourceType: say('intake.fhir-no-type'),
  }
  const refused = expected.oddities.flatMap(({ file, refusedAs }) => (refusedAs ? [{ file, refusedAs }] : []))
  it.each(refused)('$file is refused, and waits with its reason', async ({ file, refusedAs }) => {
    const report = await room.import([path.join(ownFhir('oddities'), file)])
    expect(report.files[0]).toMatchObject({
      status: 'waiting',
      reason: refusals[refusedAs] ?? say('intake.fhir-other-version', { version: refusedAs }),
    })
    expect(await room.library.counts({})).toMatchObject({ patients: 0, sources: 0 })
  })
})
