import type { Said } from '../../../shared/domain/facts/columns.ts'
import type { WritableDb } from '../db.ts'
import { factAndSource, MILLISECONDS, storedRow, type FactRows, type StoredRow } from './fact-rows.ts'
import { lastUsed, latestNow } from './tallies.ts'

/** A stretch of time, in clock milliseconds; `until` is not part of it. */
interface Between {
  readonly from: number
  readonly until: number
}
interface PlannedFact {
  readonly id: number
  /** On whose chart it stands. */
  readonly person: number
  readonly said: Said
}
interface AwaitedFact extends PlannedFact {
  /** When something was last recorded of her by now, in clock milliseconds; undefined where nothing was. */
  readonly lastSeen: number | undefined
}
interface Her {
  readonly person: number
}

/** As the index `fact_planned` says it, which holds nothing else: nothing but what is planned is walked through. */
const isPlanned = 'fact.standing = 1 AND fact.current = 1 AND fact.kind IN (0, 11)'
const hers = 'IN (SELECT @person UNION ALL SELECT id FROM person WHERE one = @person)'
const SECONDS_PER_DAY = 86_400

/** What files planned for people, visits and plans alike, by when; and of whom nothing was recorded since. */
export function plannedRepository(db: WritableDb, rows: FactRows, today: () => Date) {
  const between = db.prepare<[Between], StoredRow>(`
    SELECT ${storedRow} FROM ${factAndSource}
    WHERE ${isPlanned} AND fact.retracted = 0 AND fact.clock >= @from AND fact.clock < @until
    ORDER BY fact.clock, fact.person`)
  const unseen = db.prepare<[Between & { now: number }], StoredRow & { last_used: number | null }>(`
    SELECT ${storedRow}, ${lastUsed} AS last_used
    FROM fact CROSS JOIN person ON person.id = fact.person CROSS JOIN source ON source.id = fact.source
    WHERE ${isPlanned} AND fact.retracted = 0 AND fact.clock >= @from AND fact.clock < @until
      AND deceased = 0 AND described = 1
      AND coalesce(${lastUsed} / ${SECONDS_PER_DAY} < fact.clock / ${SECONDS_PER_DAY}, 1)
    ORDER BY fact.clock, fact.person`)
  const isPlannedLater = db.prepare<[Her & { clock: number }], number>(`
    SELECT 1 FROM fact WHERE fact.person = @person AND ${isPlanned} AND fact.retracted = 0
      AND fact.clock > @clock LIMIT 1`)
  const isOnList = db.prepare<[Her & { day: string }], number>(
    `SELECT 1 FROM day_list WHERE person ${hers} AND day >= @day LIMIT 1`,
  )
  const lastNoted = db
    .prepare<[Her], number | null>(`
    SELECT max(written) FROM note JOIN note_version ON note_version.note = note.id
    WHERE moved_to IS NULL AND note.person ${hers}`)
    .pluck()
  const lastListed = db
    .prepare<[Her], string | null>(`SELECT max(day) FROM day_list WHERE person ${hers} AND seen IS NOT NULL`)
    .pluck()
  const seconds = ({ from, until }: Between) => ({
    from: Math.floor(from / MILLISECONDS),
    until: Math.ceil(until / MILLISECONDS),
  })
  const plannedIn = (row: StoredRow): PlannedFact => ({
    id: row.id,
    person: row.person,
    said: rows.shownIn(row),
  })

  function lastSeenOf(person: number, used: number | null): number | undefined {
    const listed = lastListed.get({ person })
    const all = [
      used === null ? undefined : used * MILLISECONDS,
      lastNoted.get({ person }) ?? undefined,
      listed ? Date.parse(listed) : undefined,
    ].filter(each => each !== undefined)
    return all.length === 0 ? undefined : Math.max(...all)
  }

  return {
    /** What was planned for this time, in its order. */
    between: (part: Between): PlannedFact[] => between.all(seconds(part)).map(plannedIn),
    /**
     * What was planned for this time of people of whom their files tell nothing since; the longest ago first, each
     * person by the last that was planned of her. The dead, whoever is planned again later, and whoever is on a list of
     * `day` or after it are not waited for.
     */
    *awaited(part: Between, day: string): Generator<AwaitedFact> {
      const told = new Set<number>()
      for (const row of unseen.all({ ...seconds(part), now: latestNow(today()) })) {
        const { person, clock } = row
        if (told.has(person) || isPlannedLater.get({ person, clock: clock! }) !== undefined) continue
        if (isOnList.get({ person, day }) !== undefined) continue
        told.add(person)
        yield { ...plannedIn(row), lastSeen: lastSeenOf(person, row.last_used) }
      }
    },
  }
}
