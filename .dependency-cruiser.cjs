const { builtinModules } = require('node:module');

/** Which folder may import which: dependencies run downward only. A folder may always import its own files. */
const layers = [
  ['yaml', []],
  ['layout', ['yaml']],
  ['rulebook', ['yaml']],
  ['catalog', []],
  ['bom', ['yaml', 'catalog']],
  ['profile', ['yaml', 'rulebook', 'catalog']],
  ['decisions', ['yaml', 'rulebook', 'profile']],
  ['engine', ['rulebook', 'profile']],
  ['cost', ['yaml', 'catalog', 'rulebook', 'profile', 'engine']],
  ['io', ['yaml', 'rulebook', 'catalog', 'decisions']],
  ['interview', ['rulebook', 'engine']],
  ['policy', ['yaml', 'rulebook', 'catalog', 'bom', 'profile', 'engine', 'cost']],
  ['report', ['yaml', 'layout', 'rulebook', 'profile', 'decisions', 'engine', 'catalog', 'cost']],
];

const folders = layers.map(([folder, allowed]) => ({
  name: `${folder}-imports-only-what-is-below-it`,
  severity: 'error',
  from: { path: `^src/${folder}/` },
  to: {
    path: '^src/',
    pathNot: ['^src/version[.]ts$', ...[folder, ...allowed].map((each) => `^src/${each}/`)],
  },
}));

/** Within cost: what is asked for, what a plan costs, what is chosen for it, what is answered. */
const steps = ['asked', 'pricing', 'choosing', 'answers'];

const stepsOfCost = steps.map((step, place) => ({
  name: `cost-${step}-imports-only-what-comes-before-it`,
  severity: 'error',
  from: { path: `^src/cost/${step}/` },
  to: {
    path: '^src/cost/',
    pathNot: steps.slice(0, place + 1).map((each) => `^src/cost/${each}/`),
  },
}));

module.exports = {
  forbidden: [
    ...folders,
    ...stepsOfCost,
    {
      name: 'every-folder-has-a-rule',
      severity: 'error',
      comment: 'A new folder says in `layers` what it may import.',
      from: {
        path: '^src/[^/]+/',
        pathNot: [
          ...layers.map(([folder]) => `^src/${folder}/`),
          '^src/library/',
          '^src/commands/',
          '^src/build/',
        ],
      },
      to: {},
    },
    {
      name: 'commands-never-import-commands',
      severity: 'error',
      comment:
        'What several of them need stands in src/commands/ itself or in src/report/; main.ts hands one to another.',
      from: { path: '^src/commands/([^/]+)/' },
      to: { path: '^src/commands/[^/]+/', pathNot: '^src/commands/$1/' },
    },
    {
      name: 'what-commands-share-knows-none-of-them',
      severity: 'error',
      from: { path: '^src/commands/[^/]+$' },
      to: { path: '^src/commands/[^/]+/' },
    },
    {
      name: 'nothing-needs-a-command',
      severity: 'error',
      comment: 'But for the library, which words and draws as they do.',
      from: { path: '^src/', pathNot: ['^src/commands/', '^src/main[.]ts$', '^src/library/'] },
      to: { path: '^src/(commands/|main[.]ts$)' },
    },
    {
      name: 'the-library-is-pure',
      severity: 'error',
      comment: 'What is imported from the package itself runs where there is neither Node nor a file.',
      from: { path: '^src/index[.]ts$' },
      to: {
        path: ['^src/io/', '(^|/)command[.]ts$', `^(node:)?(${builtinModules.join('|')})$`],
        reachable: true,
      },
    },
    {
      name: 'nothing-needs-the-library',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/library/', '^src/(index|node)[.]ts$'] },
      to: { path: '^src/(library/|(index|node)[.]ts$)' },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      comment: 'A cycle makes two files one.',
      from: {},
      to: { circular: true },
    },
    {
      name: 'files-only-in-io',
      severity: 'error',
      comment: 'The core is pure: files, terminals and processes are touched at the edge.',
      from: { path: '^src/', pathNot: ['^src/io/', '^src/build/', '^src/commands/'] },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'prompts-only-in-io',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/io/' },
      to: { path: 'node_modules/@?inquirer' },
    },
    {
      name: 'tables-drawn-in-one-file',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/layout/table[.]ts$' },
      to: { path: 'node_modules/cli-table3' },
    },
    {
      name: 'commander-only-where-commands-are-defined',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/main[.]ts$', '^src/commands/[^/]+$', '/command[.]ts$'] },
      to: { path: 'node_modules/(commander|@commander-js)/' },
    },
    {
      name: 'zod-only-where-it-is-loaded-late',
      severity: 'error',
      comment: 'zod costs start-up time: only schemas of files that few runs read may import it.',
      from: {
        path: '^src/',
        pathNot: ['^src/build/', 'schema[^/]*[.]ts$', '^src/commands/schema/', 'zod-problems[.]ts$'],
      },
      to: { path: 'node_modules/zod' },
    },
    {
      name: 'nothing-needs-the-build',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/build/' },
      to: { path: '^src/build/' },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      from: { orphan: true, path: '^src/', pathNot: ['[.]d[.]ts$', '^src/build/'] },
      to: {},
    },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      extensions: ['.ts', '.js'],
      conditionNames: ['import', 'require', 'node', 'default'],
      exportsFields: ['exports'],
    },
  },
};
