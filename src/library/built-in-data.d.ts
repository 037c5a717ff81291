/** What the build made of the files in rules/. */
declare module '#built-in/open-vs-closed.json' {
  const loaded: import('../rulebook/loaded-rulebook.ts').LoadedRulebook;
  export default loaded;
}
declare module '#built-in/models.json' {
  const facts: import('../catalog/model-facts.ts').ModelFacts;
  export default facts;
}
declare module '#built-in/decisions.json' {
  const precedents: import('../decisions/precedents.ts').Precedents;
  export default precedents;
}
