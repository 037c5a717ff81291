/** The options whose models and costs this folder knows: those of the built-in rulebook. */
export const OPTION_IDS = ['open-self-hosted', 'open-managed', 'closed-api', 'hybrid'] as const;
/** One of the options whose models and costs are known. */
export type OptionId = (typeof OPTION_IDS)[number];

/** How a single model is supplied. */
export const SUPPLIES = ['open-self-hosted', 'open-managed', 'closed-api'] as const;
export type Supply = (typeof SUPPLIES)[number];

/** How the models of an option may be supplied: a mix joins a closed one and an open one, whoever runs that. */
export function suppliesOf(option: OptionId): readonly Supply[] {
  return option === 'hybrid' ? SUPPLIES : [option];
}

export function isOptionId(text: string): text is OptionId {
  return OPTION_IDS.some((id) => id === text);
}

/** Whether a rulebook decides between these options; of others nothing is known here. */
export function knowsOptions(options: readonly { readonly id: string }[]): boolean {
  return OPTION_IDS.every((id) => options.some((option) => option.id === id));
}
