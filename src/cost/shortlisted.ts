/** How many models of a list are named beside a verdict. In a file of its own, since every report reads it. */
export const SHORTLISTED = 3;
