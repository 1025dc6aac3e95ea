// Several nudges a minute owed to one person: killed amid them, and handed over to Slack by a host that sleeps, is killed and
// starts again. Each is said once, and none early. Short here; FAULTS=full for more rounds.
import { describe, expect } from 'vitest'
import { migrate } from '../../src/database/index.ts'
import { plainText, startFakeSlack } from '../fakes/slack/index.ts'
import { type Child, startChild } from '../support/child.ts'
import { onTestFinished, testBeside } from '../support/side-by-side.ts'
import { HANDING_OVER } from './handing-over.ts'
import { judge, said } from './judge.ts'
import { type Owed, owe } from './people.ts'
import { DISCORD_POST, deployed, SLACK_POST } from './platforms.ts'
import { looking, urlOf } from './programs.ts'
import { isFull, LONG_MS, SETTLE_MS, settled, until } from './setup.ts'

const MINUTE = 60_000
/** How long a killed process keeps others from handing over. */
const LEASE_MS = 61_000
/** What the processes wait for, and a busy machine. */
const LATEST_MS = 30_000 + 20_000 + 25_000

/** A host that sleeps has SQLite; on PostgreSQL the same takes longer, since leases of the dead run out first. */
const ENGINES = isFull ? (['sqlite', 'postgres'] as const) : (['sqlite'] as const)

describe.concurrent.each(ENGINES)('one person, several nudges a minute (%s)', (engine) => {
  testBeside(
    'killed amid them: some taken and not answered, some taken when the process is dead',
    async () => {
      const here = await deployed(engine)
      const { slack, discord } = here
      let program = await here.start()
      const owed: Owed[] = []
      for (let round = 0; round < (isFull ? 10 : 1); round++) {
        const [one, other] = [here.slackPeople(1), here.discordPeople(1)]
        const before = slack.arrivals(SLACK_POST)
        owed.push(...(await here.owes([...one, ...other], 500, { each: 8, apartMs: 1_500 })))
        await until(() => slack.arrivals(SLACK_POST) - before >= 3)
        const ends = [
          slack.faults.add({ method: SLACK_POST, times: 1, answerAfterMs: 60_000 }),
          slack.faults.add({ method: SLACK_POST, slowMs: 3_000 }),
        ]
        discord.faults.arm(DISCORD_POST, { kind: 'slow', ms: 60_000 })
        await until(() => slack.arrivals(SLACK_POST) - before >= 5)
        for (const end of ends) end()
        discord.faults.clear()
        program = await here.restart(program)
      }
      await here.expectPerfect('one person, killed amid them', owed, { max: LATEST_MS })
    },
    LONG_MS,
  )

  testBeside(
    'handed over by a host that is killed, sleeps and wakes',
    async () => {
      const slack = await startFakeSlack({ postLimit: { perSecond: 1, burst: 3 } })
      onTestFinished(() => slack.stop())
      const url = await urlOf(engine)
      const database = await looking(url)
      await migrate(database, 'latest')
      const addressOf = (name: string) => {
        const person = slack.person(name, { knowsApp: true })
        return {
          ...{ platform: 'slack', space: slack.workspace.id, externalId: person.id, channelId: person.dmChannel().id },
        }
      }
      let ahead = 0
      const passes = (ms: number) => {
        ahead += ms
        slack.advance(ms)
        slack.postDue()
      }
      const start = async (): Promise<Child> => {
        const child = await startChild(HANDING_OVER, [url, slack.apiUrl, slack.botToken, String(ahead)])
        await child.said('ready')
        return child
      }
      const owed: Owed[] = []
      for (let round = 0; round < (isFull ? 8 : 1); round++) {
        const rest = { fromMs: 8 * MINUTE, spreadMs: 0, offsetMs: ahead }
        owed.push(
          ...(await owe(database, { ...rest, count: 1, to: [addressOf(`ann${round}`)], each: 8, apartMs: 9_000 })),
        )
        owed.push(...(await owe(database, { ...rest, count: 1, to: [addressOf(`ben${round}`)], each: 3 })))
        // Killed when Slack has taken one and not answered.
        const held = () => slack.arrivals('chat.scheduleMessage')
        let before = held()
        let end = slack.faults.add({ method: 'chat.scheduleMessage', answerAfterMs: 60_000 })
        let child = await start()
        await until(() => held() > before && slack.scheduled().length > 0)
        await child.kill()
        end()
        passes(LEASE_MS)
        // Killed when Slack takes one only seconds later.
        before = held()
        end = slack.faults.add({ method: 'chat.scheduleMessage', slowMs: 4_000 })
        child = await start()
        await until(() => held() > before)
        const known = slack.scheduled().length
        await child.kill()
        end()
        await until(() => slack.scheduled().length > known)
        passes(LEASE_MS)
        // Awake for as long as it takes to hand over what is left.
        child = await start()
        await until(() => slack.scheduled().length >= 8)
        await child.kill()
        // Asleep over some of them; killed while it looks what became of those.
        passes(6.5 * MINUTE)
        end = slack.faults.add({ method: 'conversations.history', answerAfterMs: 60_000 })
        const looked = slack.arrivals('conversations.history')
        child = await start()
        await until(() => slack.arrivals('conversations.history') > looked)
        await child.kill()
        end()
        // Asleep over the rest.
        passes(10 * MINUTE)
        child = await start()
        expect(await settled(database, SETTLE_MS, ahead), 'something is never said').toBe(true)
        await child.kill()
      }
      // What Slack still holds is said without the host.
      passes(MINUTE)
      const accepted = slack.posted().map((message) => ({
        idempotencyKey: message.ts,
        text: plainText(message).replaceAll('&lt;', '<').replaceAll('&gt;', '>'),
        space: 'slack',
        at: Number(message.ts) * 1000,
      }))
      const verdict = judge(owed, accepted)
      const bySlack = slack.posted().filter(({ metadata }) => metadata === undefined).length
      said(`${engine}, handed over`, verdict, `; ${bySlack} messages posted by Slack itself`)
      expect(verdict).toMatchObject({ lost: 0, doubled: 0, early: 0 })
      // Most were: what Slack had not taken in time is said by the host.
      expect(bySlack).toBeGreaterThan(owed.length / 2)
      expect(slack.findings).toEqual([])
    },
    LONG_MS,
  )
})
