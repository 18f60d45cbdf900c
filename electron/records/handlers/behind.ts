import type { Handlers } from '../../../shared/contract/define.ts'
import type { measureMethods } from '../../../shared/contract/patients-measures.ts'
import { dayNumber, isoOfDay } from '../../../shared/domain/day/iso-day.ts'
import { measureParts, type MeasurePart } from '../../../shared/domain/measures/frame.ts'
import type { Person, Sex } from '../../../shared/domain/patient.ts'
import { breather } from '../../host/breathe.ts'
import { countMeasure } from '../frames/measure/count-measure.ts'
import { askedOf } from '../frames/measure/mix/asked.ts'
import { inRow } from '../frames/measure/mix/mix-frame.ts'
import { inWords } from '../frames/measure/mix/registry.ts'
import { wordsAt } from '../frames/measure/mix/words-of-source.ts'
import type { Store } from '../open-store.ts'

type Behind = Handlers<{ name: 'behind'; methods: typeof measureMethods }>

/** Who stands behind a point of a measure: counted as the point was, and only then looked up by name. */
export function behindHandlers(store: () => Store): Behind {
  return {
    async behind({ whole, from, to, part, row, offset, limit }, { signal }) {
      const periods = [{ fromDay: dayNumber(from), toDay: dayNumber(to) }]
      const counting = await countMeasure(store(), whole, {
        periods,
        breathe: breather(signal),
        told: () => undefined,
      })
      const counted = row ? inRow(store(), counting, { whole, row }) : counting.counted
      const asked = counted
        .filter(each => measureParts[each.part] === part)
        .toSorted((one, other) => one.day - other.day || one.person - other.person)
      const rows = asked.slice(offset, offset + limit).map(({ person, day, quantity }) => {
        const row = store().charts.person(person)! // counted in the same snapshot
        const { name, birth } = JSON.parse(row.body) as Person // checked when it came in
        return {
          patient: person,
          name,
          ...(birth && { birth }),
          sex: row.sex as Sex, // checked when stored
          deceased: row.deceased === 1,
          on: isoOfDay(day),
          quantity: Number.isNaN(quantity) ? null : quantity,
        }
      })
      const inPart = (place: number) => counted.filter(each => each.part === place).length
      const counts = Object.fromEntries(measureParts.map((each, place) => [each, inPart(place)]))
      return { total: asked.length, counts: counts as Record<MeasurePart, number>, rows } // of every part
    },
    mixCalled({ whole, is, keys }) {
      const asked = askedOf(store(), whole, { score: undefined })
      return keys.map(key => wordsAt(asked, inWords[is], key) ?? '')
    },
  }
}
