/** Where things are done side by side, but for some that must be done while nothing else is. */
export interface AlonePlace {
  among<T>(work: () => Promise<T>): Promise<T>
  alone<T>(work: () => Promise<T>): Promise<T>
}

export function alonePlace(): AlonePlace {
  const underWay = new Set<Promise<unknown>>()
  /** Of those that are done alone, and wait for it. */
  const alone: Array<Promise<unknown>> = []
  return {
    async among(work) {
      while (alone.length > 0) await alone.at(-1)
      const mine = work()
      const ended = mine.catch(() => undefined)
      underWay.add(ended)
      try {
        return await mine
      } finally {
        underWay.delete(ended)
      }
    },
    alone(work) {
      const before = Promise.all([...underWay, alone.at(-1)])
      const mine = before.then(work)
      const ended = mine
        .catch(() => undefined)
        .then(() => {
          alone.splice(alone.indexOf(ended), 1)
        })
      alone.push(ended)
      return mine
    },
  }
}
