import { byAsked, type End, leftoverOf } from '../../interview/ending.ts';
import { builtInModelFacts } from '../../io/built-in.ts';
import { Interrupted, type Prompts } from '../../io/prompts.ts';
import type { Conversation } from '../../io/with-prompts.ts';
import { readProfile } from '../../profile/read-profile.ts';
import type { Fact, FactId } from '../../rulebook/fact.ts';
import type { LoadedRulebook } from '../../rulebook/loaded-rulebook.ts';
import { parseSource } from '../../yaml/parse.ts';
import type { SourceFile } from '../../yaml/tree.ts';
import { type AskedFor, askedFor } from '../command-line.ts';
import { EXIT } from '../exit-codes.ts';
import type { Shown } from '../formats.ts';
import type { Loaded, LoadedProfile } from '../load.ts';
import { failure, type Outcome, success } from '../outcome.ts';
import { profileForm } from '../profile-form.ts';
import { formatted } from '../report.ts';
import type { InterviewOptions } from './command.ts';
import type { Draft } from './draft.ts';
import { takenBy } from './files.ts';
import { leftMessage, recommendCommand } from './leaving.ts';
import { askName, askSentence, proposedName } from './naming.ts';
import { askOwnGpus, OWNED_IN } from './own-gpus.ts';
import { askPriorities, type Priorities } from './priorities.ts';
import { type Asking, askAgain, askQuestions, goBack } from './questions.ts';
import { questionsDocument } from './questions-markdown.ts';
import { type Part, reviewAnswers } from './review.ts';
import { saveProfile, type Wish, wantsDocument, writeAsking } from './save.ts';
import { type Kept, leftBehind, meantFile, Unfinished } from './unfinished.ts';
import { endingLines, introduction, openLines, reweighedLine } from './wording.ts';

/** Says what is recommended for a profile that was read: the whole page, or only the verdict. */
export type Recommend = (
  loaded: LoadedRulebook,
  profile: LoadedProfile,
  length: 'screen' | 'verdict',
  asked: AskedFor,
) => Promise<Loaded<Shown>>;

/** One interview from its first question to its report. */
export class Questioning implements Conversation<Outcome> {
  private readonly draft: Draft;
  private readonly options: InterviewOptions;
  private readonly prompts: Prompts;
  private readonly recommend: Recommend;
  private readonly wish: Wish;
  private readonly unfinished: Unfinished;
  private isFinished = false;

  constructor(draft: Draft, options: InterviewOptions, prompts: Prompts, recommend: Recommend) {
    this.draft = draft;
    this.options = options;
    this.prompts = prompts;
    this.recommend = recommend;
    const taken = takenBy(options);
    const form = profileForm(draft.loaded.rulebook);
    this.wish = { save: options.save, from: options.from, force: options.force === true, taken, form };
    this.unfinished = new Unfinished(draft.text('unfinished'), this.wish);
  }

  async run(): Promise<Outcome> {
    try {
      return await this.talk();
    } catch (error) {
      const kept = this.save();
      if (!(error instanceof Interrupted)) throw error;
      return { made: [], messages: `\n${leftMessage(kept, this.options)}\n`, exitCode: EXIT.left };
    }
  }

  save(): Kept {
    return this.isFinished ? { kind: 'nothing' } : this.unfinished.save(this.draft.text('unfinished'));
  }

  private async talk(): Promise<Outcome> {
    const { draft, prompts } = this;
    const { from } = this.options;
    prompts.say(introduction(draft.session, from, from === undefined ? leftBehind(this.wish) : null));
    if (draft.name === null) await this.askForName();
    else if (draft.description === null && draft.session.interview.given.size === 0)
      await this.askForSentence();
    if (draft.hasUnnamedGpus) await this.askForGpus();
    const end = await this.review(await this.ask());
    const { session } = draft;
    const leftover = leftoverOf(session.interview, session.steps, session.outlook);
    prompts.say(['', ...endingLines(session, end, leftover)]);
    if (leftover.unanswered.length > 0) await this.handOn(leftover.unanswered);
    const file = await saveProfile(draft.text('finished'), this.wish, prompts);
    this.isFinished = true;
    return this.report(file);
  }

  private async askForName(): Promise<void> {
    const { draft, prompts } = this;
    draft.name = await askName(proposedName(meantFile(this.wish)), draft.name, prompts);
    await this.askForSentence();
  }

  private async askForSentence(): Promise<void> {
    this.draft.description = await askSentence(this.draft.description, this.prompts);
  }

  private async askForGpus(): Promise<void> {
    const { gpus } = builtInModelFacts().gpus;
    this.draft.gpus = await askOwnGpus(gpus, this.draft.gpus, this.prompts);
  }

