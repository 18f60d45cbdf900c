import { run } from './run.ts'

/** Builds the program into out/: main and services, preload, page. */
export async function build(): Promise<boolean> {
  for (const mode of ['main', 'preload', 'renderer']) {
    if ((await run('vite', ['build', '--mode', mode, '--logLevel', 'warn'])) !== 0) return false
  }
  return true
}

if (import.meta.main && !(await build())) process.exitCode = 1
