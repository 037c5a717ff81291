import { defineConfig, mergeConfig } from 'vitest/config';
import config from './vitest.config.ts';

/** What takes too long for CI. */
export default mergeConfig(
  config,
  defineConfig({
    test: {
      include: ['test/**/*.nightly.ts'],
      outputFile: { json: 'test-results/nightly.json' },
      testTimeout: 30 * 60_000,
    },
  }),
);
