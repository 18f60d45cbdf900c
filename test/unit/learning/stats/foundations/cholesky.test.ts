import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  cholesky,
  choleskyPivoted,
  invertSymmetric,
  solveSymmetric,
} from '../../../../../electron/learning/stats/foundations/cholesky.ts'
import { close } from './close.ts'

const rows = (...list: number[][]) => list.map(row => Float64Array.from(row))
/** X'X of a random matrix of `extra` more rows than columns. */
const crossProducts = (size: number, extra: number, values: readonly number[]) => {
  const columns = Array.from({ length: size }, (_, c) =>
    Array.from({ length: size + extra }, (__, r) => values[(c * (size + extra) + r) % values.length]!),
  )
  return rows(
    ...columns.map(one => columns.map(other => one.reduce((sum, each, r) => sum + each * other[r]!, 0))),
  )
}
const numbers = fc.array(fc.double({ min: -2, max: 2, noNaN: true }), { minLength: 97, maxLength: 97 })
const hilbert = (size: number) =>
  rows(...Array.from({ length: size }, (_, i) => Array.from({ length: size }, (__, j) => 1 / (i + j + 1))))

describe("Cholesky's decomposition", () => {
  it('is that of the textbook', () => {
    const found = cholesky(rows([4, 12, -16], [12, 37, -43], [-16, -43, 98]))
    expect(found).toEqual({
      kind: 'factor',
      lower: rows([2, 0, 0], [6, 1, 0], [-8, 5, 3]),
      lnDeterminant: expect.closeTo(Math.log(36), 14),
    })
  })
  it('inverts and solves', () =>
    fc.assert(
      fc.property(numbers, fc.integer({ min: 1, max: 6 }), (values, size) => {
        const matrix = crossProducts(size, 4, values)
        matrix.forEach((row, r) => {
          row[r]! += 0.5
        })
        const inverse = invertSymmetric(matrix)
        const right = Float64Array.from(matrix, (_, k) => k - 1)
        const solved = solveSymmetric(matrix, right)
        if (inverse.kind !== 'inverse' || solved.kind !== 'solution') throw new Error('not positive definite')
        matrix.forEach((row, r) => {
          expect(
            Math.abs(row.reduce((sum, each, c) => sum + each * solved.values[c]!, 0) - right[r]!),
          ).toBeLessThan(1e-10)
          matrix.forEach((_, c) => {
            expect(
              Math.abs(
                row.reduce((sum, each, k) => sum + each * inverse.rows[k]![c]!, 0) - (r === c ? 1 : 0),
              ),
            ).toBeLessThan(1e-10)
            expect(inverse.rows[r]![c]).toBe(inverse.rows[c]![r])
          })
        })
      }),
    ))
  it("inverts Hilbert's matrix of size 5, whose inverse is whole", () => {
    const inverse = invertSymmetric(hilbert(5))
    if (inverse.kind !== 'inverse') throw new Error('refused')
    close(inverse.rows[0]![0]!, 25, 1e-10)
    close(inverse.rows[4]![4]!, 44_100, 1e-10)
    close(inverse.rows[2]![3]!, -117_600, 1e-10)
  })
  it('names the column that is a combination of those before it', () => {
    expect(invertSymmetric(rows([1, 1, 0], [1, 1, 0], [0, 0, 1]))).toEqual({ kind: 'dependent', column: 1 })
    expect(solveSymmetric(rows([1, 0], [0, 0]), [1, 1])).toEqual({ kind: 'dependent', column: 1 })
    expect(cholesky(rows([0]))).toEqual({ kind: 'dependent', column: 0 })
    expect(cholesky(rows([-1]))).toEqual({ kind: 'dependent', column: 0 })
    expect(cholesky(rows([Infinity]))).toEqual({ kind: 'dependent', column: 0 })
    expect(cholesky(rows([1, 2], [2, 1]))).toEqual({ kind: 'dependent', column: 1 })
  })
  it('of nothing is nothing', () => {
    expect(invertSymmetric([])).toEqual({ kind: 'inverse', rows: [] })
    expect(cholesky([])).toMatchObject({ kind: 'factor', lnDeterminant: 0 })
  })
  it('refuses matrices that are not square or hold what is not a number', () => {
    for (const of of [cholesky, invertSymmetric, choleskyPivoted]) {
      expect(() => of(rows([1, 2]))).toThrow(RangeError)
      expect(() => of(rows([NaN]))).toThrow(RangeError)
    }
    expect(() => solveSymmetric(rows([1]), [1, 2])).toThrow(RangeError)
  })
})

describe("Cholesky's decomposition with pivoting", () => {
  it('gives the matrix back, and its rank', () =>
    fc.assert(
      fc.property(
        numbers,
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 0, max: 5 }),
        (values, size, lost) => {
          const rank = Math.max(1, size - lost)
          const base = crossProducts(rank, 3, values)
          base.forEach((row, r) => {
            row[r]! += 1
          })
          // Later variables are sums of the first one and another one.
          const source = (k: number) => (k < rank ? [k] : [0, k % rank])
          const matrix = rows(
            ...Array.from({ length: size }, (_, i) =>
              Array.from({ length: size }, (__, j) =>
                source(i)
                  .flatMap(a => source(j).map(b => base[a]![b]!))
                  .reduce((sum, each) => sum + each, 0),
              ),
            ),
          )
          const found = choleskyPivoted(matrix)
          expect(found.rank).toBe(rank)
          expect(found.semidefinite).toBe(true)
          for (let i = 0; i < size; i++)
            for (let j = 0; j < size; j++)
              expect(
                Math.abs(
                  found.lower[i]!.reduce((sum, each, k) => sum + each * found.lower[j]![k]!, 0) -
                    matrix[found.order[i]!]![found.order[j]!]!,
                ),
              ).toBeLessThan(1e-9)
          const plain = cholesky(matrix)
          if (rank < size) expect(found.lnDeterminant).toBe(-Infinity)
          else if (plain.kind === 'factor')
            expect(Math.abs(found.lnDeterminant - plain.lnDeterminant)).toBeLessThan(1e-9)
        },
      ),
    ))
  it('tells a matrix that is no covariance', () => {
    expect(choleskyPivoted(rows([1, 2], [2, 1]))).toMatchObject({ rank: 1, semidefinite: false })
    expect(choleskyPivoted(rows([-1]))).toMatchObject({ rank: 0, semidefinite: false })
  })
  it('of zeros has rank 0', () =>
    expect(choleskyPivoted(rows([0, 0], [0, 0]))).toMatchObject({
      rank: 0,
      semidefinite: true,
      lnDeterminant: -Infinity,
    }))
})
