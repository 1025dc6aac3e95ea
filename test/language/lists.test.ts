// Lists as people paste them: from notes, chats, mails, word processors and spreadsheets. What was ticked is not open, a
// heading is no task, and no word of a thing is lost.
import { describe, expect, test } from 'vitest'
import { readListLines, splitList } from '../../src/language/lists.ts'

/** "x " before what was ticked. */
const read = (text: string) => readListLines(text).map((item) => `${item.isTicked ? 'x ' : ''}${item.text}`)

describe('pasted lines', () => {
  test.each<[string, string, readonly string[]]>([
    [
      'a heading over lines without marks',
      'Groceries:\nmilk\neggs\n\ncall mum',
      ['milk #groceries', 'eggs #groceries', 'call mum'],
    ],
    ['a heading in capitals', 'GROCERIES\nmilk\n\nFOR SCHOOL\nsign form', ['milk #groceries', 'sign form #for-school']],
    ['a heading in bold', '*Groceries*\nmilk\n\n**Work:**\n- send deck', ['milk #groceries', 'send deck #work']],
    [
      'an empty line below a heading',
      'Shopping:\n\n- milk\n- eggs\n\nWork:\n\n- deck',
      ['milk #shopping', 'eggs #shopping', 'deck #work'],
    ],
    [
      'a long heading',
      'For the school trip:\n- sign form\n- pay £12',
      ['sign form #school-trip', 'pay £12 #school-trip'],
    ],
    [
      'a recipe',
      'Pancakes:\n2 eggs\n1.5 l milk\n1/2 cup sugar',
      ['2 eggs #pancakes', '1.5 l milk #pancakes', '1/2 cup sugar #pancakes'],
    ],
    ['numbers that count things', '2 pints of milk\n10 eggs', ['2 pints of milk', '10 eggs']],
  ])('%s', (_, text, items) => {
    expect(read(text)).toEqual(items)
  })

  test.each<[string, string, readonly string[]]>([
    ['boxes', '☐ milk\n☑ eggs\n☒ tea\n🔲 cake\n⬜ jam', ['milk', 'x eggs', 'x tea', 'cake', 'jam']],
    [
      'crosses beside ticks say what is missing',
      '✓ milk\n✗ eggs\n✅ bread\n❌ butter',
      ['x milk', 'eggs', 'x bread', 'butter'],
    ],
    ['crosses among empty boxes tick off', '☐ milk\n✗ eggs', ['milk', 'x eggs']],
    [
      'words behind',
      'milk - done\neggs\nDone: call bank\nbread (bought)\njam ✔︎',
      ['x milk', 'eggs', 'x call bank', 'x bread', 'x jam'],
    ],
    [
      'a short line before ticked ones is no heading',
      'milk\neggs\n✓ bread\n✓ jam',
      ['milk', 'eggs', 'x bread', 'x jam'],
    ],
    ['signs of note programs', '- [/] draft\n- [-] dropped\n- [>] later', ['draft', 'x dropped', 'later']],
  ])('ticks: %s', (_, text, items) => {
    expect(read(text)).toEqual(items)
  })

  test.each<[string, string]>([
    [
      'WhatsApp on a telephone',
      '[05/03/2026, 10:12:33] Anna: buy milk\n[05/03/2026, 10:13:02] Ben: <Media omitted>\n\u200E[05/03/2026, 10:14:02] Ben: book hall',
    ],
    [
      'WhatsApp, exported',
      '05/03/2026, 10:10 - Messages and calls are end-to-end encrypted.\n05/03/2026, 10:12 - Anna Smith: buy milk\n05/03/2026, 10:13 - Ben: book hall',
    ],
    ['WhatsApp in the US', '3/5/26, 10:12 AM - Anna: buy milk\n3/5/26, 10:13 AM - Ben: book hall'],
    ['WhatsApp in a browser', '[10:12, 05/03/2026] Anna: buy milk\n[10:13, 05/03/2026] Ben: book hall'],
    ['Slack', 'Anna Smith  10:12 AM\nbuy milk\nBen  10:15 AM\nbook hall'],
    ['Discord', 'anna — Today at 10:12\nbuy milk\nben_2 — 05/03/2026 10:15\nbook hall'],
    ['Telegram', 'Anna, [05.03.2026 10:12]\nbuy milk\n\nBen, [05.03.2026 10:15]\nbook hall'],
    ['Word', '•\tbuy milk\no\tbook hall'],
    [
      'a quoted mail',
      'On Thu, 5 Mar 2026 at 10:12, Anna <a@x.org> wrote:\n> Hi Tom,\n>\n> Action items:\n> 1. buy milk\n> 2. book hall\n>\n> Thanks,\n> Anna\n> CEO',
    ],
    [
      'a mail of its own',
      "Hi Tom,\n\nHere are the action items from today's meeting:\n\n- buy milk\n- book hall\n\nBest regards,\nAnna Smith\nHead of Things",
    ],
    ['tabs', '\tbuy milk\n\t\tbook hall'],
    ['a numbered column', '1\tbuy milk\n2\tbook hall'],
    ['stars', '★ buy milk\n➢ book hall'],
  ])('from %s', (_, text) => {
    expect(read(text)).toEqual(['buy milk', 'book hall'])
  })

  test('parts of a numbered point have letters; a name over them is their group, an act stays a thing to do', () => {
    expect(
      read('1. Kitchen\n   a. clean oven\n   b. defrost freezer\n2. call bank\n   a) ask about the card\n3. gym'),
    ).toEqual(['clean oven #kitchen', 'defrost freezer #kitchen', 'call bank', 'ask about the card', 'gym'])
    expect(read('i. first draft\nii. second draft')).toEqual(['first draft', 'second draft'])
    expect(read('- Plan party\n  - book hall\n- Call mum')).toEqual(['Plan party', 'book hall', 'Call mum'])
  })

  test('rows of a table are things: its head is none, its state ticks, its day is last', () => {
    const sheet =
      'Task\tOwner\tDue\tStatus\nBuy paint\tTom\tFriday\tOpen\nBook hall\tAnn\t12 March\tDone\nSend invites\t\t\tIn progress'
    expect(read(sheet)).toEqual(['Buy paint – Tom Friday', 'x Book hall – Ann 12 March', 'Send invites – In progress'])
    expect(read('| Task | Priority | Done |\n|---|---|---|\n| Buy paint | high | x |\n| Book hall | low | |')).toEqual([
      'x Buy paint !high',
      'Book hall !low',
    ])
    expect(read('Buy paint\tTom\nBook hall\tAnn')).toEqual(['Buy paint – Tom', 'Book hall – Ann'])
  })
})

describe('lists of one line', () => {
  test.each<[string, readonly string[], boolean]>([
    ['todo today - milk, eggs, call mum', ['milk today', 'eggs today', 'call mum today'], true],
    ['need to: finish essay by friday, call gp, laundry', ['finish essay by friday', 'call gp', 'laundry'], true],
    ['wash the car and then buy milk and then call mum', ['wash the car', 'buy milk', 'call mum'], false],
    ['hang out the washing, then feed the cat', ['hang out the washing', 'feed the cat'], false],
  ])('“%s”', (line, items, isCertain) => {
    expect(splitList(line)).toEqual({ isCertain, items: items.map((text) => ({ text, isTicked: false })) })
  })

  test.each(['call mum now and then', 'read Now and Then', 'report - draft, final'])('“%s” is one thing', (line) => {
    expect(splitList(line)).toBeNull()
  })
})
