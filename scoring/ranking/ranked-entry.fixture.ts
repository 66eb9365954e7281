import { rational } from '../exact/rational.ts';
import { TIE_BREAKERS } from '../rulebook/schema.ts';
import type { RankedEntry } from './entry.ts';
import type { Policy } from './policy.ts';
import type { RankOptions } from './rank.ts';

export const GATE: Policy = { policy: 'gate-then-energy' };
export const WEIGHTED: Policy = {
	policy: 'weighted',
	a: '1/2',
	parNwh: 1000,
	qualityWeights: { checks: '1', jury: '0' }
};
export const PARETO: Policy = { policy: 'pareto' };

/** A valid entry that took a thousand nanowatt-hours, but for `parts`. */
export function entry(teamId: string, parts: Partial<RankedEntry> = {}): RankedEntry {
	return {
		entryId: `entry-${teamId}`,
		teamId,
		state: 'valid',
		valid: true,
		quality: rational(1n),
		energyNwh: 1000n,
		averagedOver: 1,
		languageFactor: '1',
		interactions: 1,
		completionTokens: 100,
		sequence: 1,
		estimated: false,
		baseline: false,
		...parts
	};
}

/** Official, everyone judged, the whole tie chain, but for `parts`. */
export function under(policy: Policy, parts: Partial<RankOptions> = {}): RankOptions {
	return { policy, ties: TIE_BREAKERS, standing: 'official', judging: { mode: 'all' }, ...parts };
}
