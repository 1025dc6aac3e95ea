// How a JSON column is read and written. People restore, edit and damage such text: reading never throws, keeps unknown
// keys, and replaces invalid values by defaults.
import * as z from 'zod'
import { reportDamagedJson } from './damaged-json.ts'

/** A TEXT column that holds a JSON object. */
export interface JsonObject<T> {
  /** The values, with defaults for invalid or missing ones; unknown keys are kept. */
  read(text: string | null | undefined): T
  /** New text with some values changed, everything else as stored; `undefined` removes a key. */
  merge(text: string | null | undefined, changes: Partial<T>): string
  /** False if something was replaced, which is worth one line in the log. */
  isSound(text: string | null | undefined): boolean
}

/** A TEXT column that holds a JSON list. */
export interface JsonList<T> {
  /** The valid items, in order. */
  read(text: string | null | undefined): T[]
  write(items: readonly T[]): string
  isSound(text: string | null | undefined): boolean
}

/**
 * A column with known keys, each judged by itself.
 * @param column `table.column`, for the log when something is damaged
 */
export function jsonObject<S extends z.ZodRawShape>(
  column: string,
  shape: S,
  defaults: z.infer<z.ZodObject<S>>,
): JsonObject<z.infer<z.ZodObject<S>>> {
  const changes = z.object(shape).partial().loose()
  const fallback: Record<string, unknown> = { ...defaults }
  return {
    read(text) {
      const found = parseObject(text)
      let isSound = found !== undefined
      const values = found ?? {}
      for (const [key, type] of Object.entries(shape)) {
        const given = values[key]
        if (given === undefined || !z.safeParse(type, given).success) {
          if (given !== undefined) isSound = false
          if (fallback[key] === undefined) delete values[key]
          else values[key] = fallback[key]
        }
      }
      if (!isSound && isText(text)) reportDamagedJson(column, text)
      // Each value has its own type here. Typed as the known keys only, so that a misspelt one does not compile;
      // unknown keys pass through at run time.
      return values as z.infer<z.ZodObject<S>>
    },
    merge(text, changed) {
      return mergeText(text, changes.parse(changed))
    },
    isSound(text) {
      const values = parseObject(text)
      return values !== undefined && changes.safeParse(values).success
    },
  }
}

/** For objects that are useless in part: one invalid value makes it empty. */
export function wholeObject<V>(column: string, schema: z.ZodType<Record<string, V>>): JsonObject<Record<string, V>> {
  return {
    read: (text) => parseWhole(column, schema, text, parseObject) ?? {},
    merge: (text, changed) => mergeText(text, changed),
    isSound: (text) => schema.safeParse(parseObject(text)).success,
  }
}

/** A column of items, each judged by itself. */
export function jsonList<T>(column: string, item: z.ZodType<T>): JsonList<T> {
  const list = z.array(item)
  return {
    read(text) {
      const found = parseList(text)
      const items = (found ?? []).flatMap((value) => {
        const read = item.safeParse(value)
        return read.success ? [read.data] : []
      })
      if (isText(text) && items.length !== found?.length) reportDamagedJson(column, text)
      return items
    },
    write: (items) => JSON.stringify(items),
    isSound: (text) => list.safeParse(parseList(text)).success,
  }
}

/** For lists that are harmful in part: one invalid item makes it empty. */
export function wholeList<T>(column: string, item: z.ZodType<T>): JsonList<T> {
  const list = z.array(item)
  return { ...jsonList(column, item), read: (text) => parseWhole(column, list, text, parseList) ?? [] }
}

function parseWhole<T>(
  column: string,
  schema: z.ZodType<T>,
  text: string | null | undefined,
  parseIt: (text: string | null | undefined) => unknown,
): T | undefined {
  const read = schema.safeParse(parseIt(text))
  if (!read.success && isText(text)) reportDamagedJson(column, text)
  return read.data
}

/** A column that was never written is valid. */
const isText = (text: string | null | undefined): text is string => typeof text === 'string'

function mergeText(text: string | null | undefined, changes: Record<string, unknown>): string {
  return JSON.stringify({ ...parseObject(text), ...changes })
}

function parseObject(text: string | null | undefined): Record<string, unknown> | undefined {
  const value = parse(text)
  return isObject(value) ? value : undefined
}

function parseList(text: string | null | undefined): unknown[] | undefined {
  const value = parse(text)
  return Array.isArray(value) ? value : undefined
}

function parse(text: string | null | undefined): unknown {
  if (text === null || text === undefined) return undefined
  try {
    // A key named __proto__ could become the prototype of an object it is copied into. It may be written with escapes.
    if (!text.includes('proto') && !text.includes('\\u')) return JSON.parse(text)
    return JSON.parse(text, (key, value: unknown) => (key === '__proto__' ? undefined : value))
  } catch {
    return undefined
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
