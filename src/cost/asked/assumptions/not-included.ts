/** What the figures leave out, because no published number would hold for many teams. */
export const NOT_INCLUDED: readonly string[] = [
  'vector store and retrieval, and the vectors of what is searched in',
  'moderation and guardrails',
  'evaluation runs and red-teaming',
  'labelling of examples',
  'storage, network traffic and monitoring software',
  'tools and web search that providers bill apart',
  'discounts that you negotiate',
  'taxes, interest and currency',
  'how fast answers are at the peak: test it with your own requests',
];
