/** What tests import as `vitest`: the same tests and expectations without the server, which takes seconds to start. */
import { readFileSync } from 'node:fs';
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

const matchers = Reflect.get(globalThis, ASYMMETRIC_MATCHERS_OBJECT);
const extendFor = Reflect.get(chai.expect, 'extend');

export const expect = Object.assign(
  (value: unknown, message?: string) => chai.expect(value, message),
  chai.expect,
  matchers,
);
expect.getState = () => getState(expect);
expect.extend = (more: object) => Reflect.apply(extendFor, chai.expect, [expect, more]);

setState({ assertionCalls: 0, isExpectingAssertions: false }, expect);
Reflect.set(globalThis, GLOBAL_EXPECT, expect);
expect.extend(customMatchers);
expect.extend({
  toMatchInlineSnapshot: (received: unknown, expected: string) => ({
    pass: bare(shown(received)) === bare(expected),
    message: () => `${shown(received)} is not ${expected}`,
  }),
  toMatchFileSnapshot: (received: unknown, file: string) => ({
    pass: received === readFileSync(file, 'utf8'),
    message: () => `${received} is not what is in ${file}`,
  }),
});

function shown(value: unknown): string {
  return Array.isArray(value) ? `[\n${value.map((each) => `"${each}",`).join('\n')}\n]` : `"${value}"`;
}

const bare = (text: string): string => text.trim().replace(/^\s+/gm, '');
