// Titles in a trade's own words: whom it is done for, or the program it is done in, says how to begin.
import { describe, expect, it } from 'vitest'
import { split } from '../../../src/language/splitter/index.ts'

const said = (title: string): string[] =>
  (split({ title, minutes: null, scope: 'medium' }, 'same')?.steps ?? []).map(({ description }) => description)

describe('a title whose verb nobody knows', () => {
  it('begins in the program it names', () => {
    expect(said('snagulate the pages in Lokaliser')[0]).toBe('Open Lokaliser and go to the pages')
  })

  it('begins with what was noted on the one it is done for', () => {
    expect(said('gromulate Mrs Ng')[0]).toMatch(/^Read what was noted/)
  })

  it('goes through several things one by one', () => {
    expect(said('snagulate the 12 widgets')[0]).toMatch(/12 widgets/)
  })

  it.each(['snagulate the widget', 'tape up the parcel for Amir'])('asks about “%s”', (title) => {
    expect(said(title)).toEqual([])
  })
})

describe('“get … done”', () => {
  it('is done by oneself where nobody is paid for it', () => {
    expect(said('get the cards written')).toEqual(said('write the cards'))
  })

  it('is done by somebody else where it is their trade', () => {
    expect(said('get the carpets cleaned')).not.toEqual(said('clean the carpets'))
  })
})

describe('who reads it', () => {
  it.each([
    ['stewardship letter to the Whitaker Trust', 'Open an empty message to the Whitaker Trust'],
    ['TUPE letters to the catering staff', 'Open an empty message to the catering staff'],
  ])('“%s” begins with “%s”', (title, first) => {
    expect(said(title)[0]).toBe(first)
  })

  it('hears what is asked for', () => {
    expect(said('ask for an extension on the essay')).toContain('Write about an extension in three rough lines')
  })
})
