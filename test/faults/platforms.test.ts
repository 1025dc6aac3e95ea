// The program itself, with the real adapters, on a Slack and a Discord that are late, limited, break, and show a message
// in a channel's history only seconds after they took it: killed with letters in flight, each is said once, none is early,
// and none is later than stated. Short here; FAULTS=full for more of everything.
import { describe, expect } from 'vitest'
import { testBeside } from '../support/side-by-side.ts'
import { judge } from './judge.ts'
import type { Owed } from './people.ts'
import { type Deployment, DISCORD_POST, deployed, SLACK_HISTORY, SLACK_POST } from './platforms.ts'
import { isFull, LONG_MS, SEEDS, until, wait } from './setup.ts'

/** After this many milliseconds a look-up may believe that nothing came: the answer was lost, or the process died. */
const AFTER_LOST_ANSWER = 15_000
const AFTER_DEATH = 30_000
/** What the rest of a machine may cost: ticks, rests between look-ups, and others at work beside it. */
const SLACK_OF_THE_MACHINE = 25_000
/** A dead process keeps the lease for sending for so long. */
const LEASE = { sqlite: 0, postgres: 20_000 }

describe.concurrent.each(['sqlite', 'postgres'] as const)('the real adapters (%s)', (engine) => {
  testBeside(
    'killed with letters in flight, of which some are accepted only seconds after, and look-ups that are late',
    async () => {
      const here = await deployed(engine)
      const { slack, discord, random } = here
      slack.settings.historyLagMs = () => 3_000 + random() * 3_000
      discord.world.historyLagMs = slack.settings.historyLagMs
      let program = await here.start()
      const owed: Owed[] = []
      const dyingWith: number[] = []
      for (let kill = 0; kill < (isFull ? 5 : engine === 'sqlite' ? 2 : 1); kill++) {
        // A process that has just begun sends one at a time to a place until it has answered.
        owed.push(...(await primed(here)))
        const [onSlack, onDiscord] = [here.slackPeople(12), here.discordPeople(12)]
        const before = underWay(here)
        // Taken at once and not answered; taken three and six seconds later, when the process is long dead.
        const ends = [
          slack.faults.add({ method: SLACK_POST, times: 4, answerAfterMs: 60_000 }),
          slack.faults.add({ method: SLACK_POST, times: 4, slowMs: 3_000 }),
          slack.faults.add({ method: SLACK_POST, slowMs: 6_000 }),
        ]
        discord.faults.arm(DISCORD_POST, { kind: 'slow', ms: 60_000 }, 4)
        discord.faults.arm(DISCORD_POST, { kind: 'late', ms: 3_000 }, 4)
        discord.faults.arm(DISCORD_POST, { kind: 'late', ms: 6_000 }, Number.POSITIVE_INFINITY)
        owed.push(...(await here.owes([...onSlack, ...onDiscord], 500)))
        owed.push(
          ...(await here.owesKinds(
            [...here.slackPeople(3), ...here.discordPeople(3)],
            [...here.slackPeople(3), ...here.discordPeople(3)],
          )),
        )
        await until(() => underWay(here).slack - before.slack >= 6 && underWay(here).discord - before.discord >= 6)
        const now = underWay(here)
        dyingWith.push(now.slack - before.slack + now.discord - before.discord)
        for (const end of ends) end()
        discord.faults.clear()
        program = await here.restart(program)
      }
      const max = AFTER_DEATH + LEASE[engine] + SLACK_OF_THE_MACHINE
      await here.expectPerfect('killed in flight, look-ups late', owed, { max }, `; died with ${dyingWith.join(', ')}`)
      expect(Math.min(...dyingWith)).toBeGreaterThanOrEqual(12)
      expectPolite(here)
    },
    LONG_MS,
  )

  testBeside(
    'killed with many in flight, and a history that is limited: asked within its limit, never inside a Retry-After',
    async () => {
      const here = await deployed(engine)
      const { slack } = here
      // In the long form as documented; in the short one a shorter window, so that it is met all the same.
      const [count, calls, windowMs] = isFull ? [300, 50, 60_000] : [40, 8, 5_000]
      slack.settings.callLimits = { [SLACK_HISTORY]: { calls, perMs: windowMs } }
      const program = await here.start()
      const owed = await primed(here)
      const end = slack.faults.add({ method: SLACK_POST, answerAfterMs: 60_000 })
      owed.push(...(await here.owes(here.slackPeople(count), 500)))
      const before = underWay(here).slack
      await until(() => underWay(here).slack - before >= 20)
      end()
      await here.restart(program)
      const max = AFTER_DEATH + LEASE[engine] + (count / calls) * windowMs + SLACK_OF_THE_MACHINE
      const histories = () => slack.all('call').filter(({ method }) => method === SLACK_HISTORY)
      await here.expectPerfect('history limited', owed, { max })
      const refused = histories().filter(({ status }) => status === 429).length
      process.stdout.write(`${engine}: ${histories().length} look-ups, ${refused} of them refused\n`)
      expect(histories().length).toBeGreaterThanOrEqual(20)
      // Each looked up once, and once more for each refusal: no storm.
      expect(histories().length - refused).toBeLessThanOrEqual(count)
      expectPolite(here)
    },
    LONG_MS,
  )

  testBeside(
    'answers lost: a post accepted after thirteen seconds, several words of a minute to one person, Discord by its nonce',
    async () => {
      const here = await deployed(engine)
      const { slack, discord, random } = here
      slack.settings.historyLagMs = () => 3_000 + random() * 3_000
      await here.start()
      const owed = await primed(here)
      const times = isFull ? 20 : 3
      const late = here.slackPeople(1)
      const lost = here.slackPeople(times)
      slack.faults.add({ method: SLACK_POST, channel: late[0]?.channelId, slowMs: 13_000, times: 1 })
      for (const { channelId } of lost)
        slack.faults.add({ method: SLACK_POST, channel: channelId, reset: 'after', times: 1 })
      discord.faults.arm(DISCORD_POST, { kind: 'late', ms: 13_000 })
      discord.faults.arm(DISCORD_POST, { kind: 'acceptThenReset' }, times)
      owed.push(...(await here.owes(late, 500)))
      owed.push(...(await here.owes([...lost, ...here.discordPeople(1 + times)], 500, { each: 3 })))
      await here.expectPerfect('answers lost', owed, { max: 10_000 + AFTER_LOST_ANSWER + SLACK_OF_THE_MACHINE })
      expectPolite(here)
    },
    LONG_MS,
  )

  testBeside(
    'a workspace and Discord that worked, with dozens in flight, fail for a second and a half: back in seconds',
    async () => {
      const here = await deployed(engine)
      const { slack, discord } = here
      await here.start()
      const owed = await primed(here)
      const before = underWay(here)
      // Slowly, so that as many as may are in flight before the first fails.
      const end = slack.faults.add({ method: SLACK_POST, slowMs: 400, status: 503 })
      discord.faults.arm(DISCORD_POST, { kind: 'status', status: 503 }, Number.POSITIVE_INFINITY)
      owed.push(...(await here.owes([...here.slackPeople(13), ...here.discordPeople(41)], 500)))
      await until(() => underWay(here).slack > before.slack && underWay(here).discord > before.discord)
      const from = Date.now()
      await wait(1_500)
      end()
      discord.faults.clear()
      here.outages.push({ from, to: Date.now() })
      await here.expectPerfect('failed for 1.5 s', owed, { max: AFTER_LOST_ANSWER + SLACK_OF_THE_MACHINE })
      expect(await here.database.knex('spaces').whereNotNull('paused_until').where('failure_count', '>', 0)).toEqual([])
      expectPolite(here)
    },
    LONG_MS,
  )
})

