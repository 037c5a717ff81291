import { compileLoaded } from '../app/situation.ts';
import { priorityFactors } from '../engine/evaluate.ts';
import { editProfile } from '../interview/edit-profile.ts';
import { byAsked, type End, leftoverOf } from '../interview/ending.ts';
import { type Interview, statedAfter } from '../interview/interview.ts';
import { type Contents, profileText } from '../interview/profile-text.ts';
import { Session } from '../interview/session.ts';
import type { LoadedRulebook } from '../io/built-in.ts';
import { Interrupted, type Prompts, withPrompts } from '../io/prompts.ts';
import { canAsk, outputTerminal } from '../io/terminal.ts';
import { ASSUMPTION_INPUTS } from '../models/inputs.ts';
import { readProfile } from '../profile/read-profile.ts';
import { renderQuestions } from '../render/markdown/questions.ts';
import type { FactId, FactValue } from '../rulebook/fact.ts';
import { parseSource } from '../source/parse.ts';
import type { SourceFile } from '../source/tree.ts';
import { interviewClashes, takenBy } from './interview-files.ts';
import { askPriorities, type Priorities } from './interview-priorities.ts';
import { askQuestions, goBack } from './interview-questions.ts';
import { saveProfile, saveUnfinished, type Wish, writeAsking } from './interview-save.ts';
import { endingLines, introduction, reweighedLine } from './interview-wording.ts';
import { type LoadedProfile, loadProfile, loadRulebook } from './load.ts';
import type { InterviewOptions } from './options.ts';
import { failure, type Outcome } from './outcome.ts';
import { recommendFor } from './run-recommend.ts';

const NO_TERMINAL = `Questions can only be asked on a terminal, and here is none. Either write a profile
("advisor init" makes a template) and run "advisor recommend advisor.yaml", or run
"advisor interview" on a terminal.`;

/** Asks, saves what was answered, and reports. */
export async function runInterview(options: InterviewOptions): Promise<Outcome> {
  if (!canAsk()) return failure(NO_TERMINAL);
  const clashes = interviewClashes(options);
  if (clashes.length > 0) return failure(clashes.join('\n'));
  const rulebook = await loadRulebook(options.rules);
  if (!rulebook.ok) return failure(rulebook.message);
  const from = options.from === undefined ? null : loadProfile(options.from, rulebook.value.rulebook);
  if (from !== null && !from.ok) return failure(from.message);
  const terminal = await outputTerminal(options.color);
  return withPrompts(terminal, (prompts) =>
    new Conversation(rulebook.value, from?.value ?? null, options, prompts).run(),
  );
}

/** One interview from its first question to its report. */
class Conversation {
  private readonly loaded: LoadedRulebook;
  private readonly from: LoadedProfile | null;
  private readonly options: InterviewOptions;
  private readonly prompts: Prompts;
  private readonly wish: Wish;
  private session: Session;
  private priorities: Priorities;

  constructor(
    loaded: LoadedRulebook,
    from: LoadedProfile | null,
    options: InterviewOptions,
    prompts: Prompts,
  ) {
    this.loaded = loaded;
    this.from = from;
    this.options = options;
    this.prompts = prompts;
    const taken = takenBy(options);
    this.wish = { save: options.save, from: options.from, force: options.force === true, taken };
    this.priorities = from?.profile.priorities ?? new Map();
    const model = compileLoaded(loaded);
    const given = new Map<FactId, FactValue>();
    for (const [fact, { value }] of from?.profile.stated ?? []) given.set(fact, value);
    const factors = priorityFactors(model, this.priorities);
    this.session = new Session({ model, factors, given, all: options.all === true } satisfies Interview);
  }

  async run(): Promise<Outcome> {
    try {
      this.prompts.say(introduction(this.options.from, this.session.interview.given.size));
      const end = await this.ask();
      const leftover = leftoverOf(this.session.interview, this.session.steps, this.session.outlook);
      this.prompts.say(['', ...endingLines(this.session, end, leftover), '']);
      if (leftover.unanswered.length > 0) await this.handOn(renderQuestions(byAsked(leftover.unanswered)));
      const text = this.text();
      const file = await saveProfile(text, this.wish, this.prompts);
      return this.report(text, file);
    } catch (error) {
      if (error instanceof Interrupted) return this.leave();
      throw error;
    }
  }

