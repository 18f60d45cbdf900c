import { AppError } from '../../shared/errors.ts'

/** A service that ends this often while it is asked will not answer. */
const MOST_TIMES = 3

/**
 * Asks a service that may just be coming back: what was sent to the one that ended is sent to the next. Only for what
 * may be asked twice.
 */
export async function askAgain<T>(ask: () => Promise<T>): Promise<T> {
  for (let time = 1; ; time++)
    try {
      return await ask()
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'unavailable' || time === MOST_TIMES) throw error
    }
}
