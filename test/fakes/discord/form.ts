// Filling in a modal as a person would: by label or id, with what was there before, and checked as the client checks.
import { refuseUnless } from './refusal.ts'
import { type Component, ComponentType, type Modal } from './wire.ts'

/** Text, a choice's label or value, several of them, a tick, or people. */
export type Entry = string | boolean | UploadedFile | readonly (string | { readonly id: string })[]

/** A file chosen for a file upload. */
export interface UploadedFile {
  readonly filename: string
  readonly content: string | Uint8Array
  /** Where Discord says it is, for tests of addresses that are not its own. */
  readonly url?: string
  /** The size Discord says it has. */
  readonly size?: number
}

export const isUpload = (entry: Entry | undefined): entry is UploadedFile =>
  typeof entry === 'object' && 'filename' in entry
export type Entries = Readonly<Record<string, Entry>>

/** One blank of a modal as a person sees it. */
export interface Field {
  label: string
  customId: string
  /** What is in it before anything is typed. */
  value: Entry
  required: boolean
  /** Labels to choose from, where there are any. */
  choices: string[]
  component: Component
}

export function fields(modal: Modal): Field[] {
  return modal.components.flatMap((outer) => {
    if (outer.component) return [field(outer.component, outer.label ?? '')]
    return (outer.components ?? []).map((one) => field(one, one.label ?? ''))
  })
}

/** The components as they are sent off. @throws ClientRefusal for an unknown blank, a missing or a wrong value */
export function sendOff(modal: Modal, entries: Entries, upload: (file: UploadedFile) => string = () => ''): object[] {
  const all = fields(modal)
  const given = new Map<Component, Entry>()
  for (const [name, entry] of Object.entries(entries)) {
    const found = all.find((one) => one.customId === name) ?? all.find((one) => one.label === name)
    refuseUnless(found, `The form has no ${name}. It has: ${all.map((one) => one.label).join(', ')}`)
    given.set(found.component, entry)
  }
  const sent = (component: Component) => {
    const known = all.find((one) => one.component === component)
    return {
      type: component.type,
      id: component.id ?? 0,
      ...(known ? { custom_id: known.customId, ...value(known, given.get(component) ?? known.value, upload) } : {}),
    }
  }
  return modal.components.map((outer, at) => ({
    type: outer.type,
    id: outer.id ?? at + 1,
    ...(outer.component ? { component: sent(outer.component) } : {}),
    ...(outer.components ? { components: outer.components.map(sent) } : {}),
  }))
}

function field(component: Component, label: string): Field {
  const options = component.options ?? []
  const chosen = options.filter((one) => one.default).map((one) => one.value)
  const before: Record<number, Entry> = {
    [ComponentType.textInput]: component.value ?? '',
    [ComponentType.checkbox]: component.default ?? false,
    [ComponentType.radio]: chosen[0] ?? '',
  }
  return {
    label,
    customId: component.custom_id ?? '',
    value: before[component.type] ?? chosen,
    required: component.required ?? component.type !== ComponentType.checkbox,
    choices: options.map((one) => one.label),
    component,
  }
}

function value({ component, label, required }: Field, entry: Entry, upload: (file: UploadedFile) => string): object {
  switch (component.type) {
    case ComponentType.fileUpload: {
      const sent = isUpload(entry)
      refuseUnless(sent || !required, `${label} is required`)
      return { values: sent ? [upload(entry)] : [] }
    }
    case ComponentType.textInput: {
      refuseUnless(typeof entry === 'string', `${label} is text`)
      refuseUnless(entry !== '' || !required, `${label} is required`)
      refuseUnless(
        entry.length <= (component.max_length ?? 4000),
        `${label} is over ${component.max_length ?? 4000} characters`,
      )
      refuseUnless(
        entry === '' || entry.length >= (component.min_length ?? 0),
        `${label} is under ${component.min_length} characters`,
      )
      return { value: entry }
    }
    case ComponentType.checkbox:
      refuseUnless(typeof entry === 'boolean', `${label} is a tick`)
      return { value: entry }
    case ComponentType.radio: {
      refuseUnless(typeof entry === 'string', `${label} has one choice`)
      refuseUnless(entry !== '' || !required, `${label} is required`)
      return { value: entry === '' ? null : option(component, entry) }
    }
    default: {
      const wanted = typeof entry === 'string' ? [entry] : entry
      refuseUnless(typeof wanted !== 'boolean' && !isUpload(wanted), `${label} has choices`)
      return { values: pick(component, wanted, required) }
    }
  }
}

/** Values for a select or a group of boxes: options by label or value, people by themselves. */
export function pick(
  component: Component,
  wanted: readonly (string | { readonly id: string })[],
  required: boolean,
): string[] {
  const values = wanted.map((one) => (typeof one === 'string' ? option(component, one) : one.id))
  const most = component.max_values ?? (component.type === ComponentType.checkboxes ? 25 : 1)
  const least = component.min_values ?? 1
  refuseUnless(values.length <= most, `${values.length} chosen of at most ${most}`)
  refuseUnless(values.length >= (required ? Math.max(1, least) : 0), `${values.length} chosen of at least ${least}`)
  refuseUnless(new Set(values).size === values.length, 'One thing chosen twice')
  return values
}

function option(component: Component, wanted: string): string {
  const options = component.options ?? []
  const found = options.find((one) => one.value === wanted) ?? options.find((one) => one.label === wanted)
  refuseUnless(found, `There is no ${wanted}. There are: ${options.map((one) => one.label).join(', ')}`)
  return found.value
}
