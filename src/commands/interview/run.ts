import { estimatorsOf } from '../../cost/answers/estimators.ts';
import { priorityFactors } from '../../engine/priorities.ts';
import { byAsked, type End, leftoverOf } from '../../interview/ending.ts';
import { type Interview, type Step, statedAfter, unknownAfter } from '../../interview/interview.ts';
import { Session } from '../../interview/session.ts';
import { builtInModelFacts } from '../../io/built-in.ts';
import { Interrupted, type Prompts } from '../../io/prompts.ts';
import { canAsk, outputTerminal } from '../../io/terminal.ts';
import { type Conversation, withPrompts } from '../../io/with-prompts.ts';
import { readProfile } from '../../profile/read-profile.ts';
import { notedIn } from '../../profile/unknown-note.ts';
import { editProfile } from '../../profile/write-into.ts';
import { type Contents, profileText } from '../../profile/write-new.ts';
import { compileLoaded } from '../../report/situation.ts';
import type { LoadedRulebook } from '../../rulebook/loaded-rulebook.ts';
import { parseSource } from '../../yaml/parse.ts';
import type { SourceFile } from '../../yaml/tree.ts';
import { EXIT } from '../exit-codes.ts';
import { finish, outputOf } from '../finish.ts';
import type { Shown } from '../formats.ts';
import { type Loaded, type LoadedProfile, loadProfile, loadRulebook } from '../load.ts';
import { inputsOf } from '../options.ts';
import { failure, type Outcome, success } from '../outcome.ts';
import { profileForm } from '../profile-form.ts';
import { formatted } from '../report.ts';
import type { InterviewOptions } from './command.ts';
import { interviewClashes, takenBy } from './files.ts';
import { leftMessage, recommendCommand } from './leaving.ts';
import { askPriorities, type Priorities } from './priorities.ts';
import { askQuestions, goBack } from './questions.ts';
import { renderQuestions } from './questions-markdown.ts';
import { saveProfile, type Wish, writeAsking } from './save.ts';
import { type Kept, leftBehind, Unfinished } from './unfinished.ts';
import { endingLines, introduction, reweighedLine } from './wording.ts';

const NO_TERMINAL = `Questions can only be asked on a terminal, and here is none. Either write a profile
("advisor init" makes a template) and run "advisor recommend advisor.yaml", or run
"advisor interview" on a terminal.`;

/** Says what is recommended for a profile that was read. */
export type Recommend = (loaded: LoadedRulebook, profile: LoadedProfile) => Promise<Loaded<Shown>>;

/** The interview that asks, saves what was answered, and reports what is recommended then. */
export function interviewWith(recommend: Recommend): (options: InterviewOptions) => Promise<void> {
  return (options) =>
    finish(() => interview(options, recommend), {
      outputs: outputOf(options.output),
      inputs: inputsOf(undefined, options),
      force: options.force,
    });
}

async function interview(options: InterviewOptions, recommend: Recommend): Promise<Outcome> {
  if (!canAsk()) return failure(NO_TERMINAL);
  const clashes = interviewClashes(options);
  if (clashes.length > 0) return failure(clashes.join('\n'));
  const rulebook = await loadRulebook(options.rules);
  if (!rulebook.ok) return failure(rulebook.message);
  const from = options.from === undefined ? null : loadProfile(options.from, rulebook.value.rulebook);
  if (from !== null && !from.ok) return failure(from.message);
  const terminal = await outputTerminal(options.color);
  return withPrompts(
    terminal,
    (prompts) => new Questioning(rulebook.value, from?.value ?? null, options, prompts, recommend),
  );
}

/** One interview from its first question to its report. */
class Questioning implements Conversation<Outcome> {
  private readonly loaded: LoadedRulebook;
  private readonly from: LoadedProfile | null;
  private readonly options: InterviewOptions;
  private readonly prompts: Prompts;
  private readonly recommend: Recommend;
  private readonly wish: Wish;
  private readonly unfinished: Unfinished;
  private session: Session;
  private priorities: Priorities;
  private isFinished = false;

  constructor(
    loaded: LoadedRulebook,
    from: LoadedProfile | null,
    options: InterviewOptions,
    prompts: Prompts,
    recommend: Recommend,
  ) {
    this.loaded = loaded;
    this.from = from;
    this.options = options;
    this.prompts = prompts;
    this.recommend = recommend;
    const taken = takenBy(options);
    const form = profileForm(loaded.rulebook);
    this.wish = { save: options.save, from: options.from, force: options.force === true, taken, form };
    this.priorities = from?.profile.priorities ?? new Map();
    const model = compileLoaded(loaded);
    const given = from?.profile.stated ?? new Map();
    const factors = priorityFactors(loaded.rulebook, this.priorities);
    const assumptions = from?.profile.assumptions ?? new Map();
    const estimator = estimatorsOf(loaded.rulebook, builtInModelFacts)({ assumptions });
    const interview: Interview = { model, factors, estimator, given, all: options.all === true };
    this.session = new Session(interview, this.stepsBefore(given));
    this.unfinished = new Unfinished(this.text('unfinished'), this.wish);
  }

