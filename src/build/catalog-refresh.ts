import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { genaiPrices } from './catalog-genai.ts';
import { llmdb } from './catalog-llmdb.ts';
import { mergeOffer } from './catalog-merge.ts';
import { unpacked } from './catalog-packages.ts';
import { piAi, piAiDate } from './catalog-pi-ai.ts';
import { readIfWhole, readSnapshot, type Snapshot, writeSnapshot } from './catalog-snapshot.ts';
import { readSought } from './catalog-sought.ts';

const root = join(import.meta.dirname, '../..');
const SNAPSHOT = join(root, 'rules/prices.json');

/**
 * Asks the price lists that rules/catalog.yaml names about every offer of its rows, and writes rules/prices.json anew;
 * says what changed and where the lists disagree. Run by maintainers; the build only reads what it wrote.
 */
async function refresh(): Promise<void> {
  const { prices, offers } = readSought(readFileSync(join(root, 'rules/catalog.yaml'), 'utf8'));
  const { lists, asked_for: askedFor } = prices;
  const { package: name, version } = lists['genai-prices'];
  const installed = JSON.parse(readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8'));
  if (installed.version !== version)
    throw new Error(`rules/catalog.yaml names ${name} ${version}, and ${installed.version} is installed.`);
  const cache = join(root, 'node_modules/.cache/catalogue');
  const folderOf = (list: (typeof lists)['pi-ai']) => unpacked({ ...list, name: list.package }, cache);
  const pi = folderOf(lists['pi-ai']);
  const { find, date } = await llmdb(folderOf(lists.llmdb));
  const finders = {
    'genai-prices': genaiPrices(new Date(`${askedFor}T00:00:00Z`)),
    'pi-ai': piAi(pi),
    llmdb: find,
  };
  const merged = offers.map((offer) => ({ offer, ...mergeOffer(offer, finders) }));
  const content = {
    askedFor,
    lists: {
      'genai-prices': datedList(lists['genai-prices'], lists['genai-prices'].dated),
      'pi-ai': datedList(lists['pi-ai'], piAiDate(pi)),
      llmdb: datedList(lists.llmdb, date),
    },
    offers: Object.fromEntries(
      merged.map(({ offer, stored }) => [`${offer.provider} ${offer.model}`, stored]),
    ),
    disagreements: merged.flatMap(({ disagreements }) => disagreements).sort(),
  };
  const before = existsSync(SNAPSHOT) ? storedBefore(readFileSync(SNAPSHOT, 'utf8')) : null;
  const text = writeSnapshot(content);
  writeFileSync(SNAPSHOT, text);
  tell(changes(before, readSnapshot(text)), 'Changed', 'Nothing changed.');
  tell(content.disagreements, 'The lists disagree', 'The lists agree.');
}

/** A damaged file is no reason not to write a whole one. */
function storedBefore(text: string): Snapshot | null {
  const read = readIfWhole(text);
  if ('snapshot' in read) return read.snapshot;
  process.stdout.write(`rules/prices.json cannot be read and is written anew: ${read.unreadable}\n`);
  return null;
}

function datedList({ package: name, version }: { package: string; version: string }, dated: string) {
  return { package: name, version, dated };
}

/** Line by line: offers that came, went or say something else. */
function changes(before: Snapshot | null, after: Snapshot): readonly string[] {
  const keys = new Set([...Object.keys(before?.offers ?? {}), ...Object.keys(after.offers)]);
  return [...keys].sort().flatMap((key) => {
    const [was, is] = [before?.offers[key], after.offers[key]].map((offer) => JSON.stringify(offer));
    if (was === is) return [];
    if (was === undefined) return [`new: ${key} ${is}`];
    return is === undefined ? [`gone: ${key}`] : [`${key}\n    was ${was}\n    is  ${is}`];
  });
}

function tell(lines: readonly string[], title: string, nothing: string): void {
  const text =
    lines.length === 0
      ? nothing
      : `${title} (${lines.length}):\n${lines.map((each) => `  ${each}`).join('\n')}`;
  process.stdout.write(`${text}\n`);
}

await refresh();
