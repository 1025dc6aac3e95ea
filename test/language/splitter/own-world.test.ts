// “Stuck” and “Too big” stay within the step's own world, whatever is pressed how often. The tasks are those of which
// people complained, and one for each kind of place.
import { describe, expect, it } from 'vitest'
import { listFamilies } from '../../../src/language/splitter/catalog.ts'
import { firstMovement, split, type TaskAtHand, tooBig } from '../../../src/language/splitter/index.ts'
import { familyOf } from '../../../src/language/splitter/match.ts'
import { parseClasses } from '../../../src/language/splitter/noun-classes.ts'
import { parseFamily } from '../../../src/language/splitter/recipe.ts'
import { readTitle } from '../../../src/language/splitter/subject.ts'

const AWAY = /\b(?:shoes?|outside|walk there|go out|street)\b/iu
const KITCHEN = /\b(?:keyboard|mouse|editor|screen|shoes?|go out)\b/iu
const task = (title: string): TaskAtHand => ({ title, minutes: null, scope: 'medium' })

/** Every step, its first movement, its pieces, and the pieces of these. */
function saidOf(title: string): string[] {
  const at = task(title)
  return (split(at, 'same')?.steps ?? []).flatMap((step) => {
    const pieces = tooBig(step, at)
    return [step, ...pieces, ...pieces.flatMap((piece) => tooBig(piece, at))].flatMap((each) => [
      each.description,
      firstMovement(each, at),
    ])
  })
}

describe('every step down from a task', () => {
  it.each([
    'fix the flaky login test',
    'write cover letter for the NHS job',
    'translate the contract into German',
    'migrate the blog',
    'review Tom’s pull request',
    'do my tax return',
    'dispute the parking fine',
  ])('of “%s” stays at the computer', (title) => {
    const said = saidOf(title)
    expect(said.length).toBeGreaterThan(12)
    expect(said.filter((text) => AWAY.test(text) || /\bwalk\b/iu.test(text))).toEqual([])
  })

  it.each(['cook lasagne', 'make rotis for dinner', 'descale the coffee machine'])(
    'of “%s” stays in the kitchen',
    (title) => {
      const said = saidOf(title)
      expect(said.length).toBeGreaterThan(12)
      expect(said.filter((text) => KITCHEN.test(text))).toEqual([])
    },
  )
})

describe('rows that were complained of', () => {
  it.each([
    ['dispute the parking fine', /\bpay\b|amount for|log in at the bank/iu],
    ['chase the unpaid invoice from Orbit Ltd', /\bpay it\b|enter the amount|log in at the bank/iu],
    ['get back into running', /basket|offers|most you want to pay/iu],
    ['book a smear test', /headings|desk, open/iu],
    ['fix the flaky login test', /floor beside|photo|tools/iu],
    ['onboard the new intern', /ask back/iu],
    ['mark 30 year 9 essays', /sources/iu],
    ['learn 20 Spanish verbs', /headings/iu],
    ['descale the coffee machine', /bin what smells|fridge/iu],
    ['find a nursery place for Leo', /sign or answer/iu],
    ['review Tom’s pull request', /push the branch|open it as a draft/iu],
    ['do the Q3 budget forecast', /log in at the bank|account number/iu],
    ['do the morning meds round', /refill|insurance card/iu],
    ['uninstall the app', /download|“install”/iu],
    ['quit the gym', /sports clothes|open the page where one can join/iu],
    ['stop the direct debit', /set up|fill in the form/iu],
    ['get the supplier to quote for brackets', /clothes, towel/iu],
    ['work out my mileage claim', /shoes|song/iu],
    ['book airport parking', /teacher/iu],
  ])('“%s” never says %s', (title, never) => {
    expect(saidOf(title).filter((text) => never.test(text))).toEqual([])
    expect(split(task(title), 'same')).not.toBeNull()
  })

  it('“hang the curtain rail” measures before it drills', () => {
    const steps = split({ ...task('hang the curtain rail'), minutes: 60 }, 'same')?.steps.map(
      (step) => step.description,
    )
    const at = (words: RegExp) => steps?.findIndex((step) => words.test(step)) ?? -1
    expect(at(/tape|measure/iu)).toBeLessThan(at(/drill/iu))
    expect(at(/tape|measure/iu)).toBe(0)
  })

  it.each([
    ['buy milk', /bag/iu],
    ['call Tom', /phone/iu],
    ['email Ann about the report', /screen|messages/iu],
  ])('the first move of “%s” is its own', (title, own) => {
    expect(firstMovement(task(title))).toMatch(own)
  })
})

