// Every pattern of every command, said: made into sentences, sent through the real dispatcher, and read as its command.
// Where another command reads a sentence instead, the pair is listed here with the reason, or this fails.
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createCatalogue } from '../../src/chat/command.ts'
import type { Dispatcher } from '../../src/chat/run/dispatcher.ts'
import { commands } from '../../src/commands/index.ts'
import { opener } from '../support/databases.ts'
import { offeredCommands, type SpokenExample, spokenExamples, watchCommands, withoutTraces } from '../support/spoken.ts'
import { type Person, world } from '../support/world.ts'

const open = opener('sqlite', { until: 'block' })
const catalogue = createCatalogue(commands)
const saying = commands.filter(({ says }) => says && says.length > 0)
const SENTENCES = 6

/** Two commands that read the same sentence: which of them does, and why that is right. */
const RESOLVED: Readonly<Record<string, string>> = {
  'me answer → me help': '“help” alone is the topic page, which says more than an answer',
  'me answer → me undo': '“never mind” takes the newest change back',
  'me answer → me home': 'a greeting alone opens Home',
  'me answer → me welcome': '“who are you” is answered by the welcome',
  'me answer → ritual evening': '“good night” closes the day',
  'me answer → focus stop': '“stop” alone ends a session, or says that none runs',
  'me home → me answer': '“what’s going on” is small talk, until Home is named',
  'task list → me answer': 'what names neither a list nor a day is small talk or a question',
  'focus start → me answer': 'words that name no task are a question',
  'task drop → task done': '“cross off” is said of what is done; an undo is one tap away',
  'progress show → me style': '“show points” shows points from now on',
  'task reopen → task add': 'what isn’t over can’t be put back: the words are kept',
}

const WEEK = [
  'task add title:"Buy milk" due:friday',
  'task add title:"Report draft" minutes:40',
  'task add title:"Email landlord about damp"',
  'habit add Read',
  'habit add Meds at:21:00 essential:yes',
  'goal add Portfolio online by 12 June',
  'project add Flat',
]

/** People in the middle of a week; in a session of focus; and with the milk bought. */
const people: Record<'usual' | 'focusing' | 'finished', Person[]> = { usual: [], focusing: [], finished: [] }
let dispatcher: Dispatcher
let ranSince: () => readonly string[]

beforeAll(async () => {
  const earth = await world(await open())
  const more = { usual: [], focusing: ['focus 25'], finished: ['done milk'] }
  for (const kind of ['usual', 'focusing', 'finished'] as const) {
    const person = earth.person(kind)
    for (const line of ['hello', ...WEEK]) await person.says(line)
    // What was asked meanwhile is over.
    earth.clock.advance({ minutes: 30 })
    for (const line of more[kind]) await person.says(line)
    people[kind].push(person)
  }
  dispatcher = withoutTraces(earth.host)
}, 60_000)
// Spies are taken off after each test.
beforeEach(() => {
  ranSince = watchCommands()
})

const speakerOf = (name: string): Person => {
  const [person] =
    people[/^focus (?!start|join|break)/.test(name) ? 'focusing' : name === 'task reopen' ? 'finished' : 'usual']
  if (!person) throw new Error('Nobody is there')
  return person
}

/** What a sentence came to: the command itself, an offer of it, or other commands by name. */
async function readAs(name: string, line: string, trust: SpokenExample['trust'] = 'sure'): Promise<'own' | string> {
  ranSince()
  const answer = await dispatcher.answer(speakerOf(name).request({ kind: 'typed', line }))
  const ran = ranSince()
  const isOwn = ran.includes(name) || offeredCommands(answer).includes(name)
  return isOwn || (trust === 'title' && ran.includes('task add')) ? 'own' : ran.join('+')
}

/** Answered without a command: thanks, yes and no; a question that no command has to answer. */
const NO_COMMAND = ''

describe('every pattern is read as its command, or honestly offered', () => {
  test.each(saying.map((command) => [command.name, command] as const))(
    '%s',
    { timeout: 120_000 },
    async (name, command) => {
      const dead: string[] = []
      const conflicts = new Set<string>()
      const examples = spokenExamples(catalogue, command, SENTENCES)
      for (const pattern of new Set(examples.map((each) => each.pattern))) {
        const ofPattern = examples.filter((each) => each.pattern === pattern)
        let isReached = false
        for (const { sentence, trust } of ofPattern) {
          const read = await readAs(name, sentence, trust)
          if (read === 'own') isReached = true
          else if (read !== NO_COMMAND) conflicts.add(`${name} → ${read}`)
        }
        if (!isReached) dead.push(`${pattern}: ${ofPattern.map(({ sentence }) => `“${sentence}”`).join(', ')}`)
      }
      expect(dead).toEqual([])
      expect([...conflicts].filter((pair) => RESOLVED[pair] === undefined)).toEqual([])
    },
  )
})

describe('politeness changes nothing', () => {
  const FRAMES = ['please {}', '{} please', 'could you {}', 'hey proxy, {}', 'can you please {}, thanks']
  test.each(saying.map((command) => [command.name, command] as const))(
    '%s',
    { timeout: 60_000 },
    async (name, command) => {
      const examples = spokenExamples(catalogue, command, 3).filter(({ trust }) => trust === 'sure')
      let bare: string | undefined
      for (const { sentence } of examples) {
        if (sentence.includes(' ') && (await readAs(name, sentence)) === 'own') bare ??= sentence
        if (bare !== undefined) break
      }
      if (bare === undefined) return expect(examples.length, `nothing to say for ${name}`).toBe(0)
      for (const frame of FRAMES)
        expect(await readAs(name, frame.replace('{}', bare)), frame.replace('{}', bare)).toBe('own')
    },
  )
})
