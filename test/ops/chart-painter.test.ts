// Charts as pictures: every view with one gives a PNG with text, in both themes; without the library they stay text.
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { COLOURS, renderChartPicture } from '../../src/chat/chart-picture.ts'
import { type Field, t, textBlock, type View, view } from '../../src/chat/view.ts'
import { createChartPainter } from '../../src/ops/chart-painter.ts'

const field = (label: string, value: number, of = 60): Field => ({
  label,
  value: t`${value}`,
  amount: { value, of, unit: 'min' },
})
const chart = (fields: readonly Field[], title = 'Focus, the last 14 days'): View =>
  view(t`${title}`, [textBlock(t`2 h on 3 of 14 days.`), { kind: 'fields', fields }])

const days = (count: number) =>
  Array.from({ length: count }, (_, index) => field(`Thu ${index + 1} March`, (index * 17) % 61))

/** Width and height from the header of a PNG. */
const sizeOf = (png: Uint8Array) => {
  const bytes = Buffer.from(png)
  expect(bytes.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n')
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }
}

describe('a chart as a picture', () => {
  test.each(['light', 'dark'] as const)('is a PNG, sharp on a phone: %s', async (theme) => {
    const draw = createChartPainter({ theme, report: expect.unreachable })
    const drawn = await draw(chart(days(14)))
    const { width, height } = sizeOf(drawn?.png ?? new Uint8Array())
    expect(width).toBe(800)
    expect(height).toBeGreaterThan(400)
    expect(drawn?.png.byteLength).toBeLessThan(200_000)
    expect(drawn?.alt).toBe('Focus, the last 14 days. 2 h on 3 of 14 days.')
  })

  test('frees what many pictures held: each holds two megabytes that an idle heap keeps', async () => {
    const draw = createChartPainter({ theme: 'light', report: expect.unreachable })
    const few = chart(days(3))
    const rss = () => process.memoryUsage().rss / 1e6
    for (let count = 0; count < 20; count++) await draw(few)
    const before = rss()
    for (let count = 0; count < 160; count++) await draw(few)
    expect(rss() - before).toBeLessThan(150)
  })

  test('so many may wait: beyond that charts stay text instead of filling the memory', async () => {
    const library = { renderAsync: async () => ({ asPng: () => Buffer.from('x') }) }
    const collected: number[] = []
    const draw = createChartPainter({
      theme: 'light',
      report: expect.unreachable,
      load: async () => library as never,
      collect: () => collected.push(1),
    })
    const drawn = await Promise.all(Array.from({ length: 60 }, () => draw(chart(days(3)))))
    expect(drawn.filter((each) => each === null)).toHaveLength(10)
    expect(await draw(chart(days(3)))).not.toBeNull()
    expect(collected).toHaveLength(6)
  })

  test('draws its words, with a font that needs none of the machine', async () => {
    const draw = createChartPainter({ theme: 'light', report: expect.unreachable })
    const [one, other] = [await draw(chart(days(9), 'Focus')), await draw(chart(days(9), 'Energy'))]
    expect(one?.png).not.toEqual(other?.png)
  })

  test('says the amounts of few columns, the days of some, and the ends of many', () => {
    const words = (count: number) =>
      [...(renderChartPicture(chart(days(count)), 'light') ?? '').matchAll(/<text class="([^"]+)"[^>]*>([^<]*)</g)].map(
        ([, name, text]) => `${name}: ${text}`,
      )
    expect(words(3)).toEqual([
      'title: Focus, the last 14 days',
      'mark: 60',
      'mark: 30',
      'mark: min',
      'value: 17',
      'value: 34',
      ...['Th', '1', 'Th', '2', 'Th', '3'].map((text) => `label: ${text}`),
    ])
    expect(words(14)).not.toContain('value: 17')
    expect(words(14)).toContain('label: 14')
    expect(words(30).slice(4)).toEqual(['label start: 1 Mar', 'label: 15 Mar', 'label end: 30 Mar'])
  })

  test('is made of the view’s words as they are: no markup, no control characters', async () => {
    const nasty = 'A <b>"tag" & \u0000\u001b[31m\ud800 </text>'
    const svg = renderChartPicture(chart(days(3), nasty), 'dark') ?? ''
    expect(svg).toContain('A &lt;b&gt;')
    expect(svg).not.toContain('<b>')
    const draw = createChartPainter({ theme: 'dark', report: expect.unreachable })
    expect(await draw(chart(days(3), nasty))).not.toBeNull()
  })

  test('a view without a chart has none', async () => {
    const draw = createChartPainter({ theme: 'light', report: expect.unreachable, load: expect.unreachable })
    expect(await draw(view(t`Tasks`, [textBlock(t`None.`)]))).toBeNull()
    expect(await draw(chart([field('Only', 3)]))).toBeNull()
    expect(await draw(view(t`x`, [{ kind: 'fields', fields: [{ label: 'a', value: t`b` }] }]))).toBeNull()
  })

  test('where the library can’t be loaded charts stay text, and that is told once', async () => {
    const told: unknown[] = []
    let loads = 0
    const draw = createChartPainter({
      theme: 'light',
      report: (error) => told.push(error),
      load: async () => {
        loads++
        throw new Error('No build for this machine')
      },
    })
    expect(await draw(chart(days(3)))).toBeNull()
    expect(await draw(chart(days(3)))).toBeNull()
    expect([loads, told.length]).toEqual([1, 1])
  })

  test('a picture that can’t be drawn is told, and the next one is tried', async () => {
    const told: unknown[] = []
    const failing = { renderAsync: () => Promise.reject(new Error('Broken')) }
    const draw = createChartPainter({ theme: 'light', report: (error) => told.push(error), load: async () => failing })
    expect(await draw(chart(days(3)))).toBeNull()
    expect(await draw(chart(days(3)))).toBeNull()
    expect(told).toHaveLength(2)
  })

  test('its colours are the page’s', () => {
    const css = readFileSync(new URL('../../adapters/web/style/base.css', import.meta.url), 'utf8')
    const [light = '', dark = ''] = css.split('prefers-color-scheme: dark')
    for (const [theme, style] of [
      [COLOURS.light, light],
      [COLOURS.dark, dark],
    ] as const)
      for (const [name, colour] of Object.entries(theme)) expect(style).toContain(`--${name}: ${colour};`)
  })
})
