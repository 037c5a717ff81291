import type {
  BomFinding,
  BomLicenceDiffers,
  BomMissing,
  BomUndeclared,
  FoundInBom,
} from '../../policy/findings/of-bom.ts';
import { quote } from '../../yaml/phrases.ts';
import type { FindingText } from './guard-wording.ts';

/** A finding of the comparison with bills of materials in words. */
export function bomText(finding: BomFinding): FindingText {
  switch (finding.kind) {
    case 'bom-undeclared':
      return undeclared(finding);
    case 'bom-missing':
      return missing(finding);
    case 'bom-licence':
      return licence(finding);
    case 'bom-linked':
      return {
        message: `This bill of materials refers to another one, which is not given: ${finding.to}.`,
        details: ['What is listed there is not looked at: give its file with a --bom of its own.'],
      };
    case 'no-bom':
      return { message: 'No bill of materials of this run belongs to this profile.', details: [] };
  }
}

function undeclared({ found, resembles, profiles }: BomUndeclared): FindingText {
  const who = profiles === 1 ? 'the profile does not declare' : `none of the ${profiles} profiles declares`;
  const what =
    found.kind === 'model'
      ? `the model ${quote(found.name)}${knownAs(found)}`
      : `the service ${quote(found.name)} of ${found.provider}`;
  return {
    message: `The bill of materials has ${what}, which ${who}.`,
    details: [...likeness(found, resembles), declareIt(found, profiles)],
  };
}

function likeness(found: FoundInBom, resembles: string | null): readonly string[] {
  if (resembles === null) return [];
  const name = found.kind === 'model' ? 'the same name in both' : quote(found.provider);
  return [`${quote(resembles)} is declared and may be meant: if it is, write ${name}.`];
}

function declareIt({ kind }: FoundInBom, profiles: number): string {
  const key = kind === 'model' ? 'decision.model' : 'decision.provider';
  const help = `If it is used, declare it: ${key}, or a system of its own under "systems"; else take it out of the bill of materials`;
  if (profiles === 1) return `${help}, or ask for a waiver of bill-of-materials.`;
  return `${help}. A waiver is for one profile, and this bill of materials belongs to several together: lay it beside one.`;
}

/** What the catalogue calls it, where the bill of materials does not. */
function knownAs({ name, known }: { readonly name: string; readonly known: string | null }): string {
  return known === null || known === name ? '' : ` (${known})`;
}

function missing({ system, model, isSelfHosted }: BomMissing): FindingText {
  const where = system === null ? '' : `System "${system}": `;
  const declared = isSelfHosted ? 'is declared as hosted by yourselves' : 'is declared';
  const orSold = isSelfHosted ? '' : ' or a service that sells it';
  return {
    message: `${where}The model ${quote(model)} ${declared}, and no bill of materials of this profile has it${orSold}.`,
    details: ['Correct decision.model, or make the bill of materials anew.'],
  };
}

function licence({ model, says, known, isRecognised }: BomLicenceDiffers): FindingText {
  return {
    message: `The bill of materials says that ${quote(model)} is under ${says}; the catalogue knows it under ${known}.`,
    details: [
      isRecognised
        ? 'Read the licence that came with the weights, and correct what is wrong.'
        : 'That is no name of a licence that is known here, so it may mean the same: write the SPDX name in the bill of materials.',
    ],
  };
}
