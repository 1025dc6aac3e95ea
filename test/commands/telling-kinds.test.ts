// Kinds of telling: regrets, sighs, states of a day, what one calls oneself, what died, who said no; and the lines beside them
// that look alike and are to be done. Then what is asked about the assistant itself, and what asks for less.
import { test } from 'vitest'
import { describeOnBothEngines } from '../support/databases.ts'
import { not, talk } from '../support/talk.ts'
import { type Person, world } from '../support/world.ts'

/** Mon 30 November 2026, 10:00 in Vienna. */
const MORNING = new Date('2026-11-30T09:00:00Z')

describeOnBothEngines('kinds of telling', (open) => {
  const person = async (): Promise<Person> => (await world(await open(), { now: MORNING })).person('ann')

  test.each([
    ['i should have taken a gap year', 'enough for now'],
    ["we could've left earlier", '[Add as a task]'],
    ['i was meant to start an hour ago', 'enough for now'],
    ['somebody set off the fire alarm', '[Add as a task]'],
    ['no one tells you about the paperwork', '[Add as a task]'],
    ['two parents complained', '[Add as a task]'],
    ['proper knackered', '[Add as a task]'],
    ['so no lessons', '[Add as a task]'],
    ['12 hours on my feet', 'enough for now'],
    ['pure misery out there', 'enough for now'],
    ['at least they turn up', '[Add as a task]'],
    ['bridge club was cancelled', not('Nothing open')],
    ['i do worry about her', '[Add as a task]'],
    ['tis only tuesday', '[Add as a task]'],
    ['hello. i have never used such a thing before', '[Add as a task]'],
    ['not fair', '[Add as a task]'],
    ['oh heavens', '[Add as a task]'],
    ['they said no', not('No question is open')],
    ['my scanner died twice', not('sorry')],
    ['radio’s broken so that’s fun', /annoying|needed|Annoying/],
    ['could be worse', 'Good to hear'],
    ['i’ve had enough', 'enough for now'],
    ['don’t be worrying', '[Add as a task]'],
    ['explains a lot tbh', '[Add as a task]'],
    ['anyway', '[Add as a task]'],
    ['ok no problem', '[Add as a task]'],
    ['hyperfocused on birds for 3 hours', '[Add as a task]'],
    ['cut my thumb', /list can wait|Less is fine/],
    ['best night in months', 'Good to hear'],
    ['every day is the same day', '[Add as a task]'],
    ['hung up on me', not('Nothing open')],
    ['feet like balloons', /list can wait|Less is fine/],
    ['good day today actually', 'Good to hear'],
    ["i'm caring for my mum, she has dementia", /sorry/i],
    ['she asked for dad again', not('last message')],
    ["i can't make myself start", 'enough for now'],
    ['i am not robot', not('undo')],
    ['rejected again', not('No question is open')],
    ['third one this month', '[Add as a task]'],
    ['made my week that', 'Good to hear'],
  ])('“%s” is answered', async (line, answer) => {
    await talk(await person(), [[line, answer, not('Added')]])
  })

  test.each([
    'should have lunch with jo',
    'everyone to sign the card',
    '12 hours of cover for the rota',
    'no salt crisps',
    'pure wool socks',
    'at least 3 quotes for roof',
    'well woman check',
    'cut my nails',
    'best man speech',
    'every day stretch like the physio showed',
  ])('“%s” is kept as a thing to do', async (line) => {
    await talk(await person(), [[line, 'Added', not('Not a task')]])
  })

  test.each(['need to be better', 'any word from the department'])('“%s” is kept in doubt', async (line) => {
    await talk(await person(), [[line, `Added: ${line}`, '[Not a task]']])
  })

  test('“need to be at the station by 6” is no wish to be better', async () => {
    await talk(await person(), [['need to be at the station by 6', 'Added', not('Not a task')]])
  })

  test.each([
    ['do you judge me', 'enough for now'],
    ['am i bothering you', 'enough for now'],
    ['does this cost me anything', 'cost nothing'],
    ['is there a catch', 'cost nothing'],
    ["you're very patient", /glad it helps/i],
    ['is it silly to keep his number', 'Nothing has to be decided'],
    ['why do i do this', 'enough for now'],
    ['did anyone message', "I can't answer that"],
    ['what should i eat', "I can't answer that"],
    ['grand so', 'Any time'],
    ['khuda hafiz', 'Bye for now'],
    ['shutting the laptop', 'Bye for now'],
    ['back to the grind', 'Welcome back'],
    ['ok so', "I'm here"],
    ['sorry', 'No need to be sorry'],
    ['is it me', 'enough for now'],
    ["i'll get there", 'Nothing has to be decided'],
    ['is this normal', 'enough for now'],
    ['can i go home yet', 'enough for now'],
  ])('“%s” has an answer that fits', async (line, answer) => {
    await talk(await person(), [[line, answer, not('Added')]])
  })

  test('who asks for less gets less', async () => {
    await talk(await person(), [
      ['water the plants', 'Added'],
      ["what's the easiest thing on here", 'water the plants', not('Added')],
      ["what's the least i can do", 'One thing now', 'water the plants'],
      ['one job then telly', 'One thing now'],
      ['tell me one thing to do before home', 'One thing now'],
      ['can i have a small win', 'water the plants', not('Open tasks')],
      ['just the essentials today please', 'Which ones today?'],
      ['what would you do', 'water the plants'],
    ])
  })

  test('what was asked of what is there knows it by its words', async () => {
    await talk(await person(), [
      ['order plasterboard', 'Added'],
      ['did i order the plasterboard', 'Not yet', 'order plasterboard'],
      ['pick up insulin', 'Added'],
      ['so many picks per hour its a joke', not('Is that about')],
      ['is there anything i promised', 'Open tasks'],
      ['give mum her meds', 'Added'],
      ['did she have her meds', 'Not yet', 'give mum her meds'],
    ])
  })

  test('what is named is not what was shown', async () => {
    await talk(await person(), [
      ['polish the brass', 'Added'],
      ['nearly finished', 'Still open: polish the brass'],
      ['sermon nearly finished', not('Noted')],
      ['nearly finished', not('polish the brass')],
    ])
  })

  test('who wants company may call it by its newest name', async () => {
    await talk(await person(), [
      ['tidy desk', 'Added'],
      ['can you be my accountability buddy', 'Focus'],
    ])
  })
})
