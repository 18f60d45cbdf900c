import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { benchmark, type Benchmark } from '../../../../shared/domain/benchmarks/benchmark.ts'
import { riskModel, type RiskModel } from '../../../../shared/domain/benchmarks/risk-model.ts'

/** What ships of what others have published. */
export interface Published {
  readonly benchmarks: readonly Benchmark[]
  readonly riskModels: readonly RiskModel[]
}

const readAll = <T>(folder: string, parse: (value: unknown) => T): T[] =>
  readdirSync(folder)
    .filter(name => name.endsWith('.json'))
    .toSorted()
    .map(name => parse(JSON.parse(readFileSync(path.join(folder, name), 'utf8'))))

/** Reads it from `resources`. A file that is none is a fault of the build. */
export const readPublished = (resources: string): Published => ({
  benchmarks: readAll(path.join(resources, 'benchmarks'), each => benchmark.parse(each)),
  riskModels: readAll(path.join(resources, 'risk-models'), each => riskModel.parse(each)),
})
