import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { root } from './run.ts'

/** Files of the project below some folders, or all: what git keeps or would keep, and is there. */
export function listed(folders: readonly string[]): string[] {
  return execFileSync('git', ['ls-files', '-co', '--exclude-standard', '--', ...folders], {
    cwd: root,
    encoding: 'utf8',
  })
    .split('\n')
    .filter(name => name !== '' && existsSync(path.join(root, name)))
}
