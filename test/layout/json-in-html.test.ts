import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonInHtml, templateOf } from '../../src/layout/json-in-html.ts';
import { jsonText } from '../../src/layout/json-text.ts';

const inPage = (json: string) =>
  `<!doctype html>\n<title>A page</title>\n${templateOf(json)}\n<p>after</p>\n`;

const HOSTILE = [
  '</template><script>alert(1)</script>',
  '<template id="advisor-report">{}</template>',
  '<!--',
  ']]><svg onload=alert(1)>',
  '&lt;/template&gt; &amp;lt; &#39; &nbsp; &quot;',
  'a"b\'c\\d\u0000\u202e\ud800\r\n\u00a0',
];

test.each(HOSTILE)('%j is neither markup nor lost', (name) => {
  const json = jsonText({ name });
  const page = inPage(json);
  expect(jsonInHtml(page)).toBe(json);
  expect(templateOf(json).match(/</g)).toHaveLength(2);
});

test('any JSON comes back as it was written', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.string({ unit: 'binary' }), (value, name) => {
      const json = jsonText({ value, name });
      expect(jsonInHtml(inPage(json))).toBe(json);
    }),
  );
});

test('what a browser writes for a space that keeps words together is read', () => {
  expect(jsonInHtml('<template id="advisor-report">{"a":"b&nbsp;c"}</template>')).toBe('{"a":"b\u00a0c"}');
});

test.each([
  '',
  '{"a":1}',
  '<!doctype html><p>no report</p>',
  '<template id="advisor-report">{"a":1}',
  '</template>',
])('%j carries none', (text) => {
  expect(jsonInHtml(text)).toBeNull();
});
