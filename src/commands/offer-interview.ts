import { askWhether } from './ask-whether.ts';
import { noProfileHere } from './profile-source.ts';

/** Asks at the terminal whether an interview is to take the place of a profile that is missing. */
export function offerInterview(): Promise<boolean> {
  return askWhether((prompts) =>
    prompts.choose({
      question: `${noProfileHere()} Start the interview?`,
      entries: [
        { value: true, label: 'Yes, ask me about the project' },
        { value: false, label: 'No' },
      ],
    }),
  );
}