  /** Asks until nothing matters any more, then for priorities; they may make other questions matter. */
  private async ask(): Promise<End> {
    const showLead = this.options.showLead === true;
    const { criteria } = this.loaded.rulebook;
    for (;;) {
      const end = await askQuestions(this.session, this.prompts, showLead);
      const canGoBack = this.session.steps.length > 0;
      const priorities = await askPriorities(criteria, this.priorities, this.prompts, canGoBack);
      if (priorities === null) {
        goBack(this.session, this.prompts);
        continue;
      }
      if (priorities === this.priorities) return end;
      this.priorities = priorities;
      this.session = this.session.reweighed(priorityFactors(this.session.interview.model, priorities));
      if (end === 'stopped' || this.session.outlook.next === null) return endOf(this.session, end);
      this.prompts.say([reweighedLine(this.session.outlook)]);
      return askQuestions(this.session, this.prompts, showLead);
    }
  }

  /** Prints the questions that others have to answer, and writes them where that was asked for. */
  private async handOn(questions: string): Promise<void> {
    this.prompts.say(questions.split('\n'));
    const { questions: file } = this.options;
    if (file === undefined) return;
    const written = await writeAsking(file, questions, this.wish.force, this.prompts);
    this.prompts.say([written ? `These questions are in ${file}.` : `${file} was not written.`, '']);
  }

  /** The answers as a profile: in the text they started from, else in a new one. */
  private text(): string {
    const { interview, steps } = this.session;
    const { rulebook } = this.loaded;
    const contents = { stated: statedAfter(interview, steps), priorities: this.priorities };
    if (this.from === null) return profileText(rulebook, contents, 'brief');
    return editProfile(this.from.file.text, rulebook, this.newIn(this.from, contents));
  }

  private newIn({ profile }: LoadedProfile, { stated, priorities }: Contents): Contents {
    return {
      stated: new Map([...stated].filter(([fact]) => !profile.stated.has(fact))),
      priorities: new Map([...priorities].filter(([id, value]) => profile.priorities.get(id) !== value)),
    };
  }

  private async report(text: string, file: string | null): Promise<Outcome> {
    const name = file ?? 'your answers';
    const { color } = this.options;
    const outcome = await recommendFor(this.loaded, this.read({ name, text }), { format: 'table', color });
    if (outcome.exitCode !== 0) return outcome;
    const again =
      file === null ? 'Nothing was saved.' : `Repeat this with: ${this.command('recommend', file)}`;
    return { ...outcome, output: `${outcome.output}\n${again}\n` };
  }

  private read(file: SourceFile): LoadedProfile {
    const parsed = parseSource(file, 'a profile');
    const form = { rulebook: this.loaded.rulebook, assumptions: ASSUMPTION_INPUTS };
    const read = parsed.ok ? readProfile(parsed.value, form) : parsed;
    if (!read.ok) throw new Error(`The interview wrote a profile that cannot be read: ${file.text}`);
    return { profile: read.value, file };
  }

  private leave(): Outcome {
    const left = (said: string): Outcome => ({ output: '', messages: `\n${said}\n`, exitCode: 130 });
    if (this.session.steps.length === 0) return left('You left; nothing was answered, so nothing was saved.');
    const file = saveUnfinished(this.text(), this.wish);
    if (file === null) return left('You left. Your answers could not be saved: no folder can be written to.');
    return left(
      `You left. Your answers so far are saved. Go on with:\n${this.command('interview --from', file)}`,
    );
  }

  private command(words: string, file: string): string {
    const { rules } = this.options;
    return `advisor ${words} ${quoted(file)}${rules === undefined ? '' : ` --rules ${quoted(rules)}`}`;
  }
}

/** How it ended once priorities have their say. */
function endOf({ outlook }: Session, end: End): End {
  if (end === 'stopped') return end;
  return outlook.settled ? 'settled' : 'exhausted';
}

/** A file name as a shell takes it. */
function quoted(name: string): string {
  return /^[\w./@%+=:,-]+$/.test(name) ? name : `'${name.replaceAll("'", "'\\''")}'`;
}
