import { create } from 'zustand'
import type { ForecastBook } from '../../../shared/domain/measures/forecast.ts'
import { services } from '../../client/services.ts'
import { useLoaded, type Loaded } from '../../ui/use-call.ts'

/** How often something was foretold or looked at here: whoever shows forecasts then asks again. */
const useTurns = create<{ readonly turn: number }>(() => ({ turn: 0 }))
export const forecastsHaveChanged = () => useTurns.setState(({ turn }) => ({ turn: turn + 1 }))

type Asked = Parameters<typeof services.measures.forecasts>[0]

/** What became of forecasts: of all, or by one measure. */
export function useForecasts(asked: Asked): Loaded<ForecastBook> {
  const turn = useTurns(state => state.turn)
  return useLoaded(signal => services.measures.forecasts(asked, { signal }), [asked, turn])
}

/** How many more are graded than when somebody last looked; asked again whenever what is in `about` changes. */
export function useForecastNews(about: readonly unknown[]) {
  const turn = useTurns(state => state.turn)
  return useLoaded(signal => services.measures.forecastNews({}, { signal }), [turn, about])
}
