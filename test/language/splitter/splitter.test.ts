// The splitter in examples: the written conversation, matching by words, lines, and the data it works from.

import { describe, expect, it } from 'vitest'
import type { ProposedStep } from '../../../src/contracts/proposals.ts'
import { listFamilies } from '../../../src/language/splitter/catalog.ts'
import {
  checkProposal,
  firstMovement,
  formatLines,
  mergeSteps,
  type Proposal,
  parseLines,
  split,
  type TaskAtHand,
  tooBig,
} from '../../../src/language/splitter/index.ts'
import { isImperative } from '../../../src/language/splitter/lexicon.ts'
import { familyOf } from '../../../src/language/splitter/match.ts'
import { isEmoji, isGeneric } from '../../../src/language/splitter/rules.ts'
import { readTitle } from '../../../src/language/splitter/subject.ts'
import { shorten } from '../../../src/language/splitter/words.ts'
import { UserError } from '../../../src/user-error.ts'

const landlord: TaskAtHand = { title: 'Email landlord about damp', minutes: 10, scope: 'simple' }

const stepsOf = (task: TaskAtHand): Proposal => {
  const proposal = split(task, 'same')
  if (!proposal) throw new Error(`No family takes ${task.title}.`)
  return proposal
}

describe('the written conversation', () => {
  it('splits, parts, moves and joins the landlord mail as written', () => {
    const { steps } = stepsOf(landlord)
    expect(formatLines(steps)).toBe(
      '📧 Open a mail to the landlord, 1 min\n✍️ Write what is damp since when, 6 min\n📤 Read and send, 3 min',
    )
    const [, write, send] = steps
    if (!write || !send) throw new Error('The landlord mail has three steps.')
    const [name, since] = tooBig(write, landlord)
    if (!name || !since) throw new Error('The writing step has two pieces.')
    expect(formatLines([name, since])).toBe('✍️ Name the damp wall, 2 min\n✍️ Write since when, 4 min')
    expect(firstMovement(name)).toBe('Type the word “wall”.')
    expect(mergeSteps(since, send)).toEqual({
      description: 'Write since when, read, send',
      minutes: 7,
      emoji: '✍️',
      mode: 'do',
    })
  })

  it('refuses to join what is longer than ten minutes', () => {
    const step: ProposedStep = { description: 'Wash the plates', minutes: 6, emoji: '🧽', mode: 'do' }
    expect(mergeSteps(step, { ...step, description: 'Dry the plates', minutes: 5 })).toBeNull()
  })
})

