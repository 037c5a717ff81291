/** Signs of every kind that must not be printed: what terminals obey, what changes directions, and what nobody sees. */
export const UNSEEN = [
  ...['\r\n::e::', '\u0007', '\u001b[31m', '\u007f', '\u0085', '\u009b31m', '\u00ad', '\u034f', '\u061c'],
  ...['\u115f', '\u17b4', '\u180e', '\u200b', '\u200d', '\u200e', '\u2028', '\u2029', '\u202e', '\u2060'],
  ...['\u2066', '\u2800', '\u3164', '\ue000', '\ufe0f', '\ufeff', '\uffa0', '\ufff9', '\ufffe', '\ud800'],
  ...['\u{1d173}', '\u{e0041}', '\u{e0100}', '\u{10ffff}'],
];

/** All of them, after what runners of workflows obey and what GitHub and GitLab make links of. */
export const NASTY = `::e::##[e]##vso[e] @me a/b#1 !2 GH-7 deadbee1 :tada: ${UNSEEN.join('')}z`;

/** As the name of a file. */
export const NASTY_FILE = NASTY.replace(/[\p{Cs}/]/gu, '');

/** As YAML reads it, too: every sign that is not ASCII is escaped. */
export function asciiJson(value: unknown): string {
  return JSON.stringify(value).replace(/[^ -~]/g, (unit) => `\\u${hex(unit)}`);
}

function hex(sign: string): string {
  return (sign.codePointAt(0) ?? 0).toString(16).padStart(4, '0');
}

/** By code points: what the properties of Unicode stand for, told once more. */
const RAW = new RegExp(
  `[${[
    ...['\\0-\\x09\\x0b-\\x1f\\x7f-\\x9f\\xad', '\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f'],
    ...[
      '\\u200b-\\u200f\\u2028-\\u202e\\u2060-\\u206f\\u2800',
      '\\u3164\\ud800-\\uf8ff\\ufe00-\\ufe0f\\ufeff',
    ],
    ...['\\uffa0\\ufff0-\\ufffb\\ufffe\\uffff', '\\u{1d173}-\\u{1d17a}\\u{e0000}-\\u{10ffff}'],
  ].join('')}]`,
  'gu',
);

/** What a text holds that must not be in it: signs by their numbers, and lines that a runner of workflows obeys. */
export function leaksIn(text: string): readonly string[] {
  const signs = [...text.matchAll(RAW)].map(([sign]) => `U+${hex(sign)}`);
  const commands = text.split('\n').filter((line) => /^\s*::/.test(line) || /##\w*\[/.test(line));
  return [...new Set(signs), ...commands];
}
