import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { sharedFolder } from '../../fixtures/shared.ts'
import { oracleFiles, runCase } from './run-case.ts'

/** The cases beside the project where they are, else those the project carries. */
const beside = sharedFolder()
const folder = beside ? path.join(beside, 'oracle') : path.join(import.meta.dirname, 'cases')

for (const { topic, cases } of oracleFiles(folder)) {
  describe(`${topic} agrees with its references`, () => {
    it.each(cases)('$method $id', oracleCase => {
      expect(runCase(topic, oracleCase, folder)).toEqual([])
    })
  })
}
