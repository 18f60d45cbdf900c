import { useSession } from '../client/session.ts'
import { BackupLine } from './BackupLine.tsx'
import { RunningJobs } from './RunningJobs.tsx'
import { enumerated, words } from '../ui/words.ts'

/** The small line: what runs, in words. */
export function Foot() {
  const states = useSession(state => state.services)
  const demonstration = useSession(state => state.demonstration)
  return (
    <footer className="foot">
      <div className="foot-words" role="status">
        <span>{servicesText(states)}</span>
        <span>{words('frame.nothing-leaves')}</span>
      </div>
      {!demonstration && <BackupLine />}
      <RunningJobs />
    </footer>
  )
}

function servicesText(states: ReturnType<typeof useSession.getState>['services']): string {
  const waiting = states.filter(each => each.state !== 'ready')
  if (states.length === 0) return words('frame.services-asking')
  if (waiting.length === 0) return words('frame.services-ready')
  return enumerated(waiting.map(({ name, state }) => words('frame.service-state', { service: name, state })))
}
