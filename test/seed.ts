import fc from 'fast-check';

/**
 * Every run of one commit draws the same random cases, so that a red build is always about the commit. `npm run explore`
 * draws others; a failure prints the seed, and `SEED=… npm test` repeats it.
 */
fc.configureGlobal({ seed: Number(process.env.SEED ?? 20_261_126) });