describe('a title agrees with its family by its head', () => {
  it.each([
    ['organise the school fete', 'organising a day out'],
    ['clean the bathroom mirror', 'windows'],
    ['put the bins out', 'bins'],
    ['take the bins out', 'bins'],
    ['Home: water the plants', 'garden'],
    ['go pick up the parcel', 'collecting'],
  ])('“%s” is of the family %s', (title, name) => {
    expect(familyOf(readTitle(title))?.name).toBe(name)
  })

  it.each(['write it', 'clean up', 'paint', 'fix it', 'book', 'scan'])(
    'a verb alone, “%s”, decides nothing',
    (title) => {
      expect(familyOf(readTitle(title))).toBeUndefined()
    },
  )
})

describe('an object counts only with the verbs of its own group', () => {
  it.each([
    ['label the school uniform', 'school things'],
    ['chase the late payment from Ann', 'collecting money'],
    ['set the workshop on fire safety', 'meeting prep'],
  ])('“%s” is not “%s”', (title, family) => {
    expect(familyOf(readTitle(title))?.name).not.toBe(family)
  })
})

describe('a wrong file is told with its line', () => {
  const steps = 'steps:\n🫙 1 Empty it\n  > Lift it\n  > Pour it out'
  it.each([
    ['name: x\nwher: home\n\nsteps:', 'x.txt:2: “wher: home” isn’t a line of a head'],
    ['where: home\n\nsteps:', 'x.txt:1: the head is incomplete: name'],
    ['name: x\nwhere: moon\n\nsteps:', 'x.txt:1: the head is incomplete: where'],
    ['name: x\n\nsteps:\nEmpty the kettle', 'x.txt:4: “Empty the kettle” isn’t a step'],
    ['name: x\n\nsteps:\n🫙 11 Empty it\n  > a\n  > b', 'x.txt:4: minutes'],
    ['name: x\n\nsteps:\n+ + 🫙 1 Empty it\n  > a\n  > b', 'x.txt:4: emoji starts with one emoji'],
    ['name: x\n\nsteps:\n🫙 1 Empty it\n  > Lift it', 'x.txt:4: smaller needs two or three smaller pieces'],
    [`name: x\n\n${steps}\n\nparts:\nno minutes`, 'x.txt:9: “no minutes” stands before the first part'],
  ])('%j', (text, message) => {
    const read = () => {
      const family = parseFamily('x.txt', text)
      return [family.steps, family.parts]
    }
    expect(read).toThrow(message)
  })

  it('and none of ours is wrong', () => {
    for (const family of listFamilies()) expect([...family.steps, ...family.parts], family.name).not.toEqual([])
  })

  it('objects stand behind the verbs of their group', () => {
    expect(() => parseFamily('x.txt', `name: x\nto: hob\n\n${steps}`)).toThrow('x.txt:2: objects (to:) stand behind')
    const { groups } = parseFamily(
      'x.txt',
      `name: x\ndo: clean\nto: hob\nto: oven\ndo: air\ndo: dry\nto: rug\n\n${steps}`,
    )
    expect(groups).toEqual([
      { verbs: ['clean'], objects: ['hob', 'oven'] },
      { verbs: ['air', 'dry'], objects: ['rug'] },
    ])
  })

  it('a class needs a name and nouns', () => {
    expect(() => parseClasses('classes.txt', '# nouns\nclothing shirt')).toThrow('classes.txt:2: “clothing shirt”')
    expect(parseClasses('classes.txt', 'pet: cat, dog\npet: fish').get('pet')).toEqual(['cat', 'dog', 'fish'])
  })
})
