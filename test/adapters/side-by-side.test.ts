// Every kind of view, and ten real ones, as each platform shows them: what one of them lacks is written down, not left
// out. (`npx vitest run test/adapters/side-by-side.test.ts -u` writes the pictures anew; read what it changed.)
import { describe, expect, test } from 'vitest'
import { fits as fitsDiscord } from '../../adapters/discord/custom-id.ts'
import * as discord from '../../adapters/discord/render.ts'
import { show as showDiscord } from '../../adapters/discord/show.ts'
import { fits as fitsSlack } from '../../adapters/slack/blocks.ts'
import { messageOf } from '../../adapters/slack/render.ts'
import { show as showSlack } from '../../adapters/slack/show.ts'
import { PLAIN, render as showTerminal } from '../../adapters/terminal/render.ts'
import { shown as showWeb } from '../../adapters/web/show.ts'
import type { Request } from '../../src/chat/request.ts'
import { allButtons, at, item, say, t, type View, view } from '../../src/chat/view.ts'
import { opener } from '../support/databases.ts'
import { NOT_SUPPORTED } from '../support/platform-contract.ts'
import { world } from '../support/world.ts'

const shows = (shown: View) => ({
  slack: showSlack(messageOf(shown)),
  discord: showDiscord(shown),
  terminal: showTerminal(shown, PLAIN),
  web: showWeb(shown),
})

/** What is behind the words, where a platform has anything: as it is sent, not as it is read. */
const sent = (shown: View) => ({
  slack: JSON.stringify(messageOf(shown).blocks),
  discord: JSON.stringify(discord.render(shown).components),
  terminal: showTerminal(shown, PLAIN),
})

const nine = at(new Date('2026-03-05T08:00:00Z'), 'time', '09:00')
const start = { label: 'Start', line: 'start report', isPrimary: true }