describe('matching goes by words', () => {
  it.each([
    ['book a smear test', 'appointment'],
    ['get back into running', 'exercise'],
    ['dispute the parking fine', 'disputing'],
    ['chase the unpaid invoice from Orbit Ltd', 'chasing money'],
    ['fix the flaky login test', 'bug'],
    ['write cover letter for the NHS job', 'cover letter'],
    ['onboard the new intern', 'onboarding'],
    ['mark 30 year 9 essays', 'marking'],
    ['translate the contract into German', 'translation'],
    ['learn 20 Spanish verbs', 'language'],
    ['descale the coffee machine', 'descaling'],
    ['find a nursery place for Leo', 'finding help'],
    ['bleed the radiators', 'bleeding radiators'],
    ['migrate the blog', 'website move'],
    ['change the wiper blades', 'car part'],
    ['make up with my sister', 'making peace'],
    ['hang the curtain rail', 'mounting shelf'],
    ['report a bug', 'complaint'],
    ['school report', 'writing'],
    ['Quarterly report', 'reports'],
    ['Book dentist', 'appointment'],
    ['Read a book', 'reading'],
    ['Book flights to Rome', 'travel'],
    ['Email Sam about the tax return', 'mail'],
    ['Call about the tax return', 'call'],
    ['Pay dentist bill', 'bills'],
    ['Carpet cleaning', 'floor'],
    ['Cartoon for the newsletter', 'creative'],
    ['Scatter ashes', 'asked'],
    ['Taxidermy', 'asked'],
    ['Move meeting to Friday', 'moving an appointment'],
    ['Clean up inbox', 'inbox'],
    ['Sort laundry', 'laundry'],
    ['Update CV', 'cv'],
    ['Meet Anna', 'going somewhere'],
    ['Set up my new phone', 'phone care'],
    ['Set up a meeting with Jo', 'arranging a meeting'],
    ['Schedule a meeting', 'arranging a meeting'],
    ['Hand in essay', 'handing in'],
    ['File the appeal', 'lodging at court'],
    ['Worm the cat', 'pet medicine'],
    ['Get a new bank card', 'replacing a card'],
    ['Practise past papers for maths', 'revising'],
    ['Fix the login bug', 'bug'],
    ['Empty the dishwasher', 'dishwasher'],
    ['Get the car serviced', 'car'],
    ['Find a new flat', 'flat search'],
    ['Take my meds', 'take medication'],
    ['Zahnarzt anrufen', 'asked'],
    ['Get a haircut', 'booking'],
    ['Get the bike fixed', 'bringing for service'],
    ['Schedule a blood test', 'appointment'],
    ['Vaccinate the cat', 'appointment'],
    ['Mow the lawn', 'yard'],
    ['Water the plants', 'garden'],
    ['Defrost the freezer', 'defrosting'],
    ['Renew the library card', 'official papers'],
    ['Plan meals for the week', 'meal planning'],
    ['Make the bed', 'making the bed'],
    ['Change the sheets', 'bed'],
    ['Brush teeth', 'teeth'],
    ['Drink water', 'drinking'],
    ['Wrap the presents', 'wrapping'],
    ['Pick up the kids from school', 'fetching somebody'],
    ['Rehearse the talk', 'rehearsal'],
    ['Pay back Leo', 'paying back'],
    ['Check the smoke alarm', 'testing alarms'],
    ['Check my emails', 'inbox'],
    ['Delete old mails', 'inbox'],
    ['Remind Jo about the deposit', 'mail'],
    ['Organise the team offsite', 'organising a day out'],
    ['Give notice on the flat', 'giving notice'],
    ['Get Max to bed on time', 'getting children going'],
    ['Pick up the hire van', 'collecting'],
    ['Fix the leak under the sink', 'leaks'],
    ['Mix the vocals on track 3', 'editing media'],
    ['Test the class on times tables', 'assessing pupils'],
    ['Paint the hallway between lets', 'painting walls'],
    ['Pack light for Berlin', 'packing'],
    ['Return the tenant’s deposit', 'refunding somebody'],
    ['Call the crisis line', 'calling for help'],
    ['Plan the roadmap', 'planning ahead'],
    ['Read the news less', 'doing less of it'],
    ['Cut down on sugar', 'doing less of it'],
    ['Drink less coffee', 'doing less of it'],
  ])('%s → %s', (title, name) => {
    expect(familyOf(readTitle(title))?.name ?? 'asked').toBe(name)
  })

  it.each([
    ['Email landlord about damp', { who: 'the landlord', topic: 'damp', state: 'damp', fault: 'damp wall' }],
    ['please call Mum back about Sunday lunch', { who: 'Mum', topic: 'Sunday lunch' }],
    ['Call my sister', { who: 'your sister' }],
    ['text husband', { who: 'your husband' }],
    ['Gift for Mia', { for: 'Mia', thing: 'the gift' }],
    ['Fix my old bike', { thing: 'your old bike' }],
    ["Review Tom's pull request", { thing: "Tom's pull request" }],
    ['Call bank to block the card', { who: 'the bank', aim: 'block the card' }],
    ['Berlin trip', { thing: 'the Berlin trip' }],
    ['Read Moby Dick', { thing: 'Moby Dick' }],
    ['Cancel Netflix', { thing: 'Netflix' }],
    ['Update CV', { thing: 'the CV' }],
    ['Go for a run', { thing: 'the run' }],
    ["Tell mum I can't come on Sunday", { who: 'mum' }],
    ['Email HR about leave', { who: 'HR', topic: 'leave' }],
    ['Write condolences to the Meyers', { who: 'the Meyers' }],
    ['Text Tom happy birthday', { who: 'Tom' }],
    ["Reply to Ben's message", { who: 'Ben' }],
    ['Email Ann Lee about the trip', { who: 'Ann Lee' }],
    ['Ask for a raise', { who: undefined }],
    ['Reconcile the bank statements', { thing: 'the bank statements' }],
    ['Sign up for the yoga class', { thing: 'the yoga class' }],
    ['Get the bike fixed', { thing: 'the bike' }],
    ['Hand in essay', { thing: 'the essay' }],
    ['Send mum the photos', { thing: 'the photos' }],
    ['Take the cake out', { thing: 'the cake' }],
    ['Reply to all the comments', { who: undefined }],
    ["Plan Jonas' birthday", { thing: "Jonas' birthday" }],
    ['Learn Spanish vocabulary', { thing: 'the Spanish vocabulary' }],
    ['Pack for the weekend', { thing: undefined, for: 'the weekend' }],
    ['For the kids: plasters', { title: '“For the kids: plasters”' }],
  ])('reads “%s”', (title, slots) => {
    expect(readTitle(title).slots).toMatchObject(slots)
  })

  it.each([
    'Küche aufräumen',
    'Zahnarzt anrufen',
    'Steuererklärung machen',
    '🍕',
    '',
    'лыжи',
    'xyzzy',
    "don't pay the plumber",
  ])('knows nothing of “%s”, and says so', (title) => {
    for (const minutes of [null, 10, 40, 200]) {
      expect(split({ title, minutes, scope: 'simple' }, 'same')).toBeNull()
      expect(firstMovement({ title, minutes, scope: 'simple' })).toBe('Say aloud what you would touch first.')
    }
  })
})

