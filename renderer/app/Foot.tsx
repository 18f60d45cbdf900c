import { useSession } from '../client/session.ts'

/** The small line: what runs, in words. */
export function Foot() {
  const states = useSession(state => state.services)
  return (
    <footer className="foot" role="status">
      <span>{servicesText(states)}</span>
      <span>Nothing leaves this machine unless you approve it</span>
    </footer>
  )
}

function servicesText(states: ReturnType<typeof useSession.getState>['services']): string {
  const waiting = states.filter(each => each.state !== 'ready')
  if (states.length === 0) return 'Services: asking'
  if (waiting.length === 0) return 'All services ready'
  return waiting.map(each => `${each.name} ${each.state}`).join(', ')
}
