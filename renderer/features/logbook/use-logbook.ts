import type { Logbook } from '../../../shared/contract/patients-logbook.ts'
import { services } from '../../client/services.ts'
import { askedBy, type Shown } from '../../parts/logbook/logbook-lines.ts'
import { useLoaded, type Loaded } from '../../ui/use-call.ts'

/** The operations that are shown, so many of them; and all years and operations there are, to choose from. */
export function useLogbook(shown: Shown, limit: number): Loaded<{ part: Logbook; all: Logbook }> {
  const asked = askedBy(shown)
  return useLoaded(
    async signal => {
      const [part, all] = await Promise.all([
        services.patients.logbook({ ...asked, offset: 0, limit }, { signal }),
        services.patients.logbook({ today: asked.today, offset: 0, limit: 1 }, { signal }),
      ])
      return { part, all }
    },
    [asked, limit],
  )
}

/** Names a line while it is drawn. */
export const lineName = ({ patient, day }: { patient: number; day: string }): string => `${patient} ${day}`
