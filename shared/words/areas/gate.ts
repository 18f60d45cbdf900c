import { declared } from '../en/gate.ts'
import type { Area } from '../values.ts'

type Declared = typeof declared

/**
 * The values of what the gate says. They are declared beside their sentences, so that the words of a rule are one file.
 */
export const gate = Object.fromEntries(Object.entries(declared).map(([key, [values]]) => [key, values])) as {
  readonly [K in keyof Declared]: Declared[K][0]
} satisfies Area // as declared, which fromEntries cannot say
