import react from '@vitejs/plugin-react'
import { builtinModules } from 'node:module'
import { readFileSync } from 'node:fs'
import { defineConfig } from 'vite'
import { bundledPackages } from './test/tasks/bundled-packages.ts'

const { dependencies } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8')) as {
  dependencies: Record<string, string>
}
/** Stays outside the bundle: Electron, Node, and run-time dependencies (native ones must be found as files). */
const external = ['electron', /^node:/, ...builtinModules, ...Object.keys(dependencies)]
const services = ['records', 'intake', 'learning', 'exchange']

/** One config, three targets: `vite build --mode main|preload|renderer`. */
export default defineConfig(({ mode }) =>
  mode === 'renderer'
    ? // The page is read from disk, not from a network: one large chunk is no fault.
      {
        root: 'renderer',
        base: './',
        plugins: [react(), bundledPackages(mode)],
        build: {
          chunkSizeWarningLimit: 2_000,
          outDir: '../out/renderer',
          emptyOutDir: true,
          target: 'chrome140',
          modulePreload: { polyfill: false },
        },
      }
    : {
        plugins: [bundledPackages(mode)],
        ssr: { noExternal: true },
        build: {
          outDir: `out/${mode}`,
          emptyOutDir: true,
          target: 'node24',
          minify: false,
          ssr: true,
          rolldownOptions: {
            external,
            input:
              mode === 'main'
                ? {
                    'main': 'electron/main/main.ts',
                    ...Object.fromEntries(services.map(name => [name, `electron/${name}/main.ts`])),
                    'reader': 'electron/records/readers/reader-thread.ts',
                    'intake-reader': 'electron/intake/reader/reader-thread.ts',
                  }
                : { preload: 'electron/preload/preload.ts' },
            output: { format: 'cjs', entryFileNames: '[name].cjs' },
          },
        },
      },
)