describe('a view of every kind of block', () => {
  test('a title, a notice and words of somebody', () => {
    const { slack, discord, terminal, web } = shows(
      view(t`Added: ${'Call *Tom* & <Mia>'}`, [say(t`Tomorrow, ${nine}`)], { notice: t`Done: ${'Milk'}` }),
    )
    expect(slack).toMatchInlineSnapshot(`
      "Done: Milk
      Added: Call *Tom* & <Mia>
      Tomorrow, 09:00"
    `)
    expect(discord).toMatchInlineSnapshot(`
      "Done: Milk
      Added: Call *Tom* & <Mia>
      Tomorrow, 09:00"
    `)
    expect(terminal).toMatchInlineSnapshot(`
      "Done: Milk
      Added: Call *Tom* & <Mia>
        Tomorrow, 09:00"
    `)
    expect(web).toMatchInlineSnapshot(`
      "Done: Milk
      Added: Call *Tom* & <Mia>
      Tomorrow, 09:00"
    `)
  })

  test('items: with nothing to press, with a line that a number means, with a button of their own', () => {
    const { slack, discord, terminal, web } = shows(
      view(t`Three`, [
        item(t`${'Milk'}`),
        item(t`${'Report'}`, { detail: t`25 min`, line: 'task show report' }),
        item(t`${'שלום עולם'}`, {
          detail: t`5 min`,
          line: 'task show x',
          button: { label: 'Done: שלום', line: 'done x' },
        }),
      ]),
    )
    expect(slack).toMatchInlineSnapshot(`
      "Three
      Milk
      1. Report · 25 min
      2. שלום עולם · 5 min  [Done: שלום]"
    `)
    expect(discord).toMatchInlineSnapshot(`
      "Three
      Milk
      1 Report
      25 min
      2 שלום עולם
      5 min [Done: שלום]"
    `)
    expect(terminal).toMatchInlineSnapshot(`
      "Three
        - Milk
        1. Report · 25 min
        2. שלום עולם · 5 min  [3] Done: שלום"
    `)
    expect(web).toMatchInlineSnapshot(`
      "Three
      Milk
      Report · 25 min
      שלום עולם · 5 min
      Done: שלום"
    `)
  })

  test('fields', () => {
    const { slack, discord, terminal, web } = shows(
      view(t`You`, [
        {
          kind: 'fields',
          fields: [
            { label: 'Time zone', value: t`Europe/Vienna` },
            { label: 'By hour', value: t`2.3 of 3`, amount: { value: 2.3, of: 3 } },
          ],
        },
      ]),
    )
    expect(slack).toMatchInlineSnapshot(`
      "You
      Time zone: Europe/Vienna By hour: ■■□ 2.3 of 3"
    `)
    expect(discord).toMatchInlineSnapshot(`
      "You
      Time zone Europe/Vienna
      By hour ■■□ 2.3 of 3"
    `)
    expect(terminal).toMatchInlineSnapshot(`
      "You
        Time zone: Europe/Vienna
        By hour: ■■□ 2.3 of 3"
    `)
    expect(web).toMatchInlineSnapshot(`
      "You
      Time zone: Europe/Vienna
      By hour: 2.3 of 3"
    `)
  })

  test('progress', () => {
    const { slack, discord, terminal, web } = shows(
      view(t`Today`, [{ kind: 'progress', label: t`Done`, done: 2, of: 3 }]),
    )
    expect(slack).toMatchInlineSnapshot(`
      "Today
      Done: 2 of 3  ▰▰▱"
    `)
    expect(discord).toMatchInlineSnapshot(`
      "Today
      Done 2 of 3 ●●○"
    `)
    expect(terminal).toMatchInlineSnapshot(`
      "Today
        Done: 2 of 3"
    `)
    expect(web).toMatchInlineSnapshot(`
      "Today
      Done 2 of 3"
    `)
  })

  test('selects of one, of several, and of nothing', () => {
    const choices = [
      { label: 'Milk', value: 'a' },
      { label: 'Bread', value: 'b', about: '5 min' },
    ]
    const { slack, discord, terminal, web } = shows(
      view(t`Pick`, [
        { kind: 'select', label: 'Show one', line: 'task show', fills: ['task'], choices },
        {
          kind: 'select',
          label: 'For today',
          line: 'ritual morning',
          fills: ['first', 'second'],
          choices,
          chosen: ['b'],
        },
        { kind: 'select', label: 'None left', line: 'task show', fills: ['task'], choices: [] },
      ]),
    )
    expect(slack).toMatchInlineSnapshot(`
      "Pick
      Show one  [Milk | Bread]
      For today  [Milk | Bread]
      None left"
    `)
    expect(discord).toMatchInlineSnapshot(`
      "Pick
      Show one: [Milk] [Bread] 5 min
      For today: [Milk] [Bread] 5 min
      None left"
    `)
    expect(terminal).toMatchInlineSnapshot(`
      "Pick
        Show one:
          1. Milk
          2. Bread · 5 min
        For today (up to 2: 3 4):
          3. Milk
          4. Bread (now) · 5 min
        None left:"
    `)
    expect(web).toMatchInlineSnapshot(`
      "Pick
      Show one
      Milk
      Bread
      For today
      Milk
      Bread
      None left"
    `)
  })

  test('buttons', () => {
    const { slack, discord, terminal, web } = shows(
      view(t`Report`, [], { buttons: [start, { label: 'Later', line: 'task move report' }] }),
    )
    expect(slack).toMatchInlineSnapshot(`
      "Report
      [Start] [Later]"
    `)
    expect(discord).toMatchInlineSnapshot(`
      "Report
      [Start] [Later]"
    `)
    expect(terminal).toMatchInlineSnapshot(`
      "Report
        [1] Start  [2] Later"
    `)
    expect(web).toMatchInlineSnapshot(`
      "Report
      Start
      Later"
    `)
  })
})

