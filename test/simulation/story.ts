// People who live in no history, so that nothing else befalls them: what one of them says is delivered until it is answered,
// and the next thing is said when it was.
import type { Request } from '../../src/chat/request.ts'
import type { Answer } from '../../src/chat/run/dispatcher.ts'
import type { Timer } from '../../src/time/world.ts'
import { chanceOf } from './chance.ts'
import type { Said } from './judge.ts'
import { channelOf } from './places.ts'
import type { Run } from './run.ts'

/** Somebody in a story, and the account they write from. */
export interface Side {
  readonly name: string
  readonly platform: 'slack' | 'discord'
  readonly space: string
  readonly isAdmin?: true
}

export interface Story {
  /** Null: nobody knows whether it was done. */
  say(who: Side, line: string): Promise<Answer | null>
  /** Null also where the answer has no such button. */
  press(who: Side, answer: Answer, label: string | RegExp): Promise<Answer | null>
  /** Says or presses something that the judge knows of, as one wish or as several. */
  wish(who: Side, of: readonly Said['wish'][], ask: () => Promise<Answer | null>): Promise<Answer | null>
  /** Resolves at that many milliseconds since the beginning. */
  until(ms: number): Promise<void>
}

const TRIES = 15
const AGAIN_MS = 6_000

/** @param title what no other story of the run has */
export function createStory(run: Run, title: string): Story {
  const { time, history } = run
  let count = 0

  const ask = (who: Side, input: Request['input']): Promise<Answer | null> => {
    const deliveryId = `${title} ${who.name} ${++count}`
    return new Promise((resolve) => {
      let isOver = false
      let again: Timer | null = null
      const end = (answer: Answer | null): void => {
        isOver = true
        again?.stop()
        resolve(answer)
      }
      const attempt = (turn: number): void => {
        if (!isOver && turn === TRIES) end(null)
        if (isOver) return
        again = time.at(time.elapsed + AGAIN_MS, () => attempt(turn + 1))
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

  return {
    say: (who, line) => ask(who, { kind: 'typed', line }),
    async press(who, answer, label) {
      const button = answer.view.buttons.find((each) =>
        typeof label === 'string' ? each.label === label : label.test(each.label),
      )
      return button ? ask(who, { kind: 'pressed', line: button.line }) : null
    },
    async wish(who, of, asked) {
      const said = of.map(
        (wish): Said => ({
          ...{ person: who.name, wish, sentAt: time.elapsed, answeredAt: null },
          ...{ isOver: false, takenBy: null, hasFailed: false },
        }),
      )
      run.said.push(...said)
      const answer = await asked()
      for (const each of said) Object.assign(each, { isOver: true, answeredAt: answer ? time.elapsed : null })
      return answer
    },
    until: (ms) =>
      new Promise((resolve) => {
        time.at(ms, resolve)
      }),
  }
}

const requestOf = (who: Side, input: Request['input'], deliveryId: string): Request => ({
  deliveryId,
  who: { platform: who.platform, space: who.space, externalId: who.name, name: who.name, zone: 'Etc/UTC' },
  where: { channelId: channelOf(who.platform, who.name), kind: 'private' },
  input,
  numbersButtons: false,
  ...(who.isAdmin ? { isSpaceAdmin: async () => true } : {}),
})