  private get asking(): Asking {
    return {
      showLead: this.options.showLead === true,
      adviceSoFar: () => this.adviceSoFar(),
      followUp: async (fact: FactId) => {
        if (fact === OWNED_IN && this.draft.hasUnnamedGpus) await this.askForGpus();
      },
    };
  }

  /** Asks until nothing matters any more, then for priorities; they may make other questions matter. */
  private async ask(): Promise<End> {
    const { draft, prompts } = this;
    for (;;) {
      const end = await askQuestions(draft.session, prompts, this.asking);
      const before = draft.priorities;
      const isDone = await this.askForPriorities();
      if (!isDone) {
        goBack(draft.session, prompts);
        continue;
      }
      if (draft.priorities === before) return end;
      if (end === 'stopped' || draft.session.outlook.next === null) return this.endAfter(end);
      prompts.say([reweighedLine(draft.session.outlook)]);
      return askQuestions(draft.session, prompts, this.asking);
    }
  }

  /** False where somebody wants to go back to the questions. */
  private async askForPriorities(): Promise<boolean> {
    const { draft, prompts } = this;
    const keep = (chosen: Priorities) => {
      draft.priorities = chosen;
    };
    const { criteria } = draft.loaded.rulebook;
    const canGoBack = draft.session.steps.length > 0;
    const chosen = await askPriorities(criteria, draft.priorities, prompts, canGoBack, keep);
    if (chosen !== null && chosen !== draft.priorities) keep(chosen);
    return chosen !== null;
  }

  /** Shows the answers until somebody finds them right; another answer may make other questions matter. */
  private async review(end: End): Promise<End> {
    const { draft, prompts } = this;
    let last = end;
    for (;;) {
      const part = await reviewAnswers(draft, this.gpuName(), prompts);
      if (part === null) return last;
      await this.correct(part);
      last = last === 'stopped' ? last : await askQuestions(draft.session, prompts, this.asking);
    }
  }

  private async correct(part: Part): Promise<void> {
    const { draft, prompts } = this;
    if (part.kind === 'name') await this.askForName();
    else if (part.kind === 'priorities') await this.askForPriorities();
    else await askAgain(draft.session, part.fact, prompts, this.asking);
  }

  private gpuName(): string {
    const { gpus } = this.draft;
    return builtInModelFacts().gpus.gpus.find(({ id }) => id === gpus?.kind)?.name ?? '';
  }

  /** How it ended once priorities have their say. */
  private endAfter(end: End): End {
    if (end === 'stopped') return end;
    return this.draft.session.outlook.settled ? 'settled' : 'exhausted';
  }

  /** Says who may know what is open, and writes the questions for them where that is asked for. */
  private async handOn(unanswered: readonly Fact[]): Promise<void> {
    const { draft, options, prompts, wish } = this;
    prompts.say(openLines(byAsked(unanswered)));
    const file = options.questions ?? (await wantsDocument(prompts));
    if (file === null) return;
    const project = { name: draft.name, description: draft.description, profile: meantFile(wish) };
    const text = questionsDocument(project, byAsked(unanswered), draft.loaded.rulebook);
    const written = await writeAsking(file, text, wish.force, prompts);
    prompts.say([written ? `Wrote ${file}, to be sent to them.` : `${file} was not written.`]);
  }

  /** What is advised on what is known, without its page. */
  private async adviceSoFar(): Promise<string> {
    const shown = await this.recommended(null, 'unfinished', 'verdict');
    if (!shown.ok) return `${shown.message}\n`;
    return formatted(shown.value, { format: 'text', color: this.options.color });
  }

  private async recommended(
    file: string | null,
    state: 'finished' | 'unfinished',
    length: 'screen' | 'verdict',
  ) {
    const profile = this.read({ name: file ?? 'your answers', text: this.draft.text(state) });
    return this.recommend(this.draft.loaded, profile, length, askedFor(file, this.options));
  }

  private async report(file: string | null): Promise<Outcome> {
    const shown = await this.recommended(file, 'finished', 'screen');
    if (!shown.ok) return failure(shown.message);
    const { color, output = '-' } = this.options;
    if (file === null) this.prompts.say(['Nothing was saved.', '']);
    else this.sayWhereItIs(file);
    return success({ text: await formatted(shown.value, { format: 'text', color, output }), to: output });
  }

  /** The command stands on a line of its own, however long, to be copied. */
  private sayWhereItIs(file: string): void {
    this.prompts.say([`Saved ${file}. To see the advice again:`]);
    this.prompts.print(`${recommendCommand(file, this.options)}\n\n`);
  }

  private read(file: SourceFile): LoadedProfile {
    const parsed = parseSource(file, 'a profile');
    const form = profileForm(this.draft.loaded.rulebook);
    const read = parsed.ok ? readProfile(parsed.value, form) : parsed;
    if (!read.ok) throw new Error(`The interview wrote a profile that cannot be read: ${file.text}`);
    return { profile: read.value, file };
  }
}
