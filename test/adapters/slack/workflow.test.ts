// The workflow step “Capture for somebody”: offered to the person it is for, kept only with their yes.
import { describe, expect, test } from 'vitest'
import { createManifest } from '../../../adapters/slack/register.ts'
import { createCatalogue } from '../../../src/chat/command.ts'
import { commands } from '../../../src/commands/index.ts'
import { judgeManifest, labels, plainText } from '../../fakes/slack/index.ts'
import { describeOnBothEngines } from '../../support/databases.ts'
import { closedAfterEach, FOUR } from './product-workspace.ts'
import { TRANSPORTS } from './workspace.ts'

const openWorkspace = closedAfterEach()

describeOnBothEngines('the step', (database) => {
  describe.each(TRANSPORTS)('by %s', (transport) => {
    const begin = async () => {
      const open = await openWorkspace(transport, await database())
      const { slack } = open
      slack.app.events.add('function_executed')
      const run = (id: string, inputs: object, callback = 'capture_for_somebody') =>
        slack.event(
          { type: 'function_executed', function: { callback_id: callback }, inputs, function_execution_id: id },
          FOUR,
        )
      const ends = () =>
        slack.all('call').filter(({ method, reply }) => method.startsWith('functions.complete') && reply.ok === true)
      return { ...open, run, ends }
    }

    test('offers it once, and the person’s yes keeps it', async () => {
      const { ann, slack, dm, run, ends, rows, eventually } = await begin()
      await dm('hi')
      const before = ann.dmMessages().length
      await run('Fx1', { person: ann.id, text: 'Approve <!channel> the *invoice*', link: 'https://acme.example/i/1' })
      await slack.until(() => ends().length > 0)
      await slack.settled(40)
      expect(ann.dmMessages()).toHaveLength(before + 1)
      const offer = ann.dmMessages().at(-1)
      if (!offer) throw new Error('Nothing was offered')
      expect(plainText(offer)).toContain('A workflow suggests a task')
      expect(labels(offer)).toEqual(['Save as task'])
      expect(await rows('tasks')).toEqual([])
      expect(ends().map(({ method }) => method)).toEqual(['functions.completeSuccess'])
      await ann.press(offer, 'Save as task', FOUR)
      await eventually(async () => (await rows('tasks')).length > 0)
      await slack.settled(40)
      expect(await rows('tasks')).toMatchObject([{ title: 'Approve <!channel> the *invoice*' }])
      expect((await rows('tasks'))[0].description).toContain('https://acme.example/i/1')
    })

    test('writes to nobody who never wrote to it, and says so to the workflow; nonsense is refused', async () => {
      const { ann, slack, dm, run, ends, rows } = await begin()
      const ben = slack.person('ben')
      await run('Fx1', { person: ben.id, text: 'Sign here' })
      await slack.until(() => ends().length > 0)
      expect(ends()[0]).toMatchObject({ method: 'functions.completeError' })
      expect(String(ends()[0]?.args.error)).toContain('has never written to Proxy')
      expect(ben.dmMessages()).toEqual([])
      expect(await rows('chat_accounts').where({ external_id: ben.id })).toEqual([])
      await dm('hi')
      const before = ann.dmMessages().length
      for (const [at, inputs] of [
        { person: ann.id, text: ' ' },
        { person: ann.id, text: 'x'.repeat(4000) },
        { person: ann.id },
        { person: 7, text: 7 },
        {},
      ].entries())
        await run(`Fy${at}`, inputs)
      await run('Fz', { person: ann.id, text: 'Not ours' }, 'something_else')
      await slack.until(() => ends().length === 6)
      expect(new Set(ends().map(({ method }) => method))).toEqual(new Set(['functions.completeError']))
      expect(ann.dmMessages()).toHaveLength(before)
    })
  })
})

test('the manifest has the step where it is wanted, in a form that Slack takes', async () => {
  const catalogue = createCatalogue(commands)
  const made = createManifest(catalogue, { command: '/proxy', hasWorkflowStep: true })
  expect(made.settings.event_subscriptions.bot_events).toContain('function_executed')
  expect(judgeManifest(JSON.parse(JSON.stringify(made)))).toEqual([])
  expect(JSON.stringify(createManifest(catalogue, { command: '/proxy' }))).not.toContain('capture_for_somebody')
})
