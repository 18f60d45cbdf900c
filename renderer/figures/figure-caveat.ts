import { createContext } from 'react'
import type { Caveat } from '../../shared/domain/caveat.ts'

/** What a figure's file has to say beside its sentence: outside the window nothing else stands beside it. */
export const FigureCaveatContext = createContext<Caveat>(null)
