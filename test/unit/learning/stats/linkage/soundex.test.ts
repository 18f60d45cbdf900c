import { describe, expect, it } from 'vitest'
import { soundex } from '../../../../../electron/learning/stats/linkage/soundex.ts'

describe('Soundex', () => {
  it.each([
    ['Washington', 'W252'],
    ['Lee', 'L000'],
    ['Gutierrez', 'G362'],
    ['Pfister', 'P236'],
    ['Jackson', 'J250'],
    ['Tymczak', 'T522'],
    ['VanDeusen', 'V532'],
    ['Ashcraft', 'A261'],
    ['Robert', 'R163'],
    ['Rupert', 'R163'],
    ['Rubin', 'R150'],
    ['Honeyman', 'H555'],
  ])('%s is %s, as the National Archives print it', (name, code) => {
    expect(soundex(name)).toBe(code)
  })

  it('is the same in lower case, with accents, and with marks within', () => {
    expect(soundex('müller')).toBe(soundex('MULLER'))
    expect(soundex('Renée')).toBe(soundex('Renee'))
    expect(soundex("O'Brien")).toBe(soundex('OBrien'))
    expect(soundex('Groß')).toBe(soundex('GROSS'))
  })

  it('nothing gives four zeros, and so does a mark alone', () => {
    expect(soundex('')).toBe('0000')
    expect(soundex('\u0301')).toBe('0000')
  })

  it('another script keeps its first character whole', () => {
    expect(soundex('Иванов')).toBe('И000')
    expect(soundex('𠮷田')).toBe('𠮷000')
    expect(soundex('李 Robert')).toBe('李616')
  })
})