describe('lines', () => {
  it('need neither emoji nor minutes', () => {
    expect(formatLines(parseLines('1. Open mail\n- [ ] Write it ~3m\n\n* 📤 Send it (2 minutes), do with me'))).toBe(
      '📧 Open mail, 2 min\n✍️ Write it, 3 min\n📤 Send it, 2 min, do with me',
    )
  })

  it.each([
    ['', 'No line holds a step. Write one a line, like “Open mail, 2 min”.'],
    ['Open mail\nWrite, 25 min', 'Line 2 says 25 min; a step takes 1 to 10 minutes. Make it several lines.'],
    ['Write, 1.5 h', 'Line 1 says 1.5 h; a step takes 1 to 10 minutes. Make it several lines.'],
    ['📧, 2 min', 'Line 1 has no words. Say what to do, like “Open mail, 2 min”.'],
    ['x\n'.repeat(21), 'That is 21 steps; 20 fit. Join some lines, or make two tasks.'],
  ])('%j is refused with a next step', (text, sentence) => {
    expect(() => parseLines(text)).toThrow(new UserError(sentence))
  })

  it('refuses a line no step can hold, quoting its start', () => {
    expect(() => parseLines(`${'word '.repeat(60)}, 2 min`)).toThrow(/^Line 1 is long: “word .*…” A step holds 255/u)
  })
})

describe('the rules', () => {
  const good = stepsOf(landlord).steps

  it.each([
    ['too few', good.slice(0, 1), '1 steps; 2 to 3 are allowed.'],
    [
      'generic',
      good.map((s, i) => (i === 1 ? { ...s, description: 'Do the work' } : s)),
      'Step 2: it would fit any task.',
    ],
    ['repeated', good.map((s) => ({ ...s, description: 'Open the mail' })), 'A step is repeated.'],
    [
      'no verb',
      good.map((s, i) => (i === 1 ? { ...s, description: 'The mail' } : s)),
      'Step 2: it does not start with a verb.',
    ],
    ['too long', good.map((s, i) => (i === 1 ? { ...s, minutes: 11 } : s)), 'Step 2: it is not 1 to 10 minutes.'],
    [
      'hard first',
      good.map((s, i) => (i === 0 ? { ...s, minutes: 4 } : s)),
      'The first step is not the easiest: 2 minutes or less, and no other shorter.',
    ],
    ['no emoji', good.map((s, i) => (i === 1 ? { ...s, emoji: 'ab' } : s)), 'Step 2: it has no single emoji.'],
    [
      'two lines',
      good.map((s, i) => (i === 1 ? { ...s, description: 'Open\nit' } : s)),
      'Step 2: the words are empty or not one line.',
    ],
  ])('%s is found', (_, steps, fault) => {
    expect(checkProposal(steps, null, 'simple')).toContain(fault)
  })

  it('hold the sum to a fifth of the estimate, or two minutes', () => {
    expect(checkProposal(good, 12, 'simple')).toEqual([])
    expect(checkProposal(good, 13, 'simple')).toEqual(['Together 10 min; 13 ± 2 is asked.'])
  })
})

