import { sources } from '../sources/registry.ts'
import { runReader } from './run-reader.ts'

runReader(sources)
