import { Problem, Working } from '../../ui/states.tsx'
import type { useLongCall } from '../../ui/use-long-call.ts'

/** How far it is, with the way to stop it, or why it failed. */
export function LongCall({ call }: { readonly call: ReturnType<typeof useLongCall> }) {
  return (
    <>
      {call.progress && <Working {...call.progress} onCancel={call.cancel} />}
      {call.error !== undefined && <Problem error={call.error} />}
    </>
  )
}
