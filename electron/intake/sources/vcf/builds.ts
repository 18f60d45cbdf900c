/** The two builds of the human genome that clinics use. */
export const builds = ['GRCh37', 'GRCh38'] as const
export type Build = (typeof builds)[number]

/** Lengths of chromosomes in bases, by which a build is known (NCBI assemblies GCF_000001405.25 and .40). */
const lengths: Readonly<Record<string, readonly [thirtySeven: number, thirtyEight: number]>> = {
  1: [249_250_621, 248_956_422],
  2: [243_199_373, 242_193_529],
  3: [198_022_430, 198_295_559],
  4: [191_154_276, 190_214_555],
  5: [180_915_260, 181_538_259],
  6: [171_115_067, 170_805_979],
  7: [159_138_663, 159_345_973],
  8: [146_364_022, 145_138_636],
  9: [141_213_431, 138_394_717],
  10: [135_534_747, 133_797_422],
  11: [135_006_516, 135_086_622],
  12: [133_851_895, 133_275_309],
  13: [115_169_878, 114_364_328],
  14: [107_349_540, 107_043_718],
  15: [102_531_392, 101_991_189],
  16: [90_354_753, 90_338_345],
  17: [81_195_210, 83_257_441],
  18: [78_077_248, 80_373_285],
  19: [59_128_983, 58_617_616],
  20: [63_025_520, 64_444_167],
  21: [48_129_895, 46_709_983],
  22: [51_304_566, 50_818_468],
  X: [155_270_560, 156_040_895],
  Y: [59_373_566, 57_227_415],
}
export function buildOfLength(chromosome: string, length: number): Build | undefined {
  const known = Object.hasOwn(lengths, chromosome) ? lengths[chromosome] : undefined
  const at = known?.indexOf(length) ?? -1
  return builds[at]
}

/** The build that words name: `GRCh38.p14`, `hg19`, `human_g1k_v37.fasta`; undefined for none, or for both. */
export function buildOfWords(words: string): Build | undefined {
  const is37 = /grch37|hg19|g1k_v37|hs37|\bb37\b|ncbi37|build37/i.test(words)
  const is38 = /grch38|hg38|hs38|\bb38\b|ncbi38|build38/i.test(words)
  if (is37 === is38) return undefined
  return is37 ? 'GRCh37' : 'GRCh38'
}
