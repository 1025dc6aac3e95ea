// English words the splitter has to classify: people, request verbs, household faults.
import { stem } from './words.ts'

/** People and offices with an article: “call dentist” is “call the dentist”. */
const ROLES = `landlord landlady dentist doctor gp vet boss manager teacher tutor professor supervisor lawyer
  accountant bank insurance insurer hospital clinic pharmacy school kindergarten nursery office council agency
  plumber electrician painter mechanic garage locksmith carpenter neighbour neighbor therapist psychiatrist
  psychologist physio physiotherapist hairdresser barber optician dermatologist gynaecologist gynecologist
  orthodontist surgeon coach client customer supplier colleague team group committee recruiter hr embassy consulate
  police court notary hotel airline restaurant venue library university gym club shop store post caretaker janitor
  hotline support helpdesk provider isp company agent broker roommate flatmate tenant babysitter nanny cleaner midwife`

/** Initial verbs of titles; words that are as often nouns (“report”, “gift”) are not included. */
const VERBS = `qa retest spec shape prove listen hear relist adapt reposition counsel inventory attest countersign recalibrate catalogue catalog accession decommission
  recheck reassess backdate recoup duplicate illustrate redecorate refit rerun refinish rehome cull castrate microchip neuter recondition
  destroy remake propagate landscape reprice describe interview paginate despatch dispatch disconnect disable enforce establish hoist
  relet reapply redeem reword remodel revert shelve reshelve spellcheck unfollow unveil weatherproof unmute unpublish unwrap untangle
  backfill re-run digitise digitize requote reconfirm resubmit recalculate remeasure resize reassign expedite
  scout recce reissue canvass reproof splice forge unbox thaw revalidate remortgage referee umpire certify reassure console persuade convince escalate invigilate retrain undelete
  accept accompany activate adjust administer allocate alter amend announce approve assess assign assist attach automate
  beg bleach braid carry circulate cite combine communicate confront consider consolidate construct consult debate
  decline dedupe degrease delegate delete deprecate develop diagnose disinfect dispose distribute embroider enhance
  enter examine expose extract freshen fry grate grout handwash heave inline input insert introduce lag lay loosen
  maintain medicate muck outsource parse pluck produce prolong purge rearrange rebase reboot recharge recommend
  reconnect redact redirect refine refuel reimburse renegotiate reorder repaint repeat replaster reseal restructure
  retile retouch revoke rework rub scrape sculpt select share show shut skim slice soothe spread stack stake stir stow
  streamline strim superglue sync tag tally tear tie toss troubleshoot undercoat unstick warn weave whitewash recruit
  contest admit discharge drill drive glaze frame staple vaccinate drench shear dehorn
  archive appraise benchmark containerise containerize dockerise dockerize parallelise puree mash bind quit serve redline photograph dig weed pump sweep hunt locate jet caulk notarise notarize reattach straighten realign inflate replenish unscrew reorganise reorganize refurbish supervise facilitate locate shortlist reschedule sift unsubscribe wire solder crimp deworm de-worm fertilise fertilize mulch deadhead steam simmer whisk toast juggle brainstorm recite chase clarify cc forward rebook wash vaccinate vote reconcile rehearse brainstorm wrap enrol enroll reply darn hang patch release backup brush compose crochet drill film glue groom help hem host implement jog knit launch meditate paint perform prune rake shave sketch sow stretch think trim add answer apologise apologize apply arrange ask assemble back bake book borrow bring brush build buy call
  cancel change charge check choose clean clear close collect compare complete confirm contact cook count create cut
  debug decide declutter deep-clean defrost deliver deploy descale design discuss do donate draft draw dry drop dust edit
  email empty exchange explain feed fetch figure file fill find finish fix fold forward frame get give go grab grade hang
  hoover implement improve install invite invoice iron join know learn list look mail make measure meet memorise memorize
  mend merge message mop mount move mow open order organise organize pack paint pay phone pick plan plant post practise
  practice prepare print proofread publish put read rebook record recycle refactor refill register remind remove renew
  rent repair replace reply request research reschedule reserve reset respond return review revise rewrite ring run save
  say scan schedule scrub search sell send separate set sew shop shovel sign solve sort start stop store study submit
  sweep swap switch take talk tell test text thank throw tidy train translate trim try turn type unblock unload unpack
  update upgrade upload use vacuum visit wake walk wash watch water weed wipe wrap write
  deal rehang repot regrout demo triage soak swap shadow resit induct advertise advise agree aim analyse analyze annotate appeal appraise argue arrive attend audit babysit balance
  barter bathe battle bin bleed blend block boil book-keep boost bottle brew brief broadcast browse buckle budget
  calculate calibrate calm carve catch categorise categorize celebrate challenge chase chart chat chop claim code
  collate colour comment compile complain compost compress conclude conduct confess configure congratulate connect
  contest contribute convert coordinate correct crack crop cure cycle dance decorate decalcify dedicate defend
  define deflea demolish descale detangle detox dig dictate dismantle dispute divide dock document dodge double
  download drain dress dye earn eat edit eliminate embed emigrate empower enable encourage engrave escalate
  estimate evaluate evict exercise expand experiment explore export extend face faint feed ferment fight film fire
  fit flip float flush foster freeze fund gather generate grease greet grill grind grow guide handle harvest haul
  heal hire hunt identify impress include inform inject inspect insulate insure integrate interpret introduce
  invest investigate isolate jot juggle justify knead label laminate land lead lease lend liaise lift light limit
  link list load localise localize lock lodge log lower lubricate manage map marinate mark mark-up master match
  measure mediate meet mentor migrate mind mix model moderate modify monitor mow multiply muster name navigate
  negotiate network nominate note notify nudge nurse object observe obtain offer oil onboard operate oppose
  optimise optimize outline overhaul oversee own pacify park pause peel phase photograph photocopy pickle pitch
  play plug polish populate port postpone pour power present preserve press prevent price prioritise prioritize
  process procure profile program promise promote prove provide pump purchase push query question quote raise rank
  rate reach rebuild recall recover recruit redesign redo reduce refer refinance reflect refund refuse reheat
  reinstall reject relabel relax relocate rename renovate rephrase report reproduce request rescue resign resolve
  restart restore restock restring resume retake retire retrieve retune reupholster reuse reverse rewire rinse
  roast rotate sail sand satisfy save scale school score season secure seek settle set-up sharpen ship shorten
  shred simplify sit skate smoke smooth snack source spend split spring-clean stain steam sterilise sterilize
  stitch strengthen strip subscribe subtitle summarise summarize supervise supply support survey swim switch
  tackle tailor tame tape taste teach tend terminate thin tighten tile tow track trace transcribe transfer
  transplant trap travel treat tune type unclog unfreeze uninstall unjam unlock unpick unplug upcycle update
  upsell urge vacate validate value varnish vent verify view volunteer wax wean weigh weld whiten widen win
  withdraw witness worm wrestle yield`