/** “Pour it in, press start”: an order after the comma. Words in quotes are somebody's to say. */
function joinsActs(text: string): boolean {
  const parts = text.replace(/“[^”]*”/gu, '').split(/, (?:and |then )*/u)
  return parts
    .slice(1)
    .some((part) => isImperative(part.split(' ')[0] ?? '') && !/^\p{L}+ing /u.test(part) && part.split(' ').length > 1)
}

describe('the data', () => {
  const families = listFamilies()
  const templates = families.flatMap((family) =>
    [family.steps, ...family.parts.map((part) => part.steps)]
      .filter((steps) => steps.length > 0)
      .map((steps) => ({ family, steps })),
  )

  it('has an order in every step and piece, a single emoji, and no idle words', () => {
    const steps = templates.flatMap(({ steps }) => steps)
    const said = steps.flatMap((step) => [...step.say, ...step.smaller.flat()])
    expect(steps.map((step) => step.emoji).filter((emoji) => !isEmoji(emoji))).toEqual([])
    expect(said.filter((say) => !isImperative(say.split(/[ ,:]/)[0] ?? ''))).toEqual([])
    expect(said.filter((say) => isGeneric(say) || /\b(?:just|should|overdue)\b|!/iu.test(say))).toEqual([])
    expect(said.filter((say) => say.split(' ').length >= 20)).toEqual([])
  })

  it('has steps of one act each', () => {
    const said = templates.flatMap(({ steps }) => steps.flatMap((step) => step.say))
    expect(said.filter(joinsActs)).toEqual([])
  })

  it('can always fill a step, begins easily, and can be cut finely', () => {
    for (const { family, steps } of templates) {
      for (const step of steps) {
        expect([
          family.name,
          step.say.at(-1),
          /\{(?!title)/.test(step.say.at(-1) ?? '') && family.parts.every((part) => part.steps !== steps),
        ]).toEqual([family.name, step.say.at(-1), false])
        expect(step.smaller.length).toBeGreaterThanOrEqual(2)
        expect(step.smaller.length).toBeLessThanOrEqual(3)
      }
      expect([family.name, steps[0]?.extra, (steps[0]?.minutes ?? 9) <= 2]).toEqual([family.name, false, true])
      expect(steps.filter((step) => !step.extra).length).toBeGreaterThanOrEqual(3)
    }
  })

  it('names each family once, and no pattern twice', () => {
    const names = families.map((family) => family.name)
    expect(new Set(names).size).toBe(names.length)
    for (const family of families) {
      const words = family.patterns.map((pattern) => pattern.words)
      expect([family.name, words.filter((word, index) => words.indexOf(word) !== index)]).toEqual([family.name, []])
    }
  })
})

describe('shortening', () => {
  it('never cuts inside a character', () => {
    expect(shorten('👨‍👩‍👧‍👦'.repeat(30))).toBe(`${'👨‍👩‍👧‍👦'.repeat(7)}…`)
    expect(shorten('e\u0301'.repeat(60))).toBe(`${'e\u0301'.repeat(40)}…`)
    expect(shorten('Write to the property management about the damp wall')).toBe(
      'Write to the property management about…',
    )
  })
})
