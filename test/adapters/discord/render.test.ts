// What a reader of Discord sees of every kind of block, and that no words whatever break out of theirs.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeCustomId } from '../../../adapters/discord/custom-id.ts'
import { escapeMarkdown, renderMarkdown } from '../../../adapters/discord/markdown.ts'
import { render } from '../../../adapters/discord/render.ts'
import { discordViewText } from '../../../adapters/discord/show.ts'
import { storedLine } from '../../../src/chat/ask.ts'
import { itemBlock, momentSpan, t, textBlock, trustedText, type View, view } from '../../../src/chat/view.ts'

interface Drawn {
  type: number
  content?: string
  label?: string
  custom_id?: string
  placeholder?: string
  max_values?: number
  options?: { label: string; value: string; default?: boolean }[]
  components?: Drawn[]
  accessory?: Drawn
}

const all = (components: readonly Drawn[]): Drawn[] =>
  components.flatMap((one) => [one, ...all(one.components ?? []), ...all(one.accessory ? [one.accessory] : [])])
const drawn = (shown: View): Drawn[] => all(render(shown).components as Drawn[])
const texts = (shown: View): string =>
  drawn(shown)
    .flatMap((one) => one.content ?? [])
    .join('\n')

const uuid = '0e2c8f5e-6a3d-4b1c-9f00-7d5a1b2c3d4e'
const many = <T>(count: number, make: (at: number) => T): T[] => Array.from({ length: count }, (_, at) => make(at))

describe('every kind of block', () => {
  const whole = view(
    t`Hello ${'*Ann*'}`,
    [
      textBlock(t`Next at ${momentSpan(new Date('2026-03-05T08:30:00Z'), 'time', '09:30')}.`),
      itemBlock(t`Call vet`, {
        detail: t`5 min`,
        line: storedLine('task show 1'),
        button: { label: 'Done: call vet', line: storedLine('task done 1') },
      }),
      itemBlock(t`Not numbered`),
      itemBlock(t`Milk`, { line: storedLine('task show 2') }),
      { kind: 'fields', fields: [{ label: 'Zone', value: t`Life_A` }] },
      { kind: 'progress', label: t`Today`, done: 2, of: 3 },
      {
        kind: 'select',
        label: 'Pick two',
        line: storedLine('me pick'),
        fills: ['first', 'second'],
        choices: many(3, (n) => ({ label: `Choice ${n}`, value: `${n}` })),
        chosen: ['1'],
      },
    ],
    {
      notice: t`Done: x`,
      buttons: [{ label: 'Things', line: storedLine('task list'), isPrimary: true, returnTo: storedLine('me home') }],
    },
  )

  test('is drawn with the components meant for it', () => {
    expect(render(whole)).toMatchSnapshot()
  })

  test('reads as text', () => {
    expect(discordViewText(whole).split('\n')).toEqual([
      'Done: x',
      'Hello *Ann*',
      'Next at 09:30.',
      '1 Call vet',
      '5 min [Done: call vet]',
      'Not numbered',
      '2 Milk',
      'Zone Life_A',
      'Today 2 of 3 ●●○',
      'Pick two: [Choice 0] [Choice 1] [Choice 2]',
      '[Things]',
    ])
  })

  test('carries its lines in the ids', () => {
    const ids = drawn(whole).flatMap((one) => one.custom_id ?? [])
    expect(ids.map((id) => decodeCustomId(id))).toEqual([
      { kind: 'button', line: 'task done 1' },
      { kind: 'select', line: 'me pick', extra: 'first second' },
      { kind: 'button', line: 'task list', extra: 'me home' },
    ])
  })
})

