import { measureSet, type MeasureSet } from '../../../shared/domain/measures/month.ts'
import type { WritableDb } from '../db.ts'

interface SetRow {
  readonly name: string
  readonly measures: string
}

/** Sets of measures that are counted together every month, by name. */
export function measureSetRepository(db: WritableDb) {
  const all = db.prepare<[], SetRow>('SELECT name, measures FROM measure_set ORDER BY name')
  const put = db.prepare<[SetRow & { kept: string; who: string }]>(`
    INSERT INTO measure_set (name, measures, kept, who) VALUES (@name, @measures, @kept, @who)
    ON CONFLICT DO UPDATE SET measures = excluded.measures, kept = excluded.kept, who = excluded.who`)
  const drop = db.prepare<[string]>('DELETE FROM measure_set WHERE name = ?')
  return {
    all: (): MeasureSet[] =>
      all.all().map(({ name, measures }) => measureSet.parse({ name, measures: JSON.parse(measures) })),
    /** Keeps one; it takes the place of one of that name. */
    put({ name, measures }: MeasureSet, { kept, who }: { kept: string; who: string }): void {
      put.run({ name, measures: JSON.stringify(measures), kept, who })
    },
    drop: (name: string): boolean => drop.run(name).changes > 0,
  }
}
