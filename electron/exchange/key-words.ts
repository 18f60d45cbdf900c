import { createHash } from 'node:crypto'

/** Sixteen consonants and four vowels that sound apart in most languages: a word of five letters carries 16 bits. */
const CONSONANTS = 'bdfghjklmnprstvz'
const VOWELS = 'aeio'
/** Six words are 96 bits: nobody can make a key whose words are those of another. */
const WORDS = 6

/** A key as words that two people can compare over the telephone: made from its SHA-256, two bytes a word. */
export function keyWords(key: string): string {
  const digest = createHash('sha256').update('casebook-key-words/1').update(Buffer.from(key, 'hex')).digest()
  return Array.from({ length: WORDS }, (_, index) => word(digest.readUInt16BE(index * 2))).join(' ')
}

function word(bits: number): string {
  const consonant = (shift: number) => CONSONANTS[(bits >> shift) & 15]!
  const vowel = (shift: number) => VOWELS[(bits >> shift) & 3]!
  return consonant(12) + vowel(10) + consonant(6) + vowel(4) + consonant(0)
}
