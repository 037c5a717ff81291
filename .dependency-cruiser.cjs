/** Which folder may import which: dependencies run downward only. */
const layers = [
  ['source', []],
  ['rulebook', ['source']],
  ['profile', ['source', 'rulebook']],
  ['engine', ['rulebook', 'profile']],
  ['models', ['rulebook', 'profile']],
  ['interview', ['source', 'rulebook', 'profile', 'engine']],
  ['policy', ['source', 'rulebook', 'profile', 'engine', 'io']],
  ['report', ['rulebook', 'profile', 'engine', 'models']],
  ['render', ['source', 'rulebook', 'profile', 'models', 'policy', 'report']],
];

const folders = layers.map(([folder, allowed]) => ({
  name: `${folder}-imports-only-what-is-below-it`,
  severity: 'error',
  from: { path: `^src/${folder}/` },
  to: {
    path: '^src/',
    pathNot: [folder, ...allowed].map((each) => `^src/${each}/`),
  },
}));

module.exports = {
  forbidden: [
    ...folders,
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
      from: { path: '^src/', pathNot: ['^src/io/', '^src/build/', '^src/cli/'] },
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
      from: { path: '^src/', pathNot: '^src/render/text/table[.]ts$' },
      to: { path: 'node_modules/cli-table3' },
    },
    {
      name: 'zod-only-where-it-is-loaded-late',
      severity: 'error',
      comment: 'zod costs start-up time: only schemas of files that few runs read may import it.',
      from: { path: '^src/', pathNot: ['^src/build/', 'schema[^/]*[.]ts$', 'zod-problems[.]ts$'] },
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
