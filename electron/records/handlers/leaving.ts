import type { Handlers } from '../../../shared/contract/define.ts'
import type { leaving } from '../../../shared/contract/leaving.ts'
import { AppError } from '../../../shared/errors.ts'
import { say, type Message } from '../../../shared/words/message.ts'
import type { Store } from '../open-store.ts'
import { personOf } from '../who.ts'

/** What records does when main says which file is about to leave the window. */
export function leavingHandlers(store: () => Store): Handlers<typeof leaving> {
  function note(said: Message, person: string): void {
    const { audit, write } = store()
    write(() => audit.write(said, person))
  }
  return {
    begin({ what, as, chart, sha256 }, { caller }) {
      if (chart !== undefined && !store().charts.person(chart))
        throw new AppError('not-found', say('store.no-patient'))
      const said =
        chart === undefined
          ? say('audit.file-saved', { what, as, sha256 })
          : say('audit.chart-file-saved', { what, as, chart, sha256 })
      note(said, personOf(caller))
      return {}
    },
    failed({ sha256 }, { caller }) {
      note(say('audit.file-not-saved', { sha256 }), personOf(caller))
      return {}
    },
  }
}
