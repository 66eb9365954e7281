import { interactionEnergy, type Profile } from '../energy/index.ts';
import { meterOf } from '../energy/meter.ts';
import type { ChallengeRules } from '../rulebook/schema.ts';
import { confirmationOf, type Confirmation } from './confirmation.ts';
import type { EntryState, RankedEntry } from './entry.ts';
import type { BoardFacts, EntryFacts } from './facts.ts';
import { qualityOf } from './quality.ts';

/** What the prefix cache saved is no credit: the same work costs the same whoever came before. */
function energyOf({ entryId, interactions }: EntryFacts, profile: Profile): bigint {
	const meter = meterOf(profile);
	let sum = 0n;
	// Whole numbers below 2^53 add up exactly, and a thousand times faster than large ones.
	let part = 0;
	for (const { promptTokens, completionTokens } of interactions) {
		const energyNwh = meter(promptTokens, completionTokens);
		if (energyNwh === undefined) {
			const counts = { promptTokens, cachedTokens: 0, completionTokens };
			const energy = interactionEnergy(profile, counts);
			throw new RangeError(`entry ${entryId}: ${energy.ok ? 'not priced' : energy.message}`);
		}
		part += energyNwh;
		if (part > 2 ** 52) {
			sum += BigInt(part);
			part = 0;
		}
	}
	return sum + BigInt(part);
}

/** What its confirmation runs come to; only conversations have any: a template's official runs decide. */
export function confirmationOfEntry(
	{ confirmation = [] }: EntryFacts,
	challenge: ChallengeRules
): Confirmation | undefined {
	if (challenge.kind !== 'conversation') return undefined;
	return confirmationOf(confirmation, challenge.confirmation);
}

function stateOf(
	entry: EntryFacts,
	waitsForRuns: boolean,
	confirmation: Confirmation | undefined
): EntryState {
	if (entry.disqualified) return 'disqualified';
	if (entry.withdrawn) return 'withdrawn';
	if (waitsForRuns) return 'pending';
	if (!entry.checksPassed || entry.verdict === 'invalid') return 'invalid';
	if (confirmation?.accepted === false) return 'invalid';
	return entry.verdict ?? 'pending';
}

function languageFactorOf(challenge: ChallengeRules, language: string): string {
	const factors: Readonly<Record<string, string | undefined>> = challenge.languageFactors;
	return factors[language] ?? '1';
}

/**
 * The entries as ranking sees them, priced under a profile. A conversation costs the sum of its
 * interactions, a template the mean of its official runs; a template without runs is pending.
 * Refuses counts that no interaction can have with a RangeError that names the entry.
 */
export function entriesFromFacts(facts: BoardFacts, profile: Profile): RankedEntry[] {
	const { challenge, standing } = facts;
	return facts.entries.map((entry) => {
		const runs = entry.interactions.length;
		const isTemplate = challenge.kind === 'template';
		const waitsForRuns = isTemplate && runs === 0;
		const confirmation = confirmationOfEntry(entry, challenge);
		const state = stateOf(entry, waitsForRuns, confirmation);
		return {
			entryId: entry.entryId,
			teamId: entry.teamId,
			state,
			valid: !waitsForRuns && (state === 'valid' || state === 'pending'),
			quality: qualityOf(entry.quality, challenge, standing),
			energyNwh: energyOf(entry, profile),
			averagedOver: isTemplate ? Math.max(1, runs) : 1,
			languageFactor: languageFactorOf(challenge, entry.language),
			interactions: runs,
			completionTokens: entry.interactions.reduce((sum, one) => sum + one.completionTokens, 0),
			sequence: entry.sequence,
			estimated: entry.interactions.some((one) => one.estimated),
			recounted: confirmation?.counted === true,
			baseline: entry.baseline
		};
	});
}
