// Cards stay true, and an answer keeps its way back: it is drawn again only for what came after it.
import { expect, test } from 'vitest'
import { createLiveCards } from '../../src/app/live-cards.ts'
import { createRequestScope } from '../../src/app/request-scope.ts'
import { createCatalogue } from '../../src/chat/command.ts'
import type { Platform } from '../../src/chat/platform.ts'
import { createDispatcher } from '../../src/chat/run/dispatcher.ts'
import { commands } from '../../src/commands/index.ts'
import { describeOnBothEngines } from '../support/databases.ts'
import { textOf, viewText } from '../support/talk.ts'
import { world } from '../support/world.ts'

describeOnBothEngines('drawing again', (open) => {
  const begin = async () => {
    const earth = await world(await open())
    const person = earth.person('ann')
    const edits: string[] = []
    const errors: unknown[] = []
    let held: Promise<void> | undefined
    let begun = () => {}
    const platform: Platform = {
      name: 'terminal',
      start: async () => undefined,
      stop: async () => undefined,
      send: async () => ({ state: 'later', afterMs: 0, scope: 'platform' }),
      lookUp: async () => 'absent',
      async edit({ messageId }, _space, shown) {
        begun()
        await held
        edits.push(`${messageId}: ${viewText(shown)}`)
        return 'edited'
      },
      viewText: () => '',
      isReady: () => true,
    }
    const redraw = createLiveCards({
      database: earth.database,
      dispatcher: () => dispatcher,
      platform: () => platform,
      onError: (error) => errors.push(error),
    })
    const host = createRequestScope({
      database: earth.database,
      catalogue: createCatalogue(commands),
      clock: earth.clock,
      outside: { secretKey: earth.secretKey, publicUrl: 'http://127.0.0.1:3000', signup: 'open' },
      onTouched: redraw.queueRedraw,
      onPosting: redraw.beginPosting,
      onRetired: redraw.queueButtonRemoval,
      onError: (error) => errors.push(error),
    })
    const dispatcher = createDispatcher(host)
    const says = async (line: string) => {
      earth.clock.advance({ seconds: 1 })
      const request = person.request({ kind: 'typed', line })
      return { request, answer: await dispatcher.answer(request) }
    }
    const post = async ({ request, answer }: Awaited<ReturnType<typeof says>>, messageId: string) => {
      if (!answer.view.card) throw new Error('That is no card')
      await dispatcher.recordCard(request, answer.view.card, { channelId: request.where.channelId, messageId })
    }
    /** No edit arrives until it is released; @returns what resolves when the first is on its way, and the release. */
    const holdEdits = () => {
      let release = () => {}
      held = new Promise((resolve) => {
        release = resolve
      })
      const isBusy = new Promise<void>((resolve) => {
        begun = resolve
      })
      return { isBusy, release }
    }
    const drawn = async (): Promise<string[]> => {
      await redraw.whenIdle()
      expect(errors).toEqual([])
      return edits.splice(0)
    }
    return { says, post, holdEdits, drawn, redraw }
  }

  test('an answer posted while others are drawn keeps its Undo, and follows what comes after', async () => {
    const { says, post, holdEdits, drawn } = await begin()
    await says('Call vet')
    await post(await says('Buy milk'), 'm1')
    await drawn()
    const { isBusy, release } = holdEdits()
    await says('task edit milk minutes:5')
    await isBusy
    const moved = await says('task move vet friday')
    expect(textOf(moved.answer)).toContain('[Undo]')
    await post(moved, 'm2')
    release()
    expect(await drawn()).toEqual([expect.stringMatching(/^m1: [\s\S]*Buy milk/)])
    await says('task edit vet minutes:10')
    expect(await drawn()).toEqual([expect.stringMatching(/^m2: [\s\S]*10 min/)])
  })

  test('one that reaches its place after a newer change is drawn again', async () => {
    const { says, post, drawn } = await begin()
    await says('Buy milk')
    const edited = await says('task edit milk minutes:5')
    await says('task edit milk minutes:15')
    expect(await drawn()).toEqual([])
    await post(edited, 'm1')
    expect(await drawn()).toEqual([expect.stringMatching(/^m1: [\s\S]*15 min/)])
  })

  test('what is not known to be newer is drawn: a card of another process, or of a look', async () => {
    const { says, post, drawn, redraw } = await begin()
    await says('Buy milk')
    const shown = await says('task show milk')
    await post(shown, 'm1')
    await drawn()
    const { card } = shown.answer.view
    if (!card) throw new Error('That is no card')
    redraw.queueRedraw([card])
    expect(await drawn()).toEqual([expect.stringMatching(/^m1: [\s\S]*Buy milk/)])
  })
})
