import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { filesUnder, PathUnreadable } from '../../../electron/intake/pipeline/source-file.ts'
import { temporaryFolder } from '../../fixtures/temporary-folder.ts'

describe('the files under a path', () => {
  let folder = ''
  const at = (...names: string[]) => path.join(folder, ...names)
  const found = (...paths: string[]) => filesUnder(paths).map(each => path.relative(folder, each.path))
  beforeEach(() => {
    folder = temporaryFolder()
    mkdirSync(at('ward ü'))
    for (const name of ['b.json', 'a.json', '.hidden']) writeFileSync(at('ward ü', name), '{}')
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  it('are all of them, by name, each once, however often it is named', () => {
    expect(found(folder, at('ward ü', 'b.json'))).toEqual(['ward ü/a.json', 'ward ü/b.json'])
  })
  it('are not lost to a link that leads nowhere, nor to one that leads back', () => {
    symlinkSync(at('gone.json'), at('ward ü', 'c.json'))
    symlinkSync(folder, at('ward ü', 'again'))
    symlinkSync(at('ward ü', 'itself'), at('ward ü', 'itself'))
    expect(found(folder)).toEqual(['ward ü/a.json', 'ward ü/b.json', 'ward ü/c.json', 'ward ü/itself'])
  })
  it('are asked for by a path that is there, else that path is named', () => {
    expect(() => filesUnder([folder, at('missing')])).toThrow(PathUnreadable)
    expect(() => filesUnder([at('missing')])).toThrow(expect.objectContaining({ path: at('missing') }))
  })
})
