// What a thing says of the trade one is in: any verb with it, verbs of a class, the program one works in.
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { split } from '../../../src/language/splitter/index.ts'
import { familyOf } from '../../../src/language/splitter/match.ts'
import { kindsOf } from '../../../src/language/splitter/noun-kinds.ts'
import { parseFamily } from '../../../src/language/splitter/recipe.ts'
import { readTitle } from '../../../src/language/splitter/subject.ts'
import { wordsOf } from '../../../src/language/splitter/words.ts'

const familyFor = (title: string): string => familyOf(readTitle(title))?.name ?? 'asked'

describe('a verb nobody knows', () => {
  it.each([
    ['zorbulate the lysates', 'laboratory'],
    ['zorbulate the dairy aisle', 'shop floor'],
    ['zorbulate the prepayments', 'entering in the books'],
    ['zorbulate the engagement letter', 'papers of a case'],
    ['zorbulate the wordmark', 'design on a screen'],
    ['zorbulate the castings', 'work on parts'],
    ['zorbulate the consignment', 'goods on the move'],
    ['zorbulate the survey responses', 'work on data'],
    ['zorbulate the standfirst', 'work on copy'],
    ['zorbulate the denture', 'an act at the patient'],
    ['zorbulate the allowance', 'a sum to be dealt with'],
    ['zorbulate the memorandum', 'work on a paper'],
    ['zorbulate the armchair', 'hands on a thing'],
  ])('takes the steps of its thing: “%s” is %s', (title, name) => {
    expect(familyFor(title)).toBe(name)
  })

  it.each(['zorbulate the zibble', 'zorbulate Tom', 'zorbulate the ashes to the sea and scatter them'])(
    'with a thing nobody knows, “%s”, is asked about',
    (title) => {
      expect(familyFor(title)).toBe('asked')
    },
  )
})

describe('a verb of a class', () => {
  it.each([
    ['titrate the zibble', 'laboratory'],
    ['debone the zibble', 'portions'],
    ['kern the zibble', 'design on a screen'],
    ['palletise the zibble', 'goods on the move'],
    ['pilot the zibble', 'trying it with a few'],
    ['cannulate Mrs Zibble', 'care at the bed'],
    ['scale and polish for Mr Zibble', 'work on a tooth'],
    ['sound out Zelda', 'talking somebody round'],
  ])('needs no thing that is known: “%s” is %s', (title, name) => {
    expect(familyFor(title)).toBe(name)
  })

  it('is a verb without an article as well', () => {
    expect(familyFor('debone chicken thighs')).toBe('portions')
  })
})

describe('a verb that other families know', () => {
  it.each(['take back the library videos', 'move the newsletter to a new domain', 'pick the fabric for the banquette'])(
    'is no work on the thing: “%s”',
    (title) => {
      expect(['hands on a thing', 'work on a paper']).not.toContain(familyFor(title))
    },
  )
})

describe('the program one works in', () => {
  it.each([
    ['change the staircase in Revit', 'drawing in CAD'],
    ['trace the sketch in Illustrator', 'design on a screen'],
    ['list 14 Birch Close on Rightmove', 'a property’s details'],
  ])('says what it is about: “%s” is %s', (title, name) => {
    expect(familyFor(title)).toBe(name.replace('’', "'"))
  })

  it('says nothing where it is not named', () => {
    expect(familyFor('change the staircase')).not.toBe('drawing in CAD')
  })
})

describe('whom and what a title is about', () => {
  it.each([
    ['prep Mr Moss for his scan', 'preparing somebody'],
    ['put £40 into the holiday pot', 'paying or moving a sum'],
    ['photograph 9 Mill Lane', 'photographing a place'],
    ['prepare the QBR for Tesco', 'making a text'],
    ['prep the crown on UR5', 'work on a tooth'],
  ])('“%s” is %s', (title, name) => {
    expect(familyFor(title)).toBe(name)
  })
})

describe('the nouns', () => {
  const lines = readFileSync(new URL('../../../src/language/splitter/nouns.txt', import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split(': '))

  it('stand in order, so that each is found', () => {
    for (const [kind = '', text = ''] of lines) {
      const nouns = text.split(' ')
      expect([kind, nouns.findIndex((noun, at) => at > 0 && noun < (nouns[at - 1] ?? ''))]).toEqual([kind, -1])
    }
  })

  it.each(lines.map(([kind = '', text = '']) => [kind, text.split(' ')] as const))(
    'of the kind %s are found: the first, the last and one between',
    (kind, nouns) => {
      for (const noun of [nouns[0], nouns.at(-1), nouns[Math.floor(nouns.length / 2)]]) {
        const [word] = wordsOf(noun ?? '')
        if (word) expect([noun, kindsOf(word).size > 0, kindsOf(word).has('unknown')]).toEqual([noun, true, false])
      }
      expect(kind).toMatch(/^[a-z]+$/)
    },
  )
})

describe('groups of general verbs', () => {
  const steps = 'steps:\n🫙 1 Empty it\n  > Lift it\n  > Pour it out'

  it('have kinds of their own', () => {
    const { general } = parseFamily(
      'x.txt',
      `name: x\ngeneral: mend\ngeneral: patch\nkinds: artifact\ngeneral: *\nkinds: food, plant\n\n${steps}`,
    )
    expect(general).toEqual([
      { verbs: ['mend', 'patch'], kinds: ['artifact'] },
      { verbs: ['*'], kinds: ['food', 'plant'] },
    ])
  })

  it('stand before their kinds', () => {
    expect(() => parseFamily('x.txt', `name: x\nkinds: artifact\n\n${steps}`)).toThrow('x.txt:2: kinds (kinds:) stand')
  })
})

describe('a step marked as spare', () => {
  const steps = (minutes: number) =>
    split({ title: 'tighten the saddle', minutes, scope: 'medium' }, 'same')?.steps.map((step) => step.description)

  it('is left out where time is short, and there where it is not', () => {
    expect(steps(10)).toHaveLength(3)
    expect(steps(20)).toHaveLength(4)
    expect(steps(20)).toEqual([...(steps(10) ?? []), 'Try it and turn once more if need be'])
  })
})
