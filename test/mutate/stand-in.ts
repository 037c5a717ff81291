/** What tests import as `vitest`: the same tests and expectations without the server, which takes seconds to start. */
import {
  ASYMMETRIC_MATCHERS_OBJECT,
  chai,
  customMatchers,
  GLOBAL_EXPECT,
  getState,
  JestAsymmetricMatchers,
  JestChaiExpect,
  JestExtend,
  setState,
} from '@vitest/expect';

export { afterAll, afterEach, beforeAll, beforeEach, describe, it, test } from '@vitest/runner';

chai.use(JestExtend);
chai.use(JestChaiExpect);
chai.use(JestAsymmetricMatchers);

const globals: Record<string | symbol, unknown> = globalThis as never;

const check = (value: unknown, message?: string) => chai.expect(value, message);

export const expect = Object.assign(check, chai.expect, globals[ASYMMETRIC_MATCHERS_OBJECT], {
  getState: () => getState(expect as never),
  extend: (matchers: object) => chai.expect.extend(expect as never, matchers as never),
});

setState({ assertionCalls: 0, isExpectingAssertions: false }, expect as never);
globals[GLOBAL_EXPECT] = expect;
expect.extend(customMatchers);
expect.extend({
  toMatchInlineSnapshot: (received: unknown, expected: string) => ({
    pass: bare(shown(received)) === bare(expected),
    message: () => `${shown(received)} is not ${expected}`,
  }),
});

function shown(value: unknown): string {
  return Array.isArray(value) ? `[\n${value.map((each) => `"${each}",`).join('\n')}\n]` : `"${value}"`;
}

const bare = (text: string): string => text.trim().replace(/^\s+/gm, '');