/** Common nouns that begin a title; lower case inside a sentence, unlike “Berlin” or “Mia”. */
const NOUNS = `account agenda apartment appliance application appointment attic backup bag balcony basement bath bathroom
  bed bedroom bicycle bike bill birthday blog boiler book bookshelf box budget bug bureaucracy business cable calendar car card cat
  ceiling cellar chair christmas closet clothes code computer contract cupboard curriculum curtain cv data deposit desk
  dinner dish dishwasher document dog door dresser drawer dress driving energy essay exam exercise expense faucet fern
  file flat flight floor form freezer fridge front fruit furniture garden gas gift grocery guest gym hallway hard health
  holiday homework house income inbox internet interview invitation invoice job kitchen lamp laptop laundry lawn leaking
  letter licence license lightbulb living lunch mailbox maths meal medication meds meeting membership mobile money morning
  mortgage moving new novel oil old online oven paper paperwork parcel party password passport pension pet phone photo
  pile pill plant playlist poem police portfolio prescription present presentation printer private proposal pull quarterly
  quiz receipt recipe refund rent report residence resume return room rubbish running school screen shed shelf shelves shoe shopping
  shower sink sleep slide sock sofa song speech spring stain statement story subscription suitcase summer talk tap tax
  tent term thesis tire toilet toy train trip truck tyre umbrella update utility vacation visa voucher wall wardrobe washing
  website wedding weekend weekly wifi window winter work workout yard yoga`

/** Relatives: names need no article, the others become “your sister”. */
const NAMES = new Set('mum mom mama dad papa grandma grandpa granny nana nan gran grandad'.split(' '))
const KIN = new Set(
  'sister brother aunt uncle wife husband partner cousin friend son daughter girlfriend boyfriend'.split(' '),
)