  /** What was asked in an interview that this one goes on from, and was not known. */
  private stepsBefore(given: Interview['given']): readonly Step[] {
    const noted = this.from === null ? [] : notedIn(this.from.file.text);
    const { facts } = this.loaded.rulebook;
    const unknown = noted.filter((id) => !given.has(id) && facts.some((fact) => fact.id === id));
    return unknown.map((fact): Step => ({ fact, answer: { kind: 'unknown' } }));
  }

  async run(): Promise<Outcome> {
    try {
      const { from } = this.options;
      const left = from === undefined ? leftBehind(this.wish) : null;
      this.prompts.say(introduction(this.session, from, left));
      const end = await this.ask();
      const leftover = leftoverOf(this.session.interview, this.session.steps, this.session.outlook);
      this.prompts.say(['', ...endingLines(this.session, end, leftover), '']);
      if (leftover.unanswered.length > 0) await this.handOn(renderQuestions(byAsked(leftover.unanswered)));
      const text = this.text('finished');
      const file = await saveProfile(text, this.wish, this.prompts);
      this.isFinished = true;
      return await this.report(text, file);
    } catch (error) {
      const kept = this.save();
      if (!(error instanceof Interrupted)) throw error;
      return { made: [], messages: `\n${leftMessage(kept, this.options)}\n`, exitCode: EXIT.left };
    }
  }

  save(): Kept {
    return this.isFinished ? { kind: 'nothing' } : this.unfinished.save(this.text('unfinished'));
  }

  /** Asks until nothing matters any more, then for priorities; they may make other questions matter. */
  private async ask(): Promise<End> {
    const showLead = this.options.showLead === true;
    const { criteria } = this.loaded.rulebook;
    for (;;) {
      const end = await askQuestions(this.session, this.prompts, showLead);
      const canGoBack = this.session.steps.length > 0;
      const keep = (chosen: Priorities) => {
        this.priorities = chosen;
      };
      const priorities = await askPriorities(criteria, this.priorities, this.prompts, canGoBack, keep);
      if (priorities === null) {
        goBack(this.session, this.prompts);
        continue;
      }
      if (priorities === this.priorities) return end;
      this.priorities = priorities;
      this.session = this.session.reweighed(priorityFactors(this.loaded.rulebook, priorities));
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
  private text(state: 'finished' | 'unfinished'): string {
    const { interview, steps } = this.session;
    const { rulebook } = this.loaded;
    const stated = statedAfter(interview, steps);
    const unknown = state === 'finished' ? [] : unknownAfter(interview, steps);
    const contents: Contents = { stated, priorities: this.priorities, unknown };
    if (this.from === null) return profileText(rulebook, contents, 'brief');
    return editProfile(this.from.file.text, rulebook, this.newIn(this.from, contents));
  }

  private newIn({ profile }: LoadedProfile, { stated, priorities, unknown }: Contents): Contents {
    return {
      unknown,
      stated: new Map([...stated].filter(([fact]) => !profile.stated.has(fact))),
      priorities: new Map([...priorities].filter(([id, value]) => profile.priorities.get(id) !== value)),
    };
  }

  private async report(text: string, file: string | null): Promise<Outcome> {
    const name = file ?? 'your answers';
    const shown = await this.recommend(this.loaded, this.read({ name, text }));
    if (!shown.ok) return failure(shown.message);
    const { color, output = '-' } = this.options;
    const report = await formatted(shown.value, { format: 'text', color, output });
    const again =
      file === null ? 'Nothing was saved.' : `Repeat this with: ${recommendCommand(file, this.options)}`;
    return success({ text: `${report}\n${again}\n`, to: output });
  }

  private read(file: SourceFile): LoadedProfile {
    const parsed = parseSource(file, 'a profile');
    const form = profileForm(this.loaded.rulebook);
    const read = parsed.ok ? readProfile(parsed.value, form) : parsed;
    if (!read.ok) throw new Error(`The interview wrote a profile that cannot be read: ${file.text}`);
    return { profile: read.value, file };
  }
}

/** How it ended once priorities have their say. */
function endOf({ outlook }: Session, end: End): End {
  if (end === 'stopped') return end;
  return outlook.settled ? 'settled' : 'exhausted';
}
