import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react'
import { useSession } from '../client/session.ts'
import { AppError } from '../../shared/errors.ts'

export interface Loaded<T> {
  readonly value: T | undefined
  readonly error: unknown
  reload(): void
}

/**
 * Asks a service while the view is there; a new question cancels the one before, leaving the view cancels too.
 * `ask` is asked again whenever what is in `about` changes, and when a service has come back: until then what was
 * answered stays.
 */
export function useLoaded<T>(ask: (signal: AbortSignal) => Promise<T>, about: readonly unknown[]): Loaded<T> {
  const [state, setState] = useState<{ value: T | undefined; error: unknown }>({
    value: undefined,
    error: undefined,
  })
  const [turn, setTurn] = useState(0)
  const returns = useSession(session => session.returns)
  const asked = useEffectEvent(ask)
  const key = JSON.stringify(about)
  useEffect(() => {
    const stop = new AbortController()
    asked(stop.signal).then(
      value => {
        if (!stop.signal.aborted) setState({ value, error: undefined })
      },
      (error: unknown) => {
        if (!stop.signal.aborted) setState(before => failed(before, error))
      },
    )
    return () => stop.abort()
    // Turn, returns and key say when to ask again; what is asked is in `ask`.
    // oxlint-disable-next-line react/exhaustive-effect-dependencies, react-hooks/exhaustive-deps
  }, [turn, returns, key])
  return { ...state, reload: useCallback(() => setTurn(each => each + 1), []) }
}

/** A service that is away, or locked with what is shown, is told by the window, and asked again when it is back. */
const isAway = (error: unknown) =>
  error instanceof AppError && (error.code === 'unavailable' || error.code === 'locked')

const failed = <T>({ value }: { value: T | undefined }, error: unknown) => ({
  value,
  error: value !== undefined && isAway(error) ? undefined : error,
})

export interface Action {
  readonly busy: boolean
  readonly error: unknown
  run(work: () => Promise<void>): void
}

/** One thing at a time that the person asked for, with its failure kept to be shown. */
export function useAction(): Action {
  const [state, setState] = useState<{ busy: boolean; error: unknown }>({ busy: false, error: undefined })
  const goesOn = useRef(false)
  const run = useCallback((work: () => Promise<void>) => {
    if (goesOn.current) return
    goesOn.current = true
    setState({ busy: true, error: undefined })
    work().then(
      () => {
        goesOn.current = false
        setState({ busy: false, error: undefined })
      },
      (error: unknown) => {
        goesOn.current = false
        setState({
          busy: false,
          error: error instanceof AppError && error.code === 'cancelled' ? undefined : error,
        })
      },
    )
  }, [])
  return { ...state, run }
}
