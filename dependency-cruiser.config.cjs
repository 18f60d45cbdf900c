const service = '(intake|records|learning|exchange)'

/** The floors of the page, lowest first. */
const floors = ['client', 'ui', 'figures', 'parts', 'features', 'app']

/** The directions of the house. Every rule says what to do instead; `docs/ARCHITECTURE.md` says why. */
module.exports = {
  forbidden: [
    {
      name: 'no-circles',
      severity: 'error',
      comment: 'A circle means two modules are one. Merge them or cut the knot.',
      from: {},
      to: { circular: true },
    },
    {
      name: 'shared-stands-alone',
      severity: 'error',
      comment:
        'shared/ is what both sides of a port agree on; it may know neither side. ' +
        'Move the code to the side that needs it.',
      from: { path: '^shared/' },
      to: { path: '^(electron|renderer|test)/' },
    },
    {
      name: 'shared-is-pure',
      severity: 'error',
      comment:
        "shared/ runs everywhere: zod, and lingui's parser for sentences. " +
        'Put Node, DOM or Electron code into electron/host or renderer/client.',
      from: { path: '^shared/' },
      to: { dependencyTypes: ['core', 'npm', 'npm-dev'], pathNot: 'node_modules/(zod|@lingui)/' },
    },
    {
      name: 'services-speak-in-keys',
      severity: 'error',
      comment:
        'A service sends keys and values; whoever reads makes the words. ' +
        'Say a message of shared/words/areas; the page and the command speak it.',
      from: { path: `^electron/(${service.slice(1, -1)}|host)/` },
      to: { path: '^shared/words/(speaker|languages|pseudo|[a-z]{2}/)' },
    },
    {
      name: 'renderer-sees-only-shared',
      severity: 'error',
      comment: 'The renderer asks services through contracts. Add a method to the contract instead.',
      from: { path: '^renderer/' },
      to: { path: '^electron/' },
    },
    {
      name: 'renderer-has-no-node',
      severity: 'error',
      comment: 'The renderer is sandboxed. Ask a service.',
      from: { path: '^renderer/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'renderer-has-no-electron',
      severity: 'error',
      comment:
        'Only renderer/client/bridge.ts touches what the preload hands over, and that is not a module.',
      from: { path: '^renderer/' },
      to: { path: '^(node_modules/)?electron(/|$)' },
    },
    {
      name: 'services-do-not-import-each-other',
      severity: 'error',
      comment: 'Services talk over ports. Move what two need to shared/ or electron/host/.',
      from: { path: `^electron/${service}/`, pathNot: '^electron/intake/people/' },
      to: { path: `^electron/${service}/`, pathNot: '^electron/$1/' },
    },
    {
      name: 'people-are-matched-by-numbers-alone',
      severity: 'error',
      comment:
        'Matching stands on the checked mathematics of record linkage, which knows no service: numbers and words ' +
        'in, numbers out. Whatever else intake needs of another service it asks over a port.',
      from: { path: '^electron/intake/people/' },
      to: { path: `^electron/${service}/`, pathNot: '^electron/(intake|learning/stats/linkage)/' },
    },
    {
      name: 'services-do-not-import-main',
      severity: 'error',
      comment: 'Main starts services; services do not know main, the preload or the command line.',
      from: { path: `^electron/(${service}|host)/` },
      to: { path: '^electron/(main|preload|headless)/' },
    },
    {
      name: 'host-knows-no-service',
      severity: 'error',
      comment: 'host/ is what every service stands on.',
      from: { path: '^electron/host/' },
      to: { path: `^electron/${service}/` },
    },
    {
      name: 'main-does-not-import-services',
      severity: 'error',
      comment: 'Main starts service files by path; importing one would load it into the main process.',
      from: { path: '^electron/(main|preload|headless)/' },
      to: { path: `^electron/${service}/` },
    },
    {
      name: 'only-records-opens-the-store',
      severity: 'error',
      comment: 'One owner of the patient database and its key. Add a method to a records contract.',
      from: { path: '^(electron|renderer|shared)/', pathNot: '^electron/records/' },
      to: { path: '(better-sqlite3|^(node:)?sqlite$)' },
    },
    {
      name: 'only-exchange-touches-the-network',
      severity: 'error',
      comment: 'One door to the outside. Ask exchange.',
      from: { path: '^(electron|shared|renderer)/', pathNot: '^electron/exchange/' },
      to: {
        path: '(^(node:)?(http|http2|https|net|tls|dgram|dns)(/promises)?$|hyperswarm|hypercore|corestore|protomux)',
      },
    },
    {
      name: 'stats-are-pure',
      severity: 'error',
      comment: 'Numbers in, numbers out: stats imports stats and the types of shared/domain only.',
      from: { path: '^electron/learning/stats/' },
      to: { pathNot: '^(electron/learning/stats|shared/domain)/' },
    },
    {
      name: 'units-are-pure',
      severity: 'error',
      comment: 'Text in, a UCUM code or a line out: units import units, shared/domain and ucum-lhc only.',
      from: { path: '^electron/intake/border/units/' },
      to: { pathNot: '^(electron/intake/border/units|shared/domain|node_modules/@lhncbc/ucum-lhc)/' },
    },
    {
      name: 'one-reader-of-ucum',
      severity: 'error',
      comment: 'ucum-lhc reads K/uL as kelvin and prints what it cannot read. Ask unitOf or conversionOf.',
      from: { path: '^(electron|renderer|shared)/', pathNot: '^electron/intake/border/units/ucum\\.ts$' },
      to: { path: '@lhncbc/ucum-lhc' },
    },
    {
      name: 'the-gate-has-one-door',
      severity: 'error',
      comment:
        'Only the gate makes a Summary. Import judge or judgeQuestion from electron/learning/gate/index.ts.',
      from: { path: '^(electron|renderer|shared)/', pathNot: '^electron/learning/gate/' },
      to: { path: '^electron/learning/gate/', pathNot: '^electron/learning/gate/index\\.ts$' },
    },
    ...floors.map((floor, index) => ({
      name: `the-floor-of-${floor}`,
      severity: 'error',
      comment:
        `The page's floors are ${floors.join(', ')}: ${floor} imports only what stands before it. ` +
        'Hand the value down as a property, or move what is needed to the lower floor.',
      from: { path: `^renderer/${floor}/` },
      to: { path: `^renderer/(${floors.slice(index + 1).join('|') || '-'})/` },
    })),
    {
      name: 'every-file-of-the-page-stands-on-a-floor',
      severity: 'error',
      comment: `Put it into one of renderer/{${floors.join(',')}}.`,
      from: { path: '^renderer/', pathNot: `^renderer/(${floors.join('|')})/` },
      to: {},
    },
    {
      name: 'features-do-not-import-each-other',
      severity: 'error',
      comment:
        "Lift what two features need to renderer/parts. To show another feature's view, " +
        'go there by its id (client/router.ts).',
      from: { path: '^renderer/features/([^/]+)/' },
      to: { path: '^renderer/features/', pathNot: '^renderer/features/$1/' },
    },
    {
      name: 'figures-are-drawn-from-props',
      severity: 'error',
      comment:
        'A figure asks nobody. Ask in the feature and hand the numbers down; files go through FigureFilesContext.',
      from: { path: '^renderer/figures/' },
      to: { path: '^renderer/client/' },
    },
    {
      name: 'one-file-touches-the-bridge',
      severity: 'error',
      comment:
        'Only files of renderer/client and features ask main for files; ask through a service or client/.',
      from: { path: '^renderer/(ui|figures|parts)/' },
      to: { path: '^renderer/client/bridge\\.ts$' },
    },
    {
      name: 'migrations-know-only-the-db',
      severity: 'error',
      comment: 'A migration must mean the same forever: it may import types and db only.',
      from: { path: '^electron/records/migrations/[0-9]' },
      to: { pathNot: '^electron/records/(db|migrate)\\.ts$' },
    },
    {
      name: 'product-does-not-import-test',
      severity: 'error',
      comment: 'Move what the product needs into the product.',
      from: { path: '^(electron|renderer|shared)/' },
      to: { path: '^test/' },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      comment: 'Nobody uses this file. Delete it.',
      from: {
        orphan: true,
        path: '^(electron|renderer|shared)/',
        pathNot: '(\\.d\\.ts$|^electron/(main/main|preload/preload|headless/casebook)\\.ts$)',
      },
      to: {},
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.css'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default'],
    },
  },
}
