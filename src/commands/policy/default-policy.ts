/** What the policy of an organisation is called where nobody says. */
export const DEFAULT_POLICY = 'advisor-policy.yaml';