describe('what is behind it', () => {
  test.each([
    {
      what: 'a moment that the reader’s own client draws',
      shown: view(t`At ${nine}`),
      slack: '<!date^1772697600^{time}|09:00>',
      discord: '<t:1772697600:t>',
      terminal: NOT_SUPPORTED,
    },
    {
      what: 'one button that stands out',
      shown: view(t`Report`, [], { buttons: [start] }),
      slack: '"style":"primary"',
      discord: '"style":1',
      terminal: NOT_SUPPORTED,
    },
    {
      what: 'a number beside each button, to be typed',
      shown: view(t`Report`, [], { buttons: [start] }),
      slack: NOT_SUPPORTED,
      discord: NOT_SUPPORTED,
      terminal: '[1] Start',
    },
    {
      what: 'a list that opens',
      shown: view(t`Pick`, [
        { kind: 'select', label: 'One', line: 'task show', fills: ['task'], choices: [{ label: 'Milk', value: 'a' }] },
      ]),
      slack: '"type":"static_select"',
      discord: '"type":3',
      terminal: NOT_SUPPORTED,
    },
    {
      what: 'several choices at once in it',
      shown: view(t`Pick`, [
        {
          kind: 'select',
          label: 'Two',
          line: 'ritual morning',
          fills: ['first', 'second'],
          choices: [
            { label: 'Milk', value: 'a' },
            { label: 'Bread', value: 'b' },
          ],
        },
      ]),
      slack: '"max_selected_items":2',
      discord: '"max_values":2',
      terminal: NOT_SUPPORTED,
    },
    {
      what: 'fields side by side',
      shown: view(t`You`, [{ kind: 'fields', fields: [{ label: 'Zone', value: t`Vienna` }] }]),
      slack: '"fields":[',
      discord: NOT_SUPPORTED,
      terminal: NOT_SUPPORTED,
    },
    {
      what: 'small print',
      shown: view(t`List`, [item(t`${'Milk'}`, { detail: t`5 min` })]),
      slack: NOT_SUPPORTED,
      discord: '-# 5 min',
      terminal: NOT_SUPPORTED,
    },
  ])('$what', ({ shown, ...wanted }) => {
    const made = sent(shown)
    for (const name of ['slack', 'discord', 'terminal'] as const)
      if (wanted[name] !== NOT_SUPPORTED) expect(made[name]).toContain(wanted[name])
  })
})