describe('too much for one message', () => {
  const valid = (shown: View) => {
    const components = drawn(shown)
    const ids = components.flatMap((one) => one.custom_id ?? [])
    expect(components.length).toBeLessThanOrEqual(40)
    expect(new Set(ids).size).toBe(ids.length)
    expect(components.reduce((sum, one) => sum + (one.content?.length ?? 0), 0)).toBeLessThanOrEqual(4000)
    return components
  }

  test('thirty items with buttons keep every button', () => {
    const shown = view(
      t`Thirty`,
      many(30, (n) =>
        itemBlock(t`Thing ${n}`, {
          line: storedLine(`task show ${n}`),
          button: { label: `Done ${n}`, line: storedLine(`task done ${n}`) },
        }),
      ),
      { buttons: [{ label: 'Last', line: storedLine('me home') }] },
    )
    const components = valid(shown)
    const labels = components.flatMap((one) => [one.label ?? '', ...(one.options ?? []).map(({ label }) => label)])
    for (const n of many(30, (at) => at)) expect(labels).toContain(`Done ${n}`)
    expect(labels).toContain('Last')
  })

  test('a hundred buttons, twenty selects and long texts still make one message, and say what is missing', () => {
    const choices = many(30, (n) => ({ label: 'x'.repeat(200), value: `${n}` }))
    const shown = view(
      t`${'A title '.repeat(99)}`,
      [
        textBlock(t`${'long '.repeat(2000)}`),
        ...many(20, (n) => ({
          kind: 'select' as const,
          label: `S${n}`,
          line: storedLine(`me pick ${n}`),
          fills: ['a'],
          choices,
        })),
        textBlock(t`${'**'.repeat(2000)}`),
      ],
      { buttons: many(100, (n) => ({ label: `B${n}`, line: storedLine('me home') })) },
    )
    valid(shown)
    expect(texts(shown)).toMatch(/… \(\d+ more characters\)/)
  })

  test('a line too long for a button can be typed', () => {
    const line = `task add title:"${'long '.repeat(30)}"`
    expect(discordViewText(view(t`Hi`, [], { buttons: [{ label: 'Add', line: storedLine(line) }] }))).toContain(
      `Add: type ${line}`,
    )
  })

  test('a choice whose value is too long is said in words', () => {
    const value = 'v'.repeat(101)
    const shown = view(t`Hi`, [
      {
        kind: 'select',
        label: 'Which',
        line: storedLine('task show'),
        fills: ['task'],
        choices: [
          { label: 'Long', value },
          { label: 'Ok', value: uuid },
        ],
      },
    ])
    expect(discordViewText(shown)).toContain(`Long: type task show task:${value}`)
    expect(discordViewText(shown)).toContain('Which: [Ok]')
  })

  test('nothing at all is still a message', () => {
    expect(valid(view([]))).toHaveLength(2)
  })
})

describe('somebody’s words', () => {
  const hostile = [
    '<@123> <@!123> <@&123> <#123> </add:123> <id:customize> <t:1:R> <:a:1> <a:b:2>',
    '@everyone @here',
    '[click](https://evil.example) [a](<https://evil.example>)',
    '# big\n## big\n-# small\n> quote\n>>> all\n- list\n* list\n1. list\n```js\ncode\n```',
    '**b** __u__ ~~s~~ ||spoiler|| `code` *i* _i_',
    '\\<@123> \\\\<@123> \\`<@1>` \\',
  ]

  test('are drawn as they were written', () => {
    for (const words of hostile) expect(discordViewText(view(t`x`, [textBlock(t`${words}`)]))).toBe(`x\n${words}`)
  })

  test('make nothing of what they look like', () => {
    for (const words of hostile) {
      const content = escapeMarkdown(words)
      expect(content).not.toMatch(/<@|<#|<\/|@everyone|@here|(?<!\\)(?:\\\\)*[<*_~|`[\]]/)
      expect(content).not.toMatch(/^\s*(?:[-#>]|\d+\.)/m)
    }
  })

  test('keep plain addresses as links, and lose no letter wherever they are cut', () => {
    expect(escapeMarkdown('see https://example.com/a_b*c_(d) now')).toBe('see https://example.com/a_b\\*c\\_(d) now')
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 40, max: 200 }), (words, max) => {
        const content = renderMarkdown(t`${words.repeat(5)}`, max)
        expect(content.length).toBeLessThanOrEqual(max)
        expect(content.isWellFormed()).toBe(true)
      }),
    )
  })

  test('that turn the direction turn nothing', () => {
    expect(escapeMarkdown('a\u202eb\u2069 c\nplain')).toBe('ab c\nplain')
    expect(escapeMarkdown('שלום\nplain')).toBe('\u2068שלום\u2069\nplain')
  })
})

test('our own words are no markup either', () => {
  expect(texts(view(trustedText('task add title… [due]')))).toBe('### task add title… \\[due\\]')
})
