import type { Span } from './tree.ts';

/** What a map, list or value may hold, as far as a message needs to say it. */
export type Expected =
  | { readonly kind: 'one-of'; readonly values: readonly string[] }
  | { readonly kind: 'some-of'; readonly values: readonly string[] }
  | { readonly kind: 'boolean' }
  | {
      readonly kind: 'number';
      readonly min: number;
      readonly max: number;
      readonly step: number;
      readonly unit: string;
    }
  | { readonly kind: 'text' }
  | { readonly kind: 'name' }
  | { readonly kind: 'date' }
  | { readonly kind: 'map' }
  | { readonly kind: 'list' }
  | { readonly kind: 'plain'; readonly description: string };

/** What was found instead. */
export type Found =
  | { readonly kind: 'map'; readonly empty: boolean }
  | { readonly kind: 'list'; readonly empty: boolean }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'text'; readonly text: string; readonly quoted: boolean }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'boolean'; readonly value: boolean };

/** In what way a text is not YAML, as far as its writer can do something about it. */
export type SyntaxFault =
  | 'unclosed-quote'
  | 'unclosed-bracket'
  | 'stray-bracket'
  | 'no-colon'
  | 'no-space-after-colon'
  | 'second-colon'
  | 'list-among-keys'
  | 'indentation'
  | 'stray-line'
  | 'text-after-end'
  | 'reserved-start'
  | 'escape'
  | 'comment-space'
  | 'comma'
  | 'stray-comma'
  | 'block-text'
  | 'long-key'
  | 'tag'
  | 'directive'
  | 'nameless-alias'
  | 'other';

/** What is wrong with an input text, and where. The words for it are in wording.ts. */
export type Problem = { readonly at: Span } & (
  | { readonly kind: 'syntax'; readonly fault: SyntaxFault; readonly detail: string }
  | { readonly kind: 'tab-indent' }
  | { readonly kind: 'empty'; readonly what: string }
  | { readonly kind: 'several-documents' }
  | { readonly kind: 'duplicate-key'; readonly key: string }
  | { readonly kind: 'not-a-text-key' }
  | { readonly kind: 'merge-key' }
  | { readonly kind: 'unknown-anchor'; readonly name: string }
  | { readonly kind: 'endless-alias'; readonly name: string }
  | { readonly kind: 'too-deep'; readonly limit: number }
  | { readonly kind: 'too-many-pieces'; readonly limit: number }
  | { readonly kind: 'too-many-values'; readonly limit: number }
  | { readonly kind: 'too-much-text'; readonly limit: number }
  | {
      readonly kind: 'unknown-key';
      readonly key: string;
      readonly within: string;
      readonly allowed: readonly string[];
    }
  | { readonly kind: 'not-alone'; readonly subject: string; readonly member: string }
  | { readonly kind: 'former-fact'; readonly name: string; readonly now: string }
  | {
      readonly kind: 'misplaced-key';
      readonly key: string;
      readonly within: string;
      readonly group: string;
      readonly name: string;
    }
  | { readonly kind: 'missing-key'; readonly key: string; readonly within: string }
  | {
      readonly kind: 'unknown-name';
      readonly role: string;
      readonly name: string;
      readonly allowed: readonly string[];
    }
  | { readonly kind: 'duplicate-name'; readonly role: string; readonly name: string }
  | { readonly kind: 'duplicate-value'; readonly subject: string; readonly value: string }
  | {
      readonly kind: 'wrong-value';
      readonly subject: string;
      readonly expected: Expected;
      readonly found: Found;
    }
  | {
      readonly kind: 'wrong-operator';
      readonly fact: string;
      readonly operator: string;
      readonly allowed: readonly string[];
    }
  | { readonly kind: 'clash'; readonly subject: string; readonly explanation: string }
);

/** Either a value, or everything that is wrong with the text it was to come from. */
export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly Problem[] };