describe('real views', () => {
  const open = opener('sqlite')
  /** What Ann, who came before, is shown at the end of these lines and presses (`[Label]`), on each platform. */
  const answer = async (...lines: string[]): Promise<ReturnType<typeof shows>> => {
    const on = async (platform: string, more: Partial<Request>): Promise<View> => {
      const ann = (await world(await open())).person('ann', { platform })
      let last = await ann.says('hi', more)
      for (const line of lines) {
        const label = /^\[(.*)\]$/.exec(line)?.[1]
        last = label ? await ann.presses(last, label) : await ann.says(line, more)
      }
      expect(allButtons(last.view).filter(({ isPrimary }) => isPrimary).length).toBeLessThanOrEqual(1)
      return last.view
    }
    // The page is the same person's, and lets nobody begin there.
    const { terminal, web } = shows(await on('terminal', { numbersButtons: true }))
    return {
      slack: shows(await on('slack', { fits: fitsSlack })).slack,
      discord: shows(await on('discord', { fits: fitsDiscord })).discord,
      terminal,
      web,
    }
  }

  test('a capture', async () => {
    const { slack, discord, terminal, web } = await answer('Email landlord about damp Friday #home ~10m')
    expect(slack).toMatchInlineSnapshot(`
      "Added: Email landlord about damp
      Fri 6 March, no time, so no ping: it joins Friday's plan · 10 min · #home
      [Start] [Edit] [No date] [Undo]"
    `)
    expect(discord).toMatchInlineSnapshot(`
      "Added: Email landlord about damp
      Fri 6 March, no time, so no ping: it joins Friday's plan · 10 min · #home
      [Start] [Edit] [No date] [Undo]"
    `)
    expect(terminal).toMatchInlineSnapshot(`
      "Added: Email landlord about damp
        Fri 6 March, no time, so no ping: it joins Friday's plan · 10 min · #home
        [1] Start  [2] Edit  [3] No date  [4] Undo"
    `)
    expect(web).toMatchInlineSnapshot(`
      "Added: Email landlord about damp
      Fri 6 March, no time, so no ping: it joins Friday's plan · 10 min · #home
      Start
      Edit
      No date
      Undo"
    `)
  })

  test('a list', async () => {
    const { slack, discord, terminal, web } = await answer(
      'Email landlord about damp Friday ~10m',
      'Call vet ~5m',
      'Buy milk',
      'tasks',
    )
    expect(slack).toMatchInlineSnapshot(`
      "Open tasks: 3
      1. Email landlord about damp · Fri 6 March · 10 min  [Done: Email landlord about da…]
      2. Call vet · 5 min  [Done: Call vet]
      3. Buy milk  [Done: Buy milk]"
    `)
    expect(discord).toMatchInlineSnapshot(`
      "Open tasks: 3
      1 Email landlord about damp
      Fri 6 March · 10 min [Done: Email landlord about da…]
      2 Call vet
      5 min [Done: Call vet]
      3 Buy milk [Done: Buy milk]"
    `)
    expect(terminal).toMatchInlineSnapshot(`
      "Open tasks: 3
        1. Email landlord about damp · Fri 6 March · 10 min  [4] Done: Email landlord about da…
        2. Call vet · 5 min  [5] Done: Call vet
        3. Buy milk  [6] Done: Buy milk"
    `)
    expect(web).toMatchInlineSnapshot(`
      "Open tasks: 3
      Email landlord about damp · Fri 6 March · 10 min
      Done: Email landlord about da…
      Call vet · 5 min
      Done: Call vet
      Buy milk
      Done: Buy milk"
    `)
  })

  test('many lines at once', async () => {
    const { slack, discord, terminal, web } = await answer('call vet\ndamp\ngift for Mia?\ntax letter')
    expect(slack).toMatchInlineSnapshot(`
      "Saved 4 things
      1. call vet
      2. damp
      3. gift for Mia?
      4. tax letter
      [Pick one] [One task instead] [Undo]"
    `)
    expect(discord).toMatchInlineSnapshot(`
      "Saved 4 things
      1 call vet
      2 damp
      3 gift for Mia?
      4 tax letter
      [Pick one] [One task instead] [Undo]"
    `)
    expect(terminal).toMatchInlineSnapshot(`
      "Saved 4 things
        1. call vet
        2. damp
        3. gift for Mia?
        4. tax letter
        [5] Pick one  [6] One task instead  [7] Undo"
    `)
    expect(web).toMatchInlineSnapshot(`
      "Saved 4 things
      call vet
      damp
      gift for Mia?
      tax letter
      Pick one
      One task instead
      Undo"
    `)
  })

  test('a split', async () => {
    const { slack, discord, terminal, web } = await answer('Email landlord about damp ~10m', 'split landlord')
    expect(slack).toMatchInlineSnapshot(`
      "Email landlord about damp: 3 steps, 10 min
      By rules, not saved
      1 📧 Open a mail to the landlord, 1 min
      2 ✍️ Write what is damp since when, 6 min
      3 📤 Read and send, 3 min
      [Save and start] [Smaller] [Edit lines] [Leave whole]"
    `)
    expect(discord).toMatchInlineSnapshot(`
      "Email landlord about damp: 3 steps, 10 min
      By rules, not saved
      1 📧 Open a mail to the landlord, 1 min
      2 ✍️ Write what is damp since when, 6 min
      3 📤 Read and send, 3 min
      [Save and start] [Smaller] [Edit lines] [Leave whole]"
    `)
    expect(terminal).toMatchInlineSnapshot(`
      "Email landlord about damp: 3 steps, 10 min
        By rules, not saved
        1 📧 Open a mail to the landlord, 1 min
        2 ✍️ Write what is damp since when, 6 min
        3 📤 Read and send, 3 min
        [1] Save and start  [2] Smaller  [3] Edit lines  [4] Leave whole"
    `)
    expect(web).toMatchInlineSnapshot(`
      "Email landlord about damp: 3 steps, 10 min
      by rules, not saved
      1 📧 Open a mail to the landlord, 1 min
      2 ✍️ Write what is damp since when, 6 min
      3 📤 Read and send, 3 min
      Save and start
      Smaller
      Edit lines
      Leave whole"
    `)
  })

  test('a step', async () => {
    const { slack, discord, terminal, web } = await answer(
      'Email landlord about damp ~10m',
      'split landlord',
      '[Save and start]',
    )
    expect(slack).toMatchInlineSnapshot(`
      "Started: Email landlord about damp
      Step 1 of 3
      📧 Open a mail to the landlord · 1 min
      [Done] [Too big] [Stuck] [Easy] [Undo]"
    `)
    expect(discord).toMatchInlineSnapshot(`
      "Started: Email landlord about damp
      Step 1 of 3
      📧 Open a mail to the landlord · 1 min
      [Done] [Too big] [Stuck] [Easy] [Undo]"
    `)
    expect(terminal).toMatchInlineSnapshot(`
      "Started: Email landlord about damp
      Step 1 of 3
        📧 Open a mail to the landlord · 1 min
        [1] Done  [2] Too big  [3] Stuck  [4] Easy  [5] Undo"
    `)
    expect(web).toMatchInlineSnapshot(`
      "Started: Email landlord about damp
      Step 1 of 3
      📧 Open a mail to the landlord · 1 min
      Done
      Too big
      Stuck
      Easy
      Undo"
    `)
  })

  test('a morning', async () => {
    const { slack, discord, terminal, web } = await answer('Report ~25m', 'Call vet ~5m', 'Buy milk', 'plan')
    expect(slack).toMatchInlineSnapshot(`
      "Morning, ann
      1. Report, 25 min
      2. Call vet, 5 min
      3. Buy milk, no estimate
      Energy unknown, so medium
      [These three] [Change] [Not today]"
    `)
    expect(discord).toMatchInlineSnapshot(`
      "Morning, ann
      1 Report, 25 min
      2 Call vet, 5 min
      3 Buy milk, no estimate
      Energy unknown, so medium
      [These three] [Change] [Not today]"
    `)
    expect(terminal).toMatchInlineSnapshot(`
      "Morning, ann
        1. Report, 25 min
        2. Call vet, 5 min
        3. Buy milk, no estimate
        Energy unknown, so medium
        [4] These three  [5] Change  [6] Not today"
    `)
    expect(web).toMatchInlineSnapshot(`
      "Morning, ann
      Report, 25 min
      Call vet, 5 min
      Buy milk, no estimate
      energy unknown, so medium
      These three
      Change
      Not today"
    `)
  })

  test('a focus session', async () => {
    const { slack, discord, terminal, web } = await answer('Report ~25m', 'focus report 25')
    expect(slack).toMatchInlineSnapshot(`
      "Focus: Report
      Until 10:55. Only timed reminders come through.
      [Interrupted] [+10 min] [Stop] [Undo]"
    `)
    expect(discord).toMatchInlineSnapshot(`
      "Focus: Report
      Until 10:55. Only timed reminders come through.
      [Interrupted] [+10 min] [Stop] [Undo]"
    `)
    expect(terminal).toMatchInlineSnapshot(`
      "Focus: Report
        Until 10:55. Only timed reminders come through.
        [1] Interrupted  [2] +10 min  [3] Stop  [4] Undo"
    `)
    expect(web).toMatchInlineSnapshot(`
      "Focus: Report
      until 10:55. Only timed reminders come through.
      Interrupted
      +10 min
      Stop
      Undo"
    `)
  })

  test('Home', async () => {
    const { slack, discord, terminal, web } = await answer(
      'Email landlord about damp ~10m',
      'Call vet ~5m',
      'Buy milk',
      'habit add Meds daily at:21:00',
      'split landlord',
      '[Save and start]',
      'plan',
      '[These three]',
      'energy 2',
      'home',
    )
    expect(slack).toMatchInlineSnapshot(`
      "Home, ann
      Step 1 of 3: 📧 Open a mail to the landlord · 1 min
      Today
      To do: Email landlord about damp, Call vet, Buy milk
      Plan: 0 of 3  ▱▱▱
      1. Meds  [Did it: Meds]
      Energy medium, now
      No nudges are on · level 1, 25 XP
      [Step done] [Start: Email landlord about da…] [What now?] [Capture] [Brain dump] [Settings] [Help]"
    `)
    expect(discord).toMatchInlineSnapshot(`
      "Home, ann
      Step 1 of 3: 📧 Open a mail to the landlord · 1 min
      Today
      To do: Email landlord about damp, Call vet, Buy milk
      Plan 0 of 3 ○○○
      1 Meds [Did it: Meds]
      Energy medium, now
      No nudges are on · level 1, 25 XP
      [Step done] [Start: Email landlord about da…] [What now?] [Capture] [Brain dump]
      [Settings] [Help]"
    `)
    expect(terminal).toMatchInlineSnapshot(`
      "Home, ann
        Step 1 of 3: 📧 Open a mail to the landlord · 1 min
        Today
        To do: Email landlord about damp, Call vet, Buy milk
        Plan: 0 of 3
        1. Meds  [2] Did it: Meds
        Energy medium, now
        No nudges are on · level 1, 25 XP
        [3] Step done  [4] Start: Email landlord about da…  [5] What now?  [6] Capture  [7] Brain dump  [8] Settings  [9] Help"
    `)
    expect(web).toMatchInlineSnapshot(`
      "Home, ann
      Step 1 of 3: 📧 Open a mail to the landlord · 1 min
      Today
      to do: Email landlord about damp, Call vet, Buy milk
      Plan 0 of 3
      Meds
      Did it: Meds
      energy medium, now
      No nudges are on · level 1, 25 XP
      Step done
      Start: Email landlord about da…
      What now?
      Capture
      Brain dump
      Settings
      Help"
    `)
  })

  test('the settings', async () => {
    const { slack, discord, terminal, web } = await answer('me style')
    expect(slack).toMatchInlineSnapshot(`
      "How answers look: say what changes.
      It goes: me style [points] [plain] [emoji] [clock]
      [Fill in] [Save as task]"
    `)
    expect(discord).toMatchInlineSnapshot(`
      "How answers look: say what changes.
      It goes: me style [points] [plain] [emoji] [clock]
      [Fill in] [Save as task]"
    `)
    expect(terminal).toMatchInlineSnapshot(`
      "How answers look: say what changes.
        It goes: me style [points] [plain] [emoji] [clock]
        [1] Fill in  [2] Save as task"
    `)
    expect(web).toMatchInlineSnapshot(`
      "How answers look: say what changes.
      It goes: me style [points] [plain] [emoji] [clock]
      Fill in
      Save as task"
    `)
  })

  test('a refusal', async () => {
    const { slack, discord, terminal, web } = await answer('energy log 7')
    expect(slack).toMatchInlineSnapshot(`
      "Energy is 1, 2 or 3.
      [1] [2] [3]"
    `)
    expect(discord).toMatchInlineSnapshot(`
      "Energy is 1, 2 or 3.
      [1] [2] [3]"
    `)
    expect(terminal).toMatchInlineSnapshot(`
      "Energy is 1, 2 or 3.
        [1] 1  [2] 2  [3] 3"
    `)
    expect(web).toMatchInlineSnapshot(`
      "Energy is 1, 2 or 3.
      1
      2
      3"
    `)
  })

  test('what now', async () => {
    const { slack, discord, terminal, web } = await answer('Report ~25m', 'Call vet ~2m', 'what now')
    expect(slack).toMatchInlineSnapshot(`
      "Three things now
      Energy unknown, so medium
      1. Call vet · starter · 2 min · small, fits in 30 min  [Start: Call vet]
      2. Report · main · 25 min · fits in 30 min  [Start: Report]
      3. Five minutes off · treat · whatever is nice  [5 min break]
      [Others]"
    `)
    expect(discord).toMatchInlineSnapshot(`
      "Three things now
      Energy unknown, so medium
      1 Call vet
      starter · 2 min · small, fits in 30 min [Start: Call vet]
      2 Report
      main · 25 min · fits in 30 min [Start: Report]
      3 Five minutes off
      treat · whatever is nice [5 min break]
      [Others]"
    `)
    expect(terminal).toMatchInlineSnapshot(`
      "Three things now
        Energy unknown, so medium
        1. Call vet · starter · 2 min · small, fits in 30 min  [4] Start: Call vet
        2. Report · main · 25 min · fits in 30 min  [5] Start: Report
        3. Five minutes off · treat · whatever is nice  [6] 5 min break
        [7] Others"
    `)
    expect(web).toMatchInlineSnapshot(`
      "Three things now
      energy unknown, so medium
      Call vet · starter · 2 min · small, fits in 30 min
      Start: Call vet
      Report · main · 25 min · fits in 30 min
      Start: Report
      Five minutes off · treat · whatever is nice
      5 min break
      Others"
    `)
  })

  test('help on a topic', async () => {
    const { slack, discord, terminal, web } = await answer('help energy')
    expect(slack).toMatchInlineSnapshot(`
      "Help: energy
      1. energy log · How much energy you have now
      2. energy show · Your energy by hour"
    `)
    expect(discord).toMatchInlineSnapshot(`
      "Help: energy
      1 energy log
      How much energy you have now
      2 energy show
      Your energy by hour"
    `)
    expect(terminal).toMatchInlineSnapshot(`
      "Help: energy
        1. energy log · How much energy you have now
        2. energy show · Your energy by hour"
    `)
    expect(web).toMatchInlineSnapshot(`
      "Help: energy
      energy log · How much energy you have now
      energy show · Your energy by hour"
    `)
  })
})
