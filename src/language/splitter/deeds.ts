// “do the school admissions appeal” is appealing: a noun that is the deed of a verb.
import type { Word } from './words.ts'

/** What is done, and the verb for it, in families' own words. */
const DEEDS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    appeal: 'appeal',
    application: 'apply for',
    booking: 'book',
    order: 'order',
    reorder: 'reorder',
    review: 'review',
    inspection: 'inspect',
    survey: 'survey',
    repair: 'repair',
    repairs: 'repair',
    payment: 'pay',
    registration: 'register',
    renewal: 'renew',
    cancellation: 'cancel',
    edit: 'edit',
    edits: 'edit',
    translation: 'translate',
    calibration: 'calibrate',
    installation: 'install',
    install: 'install',
    delivery: 'deliver',
    comparison: 'compare',
    analysis: 'analyse',
    calculation: 'calculate',
    calculations: 'calculate',
    measurements: 'measure',
    upload: 'upload',
    migration: 'migrate',
    upgrade: 'upgrade',
    redesign: 'redesign',
    rewrite: 'rewrite',
    'write-up': 'write up',
    reconciliation: 'reconcile',
    setup: 'set up',
    collection: 'collect',
    purchase: 'buy',
    sale: 'sell',
    return: 'return',
    complaint: 'complain about',
    submission: 'submit',
    preparation: 'prepare',
    prep: 'prepare',
    assembly: 'assemble',
    replacement: 'replace',
    removal: 'remove',
    check: 'check',
    checks: 'check',
    count: 'count',
    clean: 'clean',
    tidy: 'tidy',
    wash: 'wash',
    swap: 'swap',
    mix: 'mix',
    shop: 'buy',
    stocktake: 'count',
  }),
)

/**
 * “do the school admissions appeal” → “appeal the school admissions”; undefined where the head of the object is no deed.
 * @param end where the object ends in the words
 */
export function deedOf(
  text: string,
  words: readonly Word[],
  end: number,
  isKnownVerb: (stem: string) => boolean,
): string | undefined {
  const deed = words[end - 1]
  // “the catheter flush”, “the bay reset”: most short deeds are called like their verb.
  const verb =
    deed && (DEEDS.get(deed.text.toLowerCase()) ?? (isKnownVerb(deed.stem) ? deed.text.toLowerCase() : undefined))
  const [first] = words
  if (deed === undefined || verb === undefined || first === undefined || end < 3) return undefined
  return `${verb}${text.slice(first.end, deed.start).trimEnd()}${text.slice(deed.end)}`
}

/** “a full stock count of the bar”: what the deed is done to stands behind “of”. */
const DEED_OF =
  /^(?:do|carry out|perform|conduct|complete|make|run) (?:(?:an?|the|our|my|another|quick|full|proper|first|final|daily|weekly|monthly|annual|back|visual|physical|thorough) )*(\p{L}+) of (?=\S)/iu
/** An order of service and a collection of stories are no deeds. */
const THINGS = new Set(['order', 'collection', 'mix', 'shop', 'return', 'edit'])

/** “do a back translation of the form” → “translate the form”; undefined where nothing of the kind is done. */
export function deedBehindOf(text: string): string | undefined {
  const [said = '', deed = ''] = DEED_OF.exec(text) ?? []
  const verb = THINGS.has(deed.toLowerCase()) ? undefined : DEEDS.get(deed.toLowerCase())
  return verb && `${verb} ${text.slice(said.length)}`
}
