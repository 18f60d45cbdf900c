/** Ingredients by their international nonproprietary names, under what their class is called when it is looked for. */
interface MedicineClass {
  readonly called: readonly string[]
  readonly ingredients: readonly string[]
}

const list = (words: string): string[] => words.split(' ')

/**
 * Classes of medicines as clinicians speak of them, with the ingredients that are in use. It helps to find what a
 * source names by its ingredient alone; it is no pharmacopoeia, and nothing is reckoned by it. Ingredients are grouped
 * by the stems of their names (WHO, The use of stems in the selection of international nonproprietary names).
 */
export const medicineClasses: readonly MedicineClass[] = [
  {
    called: ['statins', 'HMG-CoA reductase inhibitors'],
    ingredients: list(
      'atorvastatin fluvastatin lovastatin pitavastatin pravastatin rosuvastatin simvastatin',
    ),
  },
  {
    called: ['ACE inhibitors'],
    ingredients: list(
      'benazepril captopril cilazapril enalapril fosinopril imidapril lisinopril moexipril perindopril ' +
        'quinapril ramipril trandolapril zofenopril',
    ),
  },
  {
    called: ['sartans', 'angiotensin receptor blockers', 'ARB'],
    ingredients: list(
      'azilsartan candesartan eprosartan irbesartan losartan olmesartan telmisartan valsartan',
    ),
  },
  {
    called: ['beta blockers', 'betablockers'],
    ingredients: list(
      'acebutolol atenolol betaxolol bisoprolol carvedilol celiprolol esmolol labetalol metoprolol ' +
        'nadolol nebivolol pindolol propranolol sotalol timolol',
    ),
  },
  {
    called: ['calcium channel blockers', 'calcium antagonists'],
    ingredients: list(
      'amlodipine diltiazem felodipine isradipine lercanidipine nicardipine nifedipine nimodipine ' +
        'nitrendipine verapamil',
    ),
  },
  {
    called: ['thiazides', 'thiazide diuretics'],
    ingredients: list(
      'bendroflumethiazide chlorothiazide chlortalidone chlorthalidone hydrochlorothiazide indapamide ' +
        'metolazone xipamide',
    ),
  },
  { called: ['loop diuretics'], ingredients: list('bumetanide furosemide torasemide torsemide') },
  {
    called: ['diuretics'],
    ingredients: list(
      'amiloride bendroflumethiazide bumetanide chlorothiazide chlortalidone chlorthalidone eplerenone ' +
        'furosemide hydrochlorothiazide indapamide metolazone spironolactone torasemide torsemide ' +
        'triamterene xipamide',
    ),
  },
  {
    called: ['mineralocorticoid receptor antagonists', 'aldosterone antagonists', 'MRA'],
    ingredients: list('eplerenone finerenone spironolactone'),
  },
  {
    called: ['SGLT2 inhibitors', 'gliflozins'],
    ingredients: list('canagliflozin dapagliflozin empagliflozin ertugliflozin sotagliflozin'),
  },
  {
    called: ['DPP-4 inhibitors', 'DPP4 inhibitors', 'gliptins'],
    ingredients: list('alogliptin linagliptin saxagliptin sitagliptin vildagliptin'),
  },
  {
    called: ['GLP-1 receptor agonists', 'GLP1 receptor agonists'],
    ingredients: list('albiglutide dulaglutide exenatide liraglutide lixisenatide semaglutide tirzepatide'),
  },
  {
    called: ['sulfonylureas', 'sulphonylureas'],
    ingredients: list('glibenclamide gliclazide glimepiride glipizide gliquidone glyburide tolbutamide'),
  },
  { called: ['glitazones', 'thiazolidinediones'], ingredients: list('pioglitazone rosiglitazone') },
  { called: ['biguanides'], ingredients: list('metformin') },
  { called: ['insulins'], ingredients: list('insulin') },
  {
    called: ['proton pump inhibitors', 'PPI'],
    ingredients: list('dexlansoprazole esomeprazole lansoprazole omeprazole pantoprazole rabeprazole'),
  },
  {
    called: ['H2 blockers', 'H2 antagonists'],
    ingredients: list('cimetidine famotidine nizatidine ranitidine'),
  },
  {
    called: ['NSAIDs', 'nonsteroidal anti-inflammatory drugs'],
    ingredients: list(
      'aceclofenac celecoxib diclofenac etodolac etoricoxib flurbiprofen ibuprofen indometacin ' +
        'indomethacin ketoprofen ketorolac meloxicam nabumetone naproxen piroxicam',
    ),
  },
  {
    called: ['opioids', 'opiates'],
    ingredients: list(
      'buprenorphine codeine dihydrocodeine fentanyl hydrocodone hydromorphone methadone morphine ' +
        'oxycodone pethidine tapentadol tramadol',
    ),
  },
  {
    called: ['SSRI', 'selective serotonin reuptake inhibitors'],
    ingredients: list('citalopram escitalopram fluoxetine fluvoxamine paroxetine sertraline'),
  },
  { called: ['SNRI'], ingredients: list('desvenlafaxine duloxetine milnacipran venlafaxine') },
  {
    called: ['tricyclic antidepressants', 'tricyclics'],
    ingredients: list('amitriptyline clomipramine doxepin imipramine nortriptyline trimipramine'),
  },
  {
    called: ['benzodiazepines'],
    ingredients: list(
      'alprazolam bromazepam chlordiazepoxide clonazepam diazepam lorazepam midazolam nitrazepam ' +
        'oxazepam temazepam',
    ),
  },
  {
    called: ['antipsychotics', 'neuroleptics'],
    ingredients: list(
      'amisulpride aripiprazole chlorpromazine clozapine flupentixol haloperidol lurasidone olanzapine ' +
        'paliperidone quetiapine risperidone ziprasidone',
    ),
  },
  {
    called: ['antiepileptics', 'anticonvulsants'],
    ingredients: list(
      'carbamazepine ethosuximide gabapentin lacosamide lamotrigine levetiracetam oxcarbazepine ' +
        'phenobarbital phenytoin pregabalin topiramate valproate valproic zonisamide',
    ),
  },
  {
    called: ['penicillins'],
    ingredients: list(
      'amoxicillin ampicillin benzylpenicillin cloxacillin dicloxacillin flucloxacillin penicillin ' +
        'phenoxymethylpenicillin piperacillin',
    ),
  },
  {
    called: ['cephalosporins'],
    ingredients: list(
      'cefaclor cefadroxil cefalexin cefazolin cefepime cefixime cefotaxime cefpodoxime ceftazidime ' +
        'ceftriaxone cefuroxime cephalexin',
    ),
  },
  {
    called: ['macrolides'],
    ingredients: list('azithromycin clarithromycin erythromycin roxithromycin'),
  },
  {
    called: ['fluoroquinolones', 'quinolones'],
    ingredients: list('ciprofloxacin levofloxacin moxifloxacin norfloxacin ofloxacin'),
  },
  { called: ['tetracyclines'], ingredients: list('doxycycline minocycline oxytetracycline tetracycline') },
  { called: ['aminoglycosides'], ingredients: list('amikacin gentamicin streptomycin tobramycin') },
  {
    called: ['azoles', 'azole antifungals'],
    ingredients: list('fluconazole itraconazole ketoconazole voriconazole'),
  },
  {
    called: ['antituberculous drugs', 'antituberculosis drugs'],
    ingredients: list('bedaquiline ethambutol isoniazid pyrazinamide rifampicin rifampin rifapentine'),
  },
  {
    called: ['antimalarials'],
    ingredients: list(
      'amodiaquine artemether artesunate atovaquone chloroquine lumefantrine mefloquine primaquine ' +
        'proguanil quinine',
    ),
  },
  {
    called: ['antiretrovirals', 'ART'],
    ingredients: list(
      'abacavir atazanavir bictegravir cabotegravir darunavir dolutegravir efavirenz emtricitabine ' +
        'lamivudine lopinavir nevirapine raltegravir rilpivirine tenofovir zidovudine',
    ),
  },
  {
    called: ['vitamin K antagonists', 'coumarins'],
    ingredients: list('acenocoumarol phenprocoumon warfarin'),
  },
  {
    called: ['DOAC', 'NOAC', 'direct oral anticoagulants'],
    ingredients: list('apixaban dabigatran edoxaban rivaroxaban'),
  },
  {
    called: ['anticoagulants'],
    ingredients: list(
      'acenocoumarol apixaban dabigatran dalteparin edoxaban enoxaparin fondaparinux heparin ' +
        'phenprocoumon rivaroxaban tinzaparin warfarin',
    ),
  },
  { called: ['heparins'], ingredients: list('dalteparin enoxaparin heparin nadroparin tinzaparin') },
  {
    called: ['antiplatelets', 'platelet inhibitors'],
    ingredients: list('acetylsalicylic aspirin clopidogrel dipyridamole prasugrel ticagrelor'),
  },
  { called: ['nitrates'], ingredients: list('glyceryl isosorbide nitroglycerin') },
  {
    called: ['corticosteroids', 'glucocorticoids', 'steroids'],
    ingredients: list(
      'beclometasone beclomethasone betamethasone budesonide dexamethasone fluticasone hydrocortisone ' +
        'methylprednisolone mometasone prednisolone prednisone triamcinolone',
    ),
  },
  {
    called: ['beta agonists', 'beta-2 agonists'],
    ingredients: list(
      'albuterol formoterol indacaterol levalbuterol salbutamol salmeterol terbutaline vilanterol',
    ),
  },
  {
    called: ['muscarinic antagonists', 'LAMA'],
    ingredients: list('aclidinium glycopyrronium ipratropium tiotropium umeclidinium'),
  },
  {
    called: ['antihistamines'],
    ingredients: list(
      'cetirizine chlorphenamine desloratadine diphenhydramine fexofenadine hydroxyzine levocetirizine ' +
        'loratadine promethazine',
    ),
  },
  {
    called: ['bisphosphonates'],
    ingredients: list('alendronate alendronic ibandronate ibandronic risedronate zoledronic'),
  },
  { called: ['thyroid hormones'], ingredients: list('levothyroxine liothyronine') },
  {
    called: ['oestrogens', 'estrogens'],
    ingredients: list('estradiol ethinylestradiol ethinyl estriol oestradiol'),
  },
  {
    called: ['TNF inhibitors', 'anti-TNF'],
    ingredients: list('adalimumab certolizumab etanercept golimumab infliximab'),
  },
  {
    called: ['DMARDs'],
    ingredients: list('azathioprine hydroxychloroquine leflunomide methotrexate sulfasalazine'),
  },
  { called: ['aromatase inhibitors'], ingredients: list('anastrozole exemestane letrozole') },
  { called: ['triptans'], ingredients: list('eletriptan naratriptan rizatriptan sumatriptan zolmitriptan') },
  {
    called: ['antiemetics', 'setrons'],
    ingredients: list('domperidone granisetron metoclopramide ondansetron'),
  },
]

/** So many letters of a class's name mean it; fewer are the beginning of somebody's name as likely. */
const LEAST = 5

/** A name without marks, so that `ACE-inhibitor` and `ace inhibitors` are looked for alike. */
const folded = (words: string): string =>
  words
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .join(' ')

/** The ingredients of every class that is called so, or whose name begins so, each once; none where none is. */
export function ingredientsOf(words: string): string[] {
  const asked = folded(words)
  const isMeant = (name: string): boolean =>
    name === asked || name === `${asked}s` || (asked.length >= LEAST && name.startsWith(asked))
  const meant = medicineClasses.filter(({ called }) => called.some(name => isMeant(folded(name))))
  return [...new Set(meant.flatMap(({ ingredients }) => ingredients))]
}
