import type { Criterion } from '#scoring';
import { compare, parseRational } from '#scoring/exact/rational.ts';
import { juryQuality, majority } from '#scoring/ranking/jury.ts';
import type { VerdictInForce } from './judged.ts';
import type { PendingVerdict } from './pending-verdict.ts';

type Said = Pick<VerdictInForce, 'decision' | 'levels'>;

/** What a panel's verdicts come to against the one that was appealed. */
export interface AppealOutcome {
	upheld: boolean;
	/** What takes the appealed verdict's place; empty where it stands. */
	given: PendingVerdict[];
}

/**
 * An appeal is upheld where most of the panel confirm what was rejected, or confirm with a better
 * quality what was confirmed; the verdicts of that majority then take its place. It never makes a
 * verdict worse, and a panel that is of two minds leaves it.
 */
export function appealOutcome(
	appealed: Said,
	{ panel, rubric }: { panel: PendingVerdict[]; rubric: Criterion[] }
): AppealOutcome {
	const confirming = panel.filter(({ decision }) => decision === 'valid');
	const confirms = majority(panel.map(({ decision }) => decision)) === 'valid';
	const better =
		appealed.decision === 'invalid' ||
		compare(qualityOf(rubric, confirming), qualityOf(rubric, [appealed])) > 0;
	const upheld = confirms && better;

	return { upheld, given: upheld ? confirming : [] };
}

function qualityOf(rubric: Criterion[], said: Said[]) {
	const levels = said.map((one) => one.levels);

	return parseRational(juryQuality(rubric, levels) ?? '0');
}
