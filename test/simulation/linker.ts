// Two people who become one: a code is said in one chat and typed in another, and both sides say yes. In some worlds an
// admin switches the one who typed it off before the last yes; then nobody is linked.
import type { Request } from '../../src/chat/request.ts'
import type { Answer } from '../../src/chat/run/dispatcher.ts'
import { codeIn } from '../support/linking.ts'
import { textOf } from '../support/talk.ts'
import { chanceOf } from './chance.ts'
import type { Planned } from './history.ts'
import type { Said } from './judge.ts'
import { channelOf, personName } from './places.ts'
import type { Run } from './run.ts'

type Link = Extract<Planned, { kind: 'link' }>

/** They live in no history, so that nothing else befalls them. */
const LEAD = { name: personName(25), platform: 'discord', space: '' } as const
const REDEEMER = { name: personName(24), platform: 'slack', space: 'T1' } as const
const ADMIN = { name: personName(22), platform: 'slack', space: 'T1' } as const
type Side = typeof LEAD | typeof REDEEMER | typeof ADMIN

const TRIES = 15
const AGAIN_MS = 6_000
/** From the first word to what both are told of. */
const DUE_AFTER_MS = 40 * 60_000
const MINUTE_MS = 60_000

/** Lives it. What comes of it is judged by the run, and here by what both sides see. */
export function beginLink(run: Run, { at, isSwitchedOff }: Link): void {
  const { time, history, trace } = run
  let count = 0

  /** Says it until it is answered; null: nobody knows whether it was done. */
  const ask = (who: Side, input: Request['input']): Promise<Answer | null> => {
    const deliveryId = `link ${who.name} ${++count}`
    return new Promise((resolve) => {
      let isOver = false
      const end = (answer: Answer | null): void => {
        isOver = true
        resolve(answer)
      }
      const attempt = (turn: number): void => {
        if (!isOver && turn === TRIES) end(null)
        if (isOver) return
        time.at(time.elapsed + AGAIN_MS, () => attempt(turn + 1))
        const up = [...run.running]
        const current = up[chanceOf(history.seed, deliveryId, turn).below(Math.max(1, up.length))]
        current?.process.later(30, async () => {
          const answer = await current.dispatcher.answer(requestOf(who, input, deliveryId))
          if (isOver || !current.process.isAlive) return
          const { problem, isRepeat } = answer
          // An answer that was lost, or that says it failed, tells nothing.
          end(problem === 'failed' || problem === 'later' || isRepeat ? null : answer)
        })
      }
      attempt(0)
    })
  }
  const say = (who: Side, line: string): Promise<Answer | null> => ask(who, { kind: 'typed', line })

  /** Says something that the judge knows of. */
  const wish = async (who: Side, line: string, of: Said['wish']): Promise<Answer | null> => {
    const said: Said = {
      ...{ person: who.name, wish: of, sentAt: time.elapsed, answeredAt: null },
      ...{ isOver: false, takenBy: null, hasFailed: false },
    }
    run.said.push(said)
    const answer = await say(who, line)
    said.isOver = true
    if (answer) said.answeredAt = time.elapsed
    return answer
  }

  /** Nothing is known any more where one of these is null. */
  const live = async (): Promise<void> => {
    const dueAt = at + DUE_AFTER_MS - ((history.start.getTime() + at) % MINUTE_MS)
    const due = new Date(history.start.getTime() + dueAt)
    const text = due.toISOString().slice(0, 16)
    for (const who of [ADMIN, REDEEMER, LEAD]) if (!(await say(who, 'tasks'))) return
    for (const who of [REDEEMER, LEAD]) {
      const thing = thingOf(who)
      if (!(await wish(who, `task add "${thing}" due:${text}`, { kind: 'make', thing, due }))) return
    }
    const offered = await say(LEAD, 'auth link')
    if (!offered) return
    const asked = await say(REDEEMER, `auth redeem ${codeIn(offered)}`)
    const line = asked?.view.buttons.find(({ label }) => label === 'Link')?.line
    if (line === undefined || !(await ask(REDEEMER, { kind: 'pressed', line }))) return
    const { knex } = run.simulated.database
    const link = await knex('link_codes').orderBy('created_at', 'desc').first('code_id')
    if (isSwitchedOff) {
      const off = { kind: 'switch', person: REDEEMER.name, isOn: false } as const
      if (!(await wish(ADMIN, `admin set person:${REDEEMER.name} active:no`, off))) return
    }
    const yes = await say(LEAD, `auth confirm link:${link?.code_id} answer:yes`)
    if (!yes) return
    const seen = [await say(REDEEMER, 'tasks'), await say(LEAD, 'tasks')]
    if (seen.some((answer) => answer === null)) return
    const [redeemed, led] = seen.map((answer) => (answer ? textOf(answer) : ''))
    trace(`linked: ${textOf(yes).split('\n')[0]}`)
    const sees = (shown: string | undefined, who: Side): boolean => shown?.includes(thingOf(who)) === true
    if (isSwitchedOff && (sees(redeemed, REDEEMER) || sees(redeemed, LEAD) || sees(led, REDEEMER)))
      run.faults.push({ what: 'admitted', about: `${REDEEMER.name} was linked after being switched off` })
    if (!isSwitchedOff && !(sees(redeemed, LEAD) && sees(led, REDEEMER)))
      run.faults.push({ what: 'lost', about: `what the other one had: ${redeemed} | ${led}` })
  }

  void live().catch((error: unknown) => run.faults.push({ what: 'error', about: `linking: ${error}` }))
}

/** Each of them has one thing. */
const thingOf = ({ name }: Side): string => `Thing ${name}000001`

const requestOf = (who: Side, input: Request['input'], deliveryId: string): Request => ({
  deliveryId,
  who: { platform: who.platform, space: who.space, externalId: who.name, name: who.name, zone: 'Etc/UTC' },
  where: { channelId: channelOf(who.platform, who.name), kind: 'private' },
  input,
  numbersButtons: false,
  ...(who === ADMIN ? { isSpaceAdmin: async () => true } : {}),
})