/** Verbs that begin steps, but rarely titles. */
const STEP_VERBS = `smell square crumple begin picture bundle sieve puff silence filter clip scoop climb tap prop sit bag mash clamp pin dip centre stuff revoke flatten unroll reload hear approve rub spin share line praise describe fasten propose hook uncover cool slide multiply compare stir wait bend press fix try pump squeeze shine drop lean spread hold rinse pour lower name mark fit wet sing pull swap
  knock lock floss butter cover knot roll strike eat swallow thread stick mix swallow throw dry count add attach check drink drive fold grease heat listen look post save sell tip toast weigh bin end keep pair pile plug rename scroll shower suggest wet begin breathe bring carry circle click clear close commit compare copy count cross cut delete drag
  draw drop enter explain feel fetch fill fit follow gather give go grab hang hold hand kneel lay let leave lie lift load log look
  loosen make mark name note notice paste photograph play point press pull push put repeat rinse round run scrape screw
  select set shake show sit speak spell spray squirt stack stand star stay step stop stretch stroke take tap tear tick tie
  tip toss touch tune turn undo underline unfold unsubscribe wring wake walk work write start say sign search read open move`

const PARTICLES = new Set(
  'ready together apart up out in off down away back through over on around for at into about'.split(' '),
)

const NOT_GERUNDS = new Set(
  'meeting painting building training wedding shopping washing housing greeting exercise enterprise franchise premise surprise size prize noise'.split(
    ' ',
  ),
)

/** Household faults: the word in the title, its adjective, and the thing to point at. */
const FAULTS: readonly (readonly [words: string, state: string, thing: string])[] = [
  ['damp wet moisture humidity', 'damp', 'damp wall'],
  ['mould mold mouldy moldy', 'mouldy', 'mouldy wall'],
  ['leak leaking leaky drip dripping', 'leaking', 'leaking pipe'],
  ['heating radiator boiler cold', 'cold', 'cold radiator'],
  ['noise noisy loud', 'loud', 'loud hour'],
  ['broken defect defective damaged cracked', 'broken', 'broken part'],
]

/** Read at first use: no start waits for what only a split needs. */
const once = <T>(read: () => T): (() => T) => {
  let known: { readonly value: T } | undefined
  return () => {
    known ??= { value: read() }
    return known.value
  }
}

const roles = once(() => stems(ROLES))
const verbs = once(() => stems(VERBS))
const nouns = once(() => stems(NOUNS))
const stepVerbs = once(() => stems(STEP_VERBS))
const faults = once(
  () =>
    new Map(
      FAULTS.flatMap(([words, state, thing]) =>
        words.split(' ').map((word) => [stem(word), { state, thing }] as const),
      ),
    ),
)

/** Whether it names a person by role: a landlord, a dentist. */
export function isRole(wordStem: string): boolean {
  return roles().has(wordStem)
}

/** Whether a capital on this word only marks the start of a title. */
export function isCommon(word: string): boolean {
  const s = stem(word)
  return nouns().has(s) || roles().has(s) || verbs().has(s)
}

/** Whether a title that begins with this word is an instruction. */
export function isVerb(word: string): boolean {
  return (verbs().has(stem(word)) || /^[a-z]{3,}(?:ify|i[sz]e)$/iu.test(word)) && !NOT_GERUNDS.has(word.toLowerCase())
}

/** Whether a step that begins with this word is an instruction. */
export function isImperative(word: string): boolean {
  return isVerb(word) || stepVerbs().has(stem(word))
}

/** How relatives are addressed: “Mum”, “your sister”; undefined for others. */
export function addressRelative(word: string): string | undefined {
  const lower = word.toLowerCase()
  return NAMES.has(lower) ? word : KIN.has(lower) ? `your ${lower}` : undefined
}

/** Whether it is a verb particle: "up", "off". */
export function isParticle(word: string): boolean {
  return PARTICLES.has(word.toLowerCase())
}

/** What a word says is wrong (`state`), and with what (`thing`), if it names a fault. */
export function faultOf(wordStem: string): { state: string; thing: string } | undefined {
  return faults().get(wordStem)
}

function stems(list: string): Set<string> {
  return new Set(list.split(/\s+/).map(stem))
}
