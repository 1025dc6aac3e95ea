// What tests of linking begin with: a code read off an answer, two accounts that are one person, an operator.
import type { Answer } from '../../src/chat/run/dispatcher.ts'
import * as operators from '../../src/domain/access/operators.ts'
import { type Nudging, nudging } from './nudging.ts'
import { textOf } from './talk.ts'
import type { Person, World } from './world.ts'

/** `KXRT-MWPD` */
export function codeIn(answer: Answer): string {
  const code = /\b[B-DF-HJ-NP-TV-XZ]{4}-[B-DF-HJ-NP-TV-XZ]{4}\b/.exec(textOf(answer))?.[0]
  if (code === undefined) throw new Error(`No code in: ${textOf(answer)}`)
  return code
}

/** Somebody who redeemed the command line's token. */
export async function operator(earth: World, name: string): Promise<Person> {
  const person = earth.person(name)
  await operating(person)
  return person
}

/** This person redeems one. */
export async function operating(person: Person): Promise<void> {
  const earth = person.world
  const { code } = await earth.database.knex.transaction((trx) =>
    operators.issueOperatorToken(trx, earth.secretKey, earth.clock.now()),
  )
  const answer = await person.says(`auth redeem ${code}`)
  if (!textOf(answer).includes('You are an operator of this Proxy now')) throw new Error(textOf(answer))
}

/** Ann's code is typed on Discord, and a yes is said there. @returns the question she is asked */
export async function asking(earth: World, people: Pair = {}): Promise<Answer> {
  return (await begun(earth, people)).heart.answer()
}

/** Ann in the terminal and her second account on Discord, linked by a code of her own. */
export async function linked(earth: World, people: Pair = {}) {
  const { first, second, heart, asked } = await begun(earth, people)
  const letter = heart.answer()
  const done = await first.presses(letter, 'Yes, me')
  return { first, second, heart, done: { asked, letter, linked: done } }
}

interface Pair {
  readonly first?: Person
  readonly second?: Person
  /** One that beats already: two would not, since one holds the lease. */
  readonly heart?: Nudging
}

async function begun(
  earth: World,
  { first = earth.person('ann'), second = earth.person('sis', { platform: 'discord', externalId: '99' }), heart }: Pair,
) {
  const beating = heart ?? (await nudging(earth))
  const own = await first.says('auth link')
  const asked = await second.says(`auth redeem ${codeIn(own)}`)
  await second.presses(asked, 'Link')
  await beating.beat()
  return { first, second, heart: beating, asked }
}
