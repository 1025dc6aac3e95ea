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

  it('asks where it says nothing of the thing', () => {
    expect(said('snagulate the widget')).toEqual([])
  })

  it('is done for nobody where the verb is one of every day', () => {
    expect(said('tape up the parcel for Amir').join()).not.toContain('noted')
  })
})

describe('a title whose thing is known, with a verb nobody knows', () => {
  it.each([
    ['gromulate the compressor', 'Go to the compressor and look whether it is running, off or locked'],
    ['gromulate the loading bay', 'Go to the loading bay'],
    ['gromulate the mackerel', 'Read in the recipe or on the sheet how to gromulate the mackerel'],
    ['gromulate the orchestra', 'Open the chat or list that has the orchestra on it'],
  ])('“%s” begins with “%s”', (title, first) => {
    expect(said(title)[0]).toContain(first)
  })

  it('stops a machine before hands touch it, however short the time is', () => {
    const steps = split({ title: 'gromulate the compressor', minutes: 15, scope: 'simple' }, 'bigger')?.steps ?? []
    expect(steps.map(({ description }) => description)).toContain('Stop or secure it first where those lines say so')
  })

  it('does several things one by one, and one thing from its corner', () => {
    expect(said('polish the brackets')).toContain('Do the first of the brackets to its end')
    expect(said('polish the bracket').join()).toContain('stretch or corner of the bracket')
  })

  it('guesses nothing of everyday verbs and of deals', () => {
    expect(said('pick the fabric for the banquette')).toEqual([])
  })

  it('tells somebody what it is about', () => {
    expect(said('gromulate Pete about the skip').join()).toContain('Pete')
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
