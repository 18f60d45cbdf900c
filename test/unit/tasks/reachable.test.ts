import { describe, expect, it } from 'vitest'
import { reached, unreachable, type Tree } from '../../tasks/reachable.ts'
import type { Waiting } from '../../tasks/waiting.ts'

const sources = new Map([
  ['electron/main/main.ts', "import type { Shape } from '../../shared/shape.ts'\nimport zod from 'zod'"],
  ['shared/shape.ts', "export * from './part.ts'"],
  ['shared/part.ts', 'export const part = 1'],
  ['renderer/app/main.tsx', "import './app.css'\nexport const later = () => import('./page.tsx')"],
  ['renderer/app/app.css', ''],
  ['renderer/app/page.tsx', "new Worker(new URL('./thread.ts', import.meta.url))"],
  ['renderer/app/thread.ts', ''],
  ['renderer/words.d.ts', ''],
])
const entries = ['electron/main/main.ts', 'renderer/app/main.tsx']
const someday = (...paths: string[]): Waiting => ({
  paths,
  since: '2026-01-01',
  by: '2026-06-30',
  for: 'a view that is to come',
})
const tree = (changed: Partial<Tree> = {}): Tree => ({
  sources,
  entries,
  waiting: [],
  today: '2026-06-30',
  ...changed,
})
const withFiles = (...names: string[]) => new Map([...sources, ...names.map(name => [name, ''] as const)])

describe('files of the product', () => {
  it('are reached through imports of values, types and styles, deferred ones, and threads', () => {
    expect([...reached(tree())].toSorted()).toEqual(
      [...sources.keys()].filter(name => name !== 'renderer/words.d.ts').toSorted(),
    )
    expect(unreachable(tree())).toEqual([])
  })
  it('are named when no entry reaches them, also when they import what is in use', () => {
    const lonely = new Map([...sources, ['shared/lonely.ts', "import { part } from './part.ts'"]])
    expect(unreachable(tree({ sources: lonely }))).toEqual([
      expect.stringContaining('shared/lonely.ts: no entry reaches it'),
    ])
  })
  it('may wait, one by one or as a folder, until the day that was said', () => {
    const more = withFiles('shared/lonely.ts', 'shared/charts/funnel.ts', 'shared/charts/run.ts')
    const waiting = [someday('shared/lonely.ts', 'shared/charts/')]
    expect(unreachable(tree({ sources: more, waiting }))).toEqual([])
    expect(unreachable(tree({ sources: more, waiting, today: '2026-07-01' }))).toEqual([
      'shared/lonely.ts, shared/charts/: should have been in use by 2026-06-30, for a view that is to come',
    ])
  })
  it('go from the waiting list once they are in use, alone or in a folder, or are gone', () => {
    expect(unreachable(tree({ waiting: [someday('shared/part.ts')] }))).toEqual([
      expect.stringContaining('shared/part.ts: is in use now'),
    ])
    const waiting = [someday('shared/')]
    expect(unreachable(tree({ sources: withFiles('shared/lonely.ts'), waiting }))).toEqual([
      expect.stringContaining('shared/shape.ts: is in use now'),
      expect.stringContaining('shared/part.ts: is in use now'),
    ])
    expect(unreachable(tree({ waiting: [someday('shared/gone.ts')] }))).toEqual([
      expect.stringContaining('shared/gone.ts: is waited for and not there'),
    ])
  })
  it('cannot be judged where an import or an entry leads nowhere', () => {
    expect(() => unreachable(tree({ entries: ['electron/main/other.ts'] }))).toThrow('other.ts')
  })
})
