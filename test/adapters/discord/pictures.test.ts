// Ten answers, the room and two forms as people see them, through the real discord.js, drawn as Discord's dark client
// draws them: no answer is cut or empty. With `DISCORD_PICTURES=folder` they are kept there as PNGs, to be looked at.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type Outcome, Permission } from '../../fakes/discord/index.ts'
import type { MessageBody } from '../../fakes/discord/wire.ts'
import { chromiumPath, openChromium } from '../../support/chromium.ts'
import { opener } from '../../support/databases.ts'
import { picturePage } from './picture.ts'
import { settled, startProduct } from './product-world.ts'

const openDatabase = opener('sqlite')

type Picture = readonly [caption: string, body: Pick<MessageBody, 'components'>]

/** Run in the page: elements whose content is wider than they are. */
const TOO_WIDE = `[...document.querySelectorAll('.picture *')]
  .filter((each) => each.scrollWidth > each.clientWidth + 1 && getComputedStyle(each).display !== 'inline')
  .map((each) => each.outerHTML.slice(0, 100))`

test('ten answers, the room and two forms are whole', { timeout: 120_000 }, async () => {
  const made = await startProduct(await openDatabase())
  const { discord } = made
  const ann = await settled(discord.person('ann'))
  const general = discord.server('Acme').join(ann, Permission.manageGuild).channel('general')
  const pictures: Picture[] = []
  const keep = (caption: string, { message, modal, text }: Outcome): Outcome => {
    const components = message?.message.components ?? modal?.modal.components
    if (!components) throw new Error(`${caption}: neither a message nor a form, but ${text}`)
    pictures.push([caption, { components }])
    return { message, modal, text } as Outcome
  }
  const ask = async (caption: string, line: string, values: Record<string, string | number> = {}) =>
    keep(caption, await ann.slash(line, values, { in: general }).done())

  await ann.slash('add', { title: 'Report for the board ~25m' }).done()
  await ann.slash('add', { title: 'Call vet about Milo ~5m' }).done()
  await ann.slash('habit add', { name: 'Water', count: '8' }).done()
  await ask('A capture, in a server', 'add', { title: 'Email landlord about damp friday 10am !high ~10m' })
  await ask('Words with marks', 'add', { title: 'Read *the* _fine_ `print` & more <today> @everyone' })
  await ask('A list', 'task list')
  await ask('What now', 'now')
  await ask('A split', 'task split', { task: 'landlord' })
  await ask('The morning', 'ritual morning')
  await ask('Habits', 'habit show')
  await ask('A focus session', 'focus start', { task: 'report', minutes: 25 })
  await ask('Reminders', 'nudge show')
  await ask('A refusal', 'task show', { task: 'nothing of the kind' })
  await ann.slash('admin room', { do: 'open', name: 'Library' }, { in: general }).done()
  await made.drawRooms()
  const standing = ann.sees(general).find(({ message, ephemeral }) => message.author.bot && !ephemeral)
  if (!standing) throw new Error('The room has no message')
  const guests = Array.from({ length: 12 }, (_, at) => discord.person(`guest-${at}`))
  for (const guest of guests) discord.server('Acme').join(guest)
  for (const [at, guest] of guests.entries()) {
    await settled(guest)
    await guest.slash('room sit', at % 2 === 0 ? { emoji: '🌱' } : { step: 'Outline' }, { in: general }).done()
  }
  await made.drawRooms()
  const card = ann.sees(general).find(({ id }) => id === standing.id)
  pictures.push(['The room, twelve working', { components: card?.message.components ?? [] }])
  keep('A form: choices', await ann.slash('me style').done())
  keep('A form: a list, or a file', await ann.slash('dump').done())

  expect(pictures).toHaveLength(13)
  const page = picturePage(pictures)
  expect(card?.text).toContain('12 working')
  expect(page).not.toMatch(/guest-\d/)
  expect(page).not.toMatch(/>\s*<\/span>\s*<span class="button/)
  const folder = process.env['DISCORD_PICTURES']
  if (folder) {
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'pictures.html'), page)
  }
  if (chromiumPath !== null) {
    const browser = await openChromium()
    const sheet = await browser.newPage({ viewport: { width: 620, height: 900 } })
    await sheet.setContent(page)
    const wide = await sheet.evaluate(TOO_WIDE)
    if (folder)
      for (const [at, picture] of (await sheet.$$('.picture')).entries())
        await picture.screenshot({ path: join(folder, `${String(at + 1).padStart(2, '0')}.png`) })
    await browser.close()
    expect(wide).toEqual([])
  }
  await made.stop()
})