if (isFull)
  describe.concurrent.each(['sqlite', 'postgres'] as const)('killed two hundred times (%s)', (engine) => {
    for (const seed of SEEDS.slice(0, 1))
      testBeside(
        `three thousand owed through both adapters (seed ${seed})`,
        async () => {
          const here = await deployed(engine, seed)
          const { slack, discord, random } = here
          slack.settings.historyLagMs = () => random() * 6_000
          discord.world.historyLagMs = slack.settings.historyLagMs
          let program = await here.start()
          const owed = await primed(here)
          const kills = Number(process.env['FAULTS_KILLS'] ?? 200)
          for (let kill = 0; kill < kills; kill++) {
            const end = slack.faults.add({ method: SLACK_POST, times: 1, answerAfterMs: 20_000 })
            slack.faults.add({ method: SLACK_POST, times: 1, slowMs: random() * 6_000 })
            discord.faults.arm(DISCORD_POST, { kind: 'slow', ms: 20_000 }, 2)
            discord.faults.arm(DISCORD_POST, { kind: 'late', ms: random() * 6_000 }, 2)
            const before = underWay(here)
            owed.push(
              ...(await here.owes([...here.slackPeople(7), ...here.discordPeople(8)], 200, { spreadMs: 1_000 })),
            )
            await until(() => underWay(here).slack + underWay(here).discord > before.slack + before.discord + 2)
            await wait(random() * 800)
            end()
            program = await here.restart(program)
          }
          const looked = () => slack.all('call').filter(({ method }) => method === SLACK_HISTORY).length
          const since = looked()
          // What is to be looked up on Slack waits for its turn: forty-five a minute.
          const max = AFTER_DEATH + LEASE[engine] + SLACK_OF_THE_MACHINE + (kills * 3 * 60_000) / 45
          await here.expectPerfect(
            `${kills} kills`,
            owed,
            { max },
            `; ${since} look-ups before the last kill, ${looked() - since} after`,
          )
          expectPolite(here)
        },
        3 * LONG_MS,
      )
  })

/** Each platform has answered once, so that many are tried at once. */
async function primed(here: Deployment): Promise<Owed[]> {
  const owed = await here.owes([...here.slackPeople(1), ...here.discordPeople(1)], 0)
  await until(() => judge(owed, here.accepted()).lost === 0)
  return owed
}

/** Requests to post that have come so far, whatever became of them. */
const underWay = ({ slack, discord }: Deployment): { readonly slack: number; readonly discord: number } => ({
  slack: slack.arrivals(SLACK_POST),
  discord: discord.arrivals(DISCORD_POST),
})

/** Nobody called inside a Retry-After, and no limit of Discord's was broken. */
function expectPolite({ slack, discord }: Deployment): void {
  expect(slack.findings.filter((finding) => finding.includes('Retry-After'))).toEqual([])
  expect(discord.violations.filter(({ kind }) => kind === 'waiting')).toEqual([])
}
