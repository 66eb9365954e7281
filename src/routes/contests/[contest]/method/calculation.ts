import {
	atBatch,
	decimal,
	energyBreakdown,
	profileById,
	type CountsReason,
	type Profile
} from '#scoring/energy';

/** What stands in the form, as it was typed. */
export interface Asked {
	prompt: string;
	cached: string;
	completion: string;
	profile: string;
}

export const PARTS = ['prefill', 'decode', 'weights'] as const;

export interface Calculated {
	ok: true;
	profile: Profile;
	energyNwh: bigint;
	gramsCO2e: number;
	gpuJoules: number;
	parts: { part: (typeof PARTS)[number]; joules: number; share: number }[];
	/** How long a 10 W lamp burns on it, milliseconds. */
	lampMs: number;
	/** The same counts where the server shares its weights among fewest and among most requests. */
	range: { batch: number; energyNwh: bigint }[];
}

export interface NotCalculated {
	ok: false;
	field: keyof Asked;
	reason: CountsReason | 'unknown_profile';
	/** Tokens that the model spans. */
	most: number;
}

const LAMP_NWH_PER_MS = 10_000 / 3.6;
const RANGE = [8, 64];
const FIELDS = {
	promptTokens: 'prompt',
	cachedTokens: 'cached',
	completionTokens: 'completion'
} as const;

/** The form as an address gives it; what it leaves out is a usual question. */
export function askedIn(query: URLSearchParams, profileId: string): Asked {
	return {
		prompt: query.get('prompt') ?? '500',
		cached: query.get('cached') ?? '0',
		completion: query.get('completion') ?? '300',
		profile: query.get('profile') ?? profileId
	};
}

/** The cost of what was typed, part by part, or the field that cannot be and why. */
export function calculate(asked: Asked): Calculated | NotCalculated {
	const profile = profileById(asked.profile);
	if (!profile) return { ok: false, field: 'profile', reason: 'unknown_profile', most: 0 };

	const counts = {
		promptTokens: countIn(asked.prompt),
		cachedTokens: countIn(asked.cached),
		completionTokens: countIn(asked.completion)
	};
	const result = energyBreakdown(profile, counts);
	if (!result.ok) {
		const { reason, field } = result;
		return { ok: false, field: FIELDS[field], reason, most: profile.shape.contextTokens };
	}

	const gpuJoules = decimal(result.gpuJoules);
	const joules = {
		prefill: decimal(result.prefillJoules),
		decode: decimal(result.decodeJoules),
		weights: decimal(result.weightsJoules)
	};
	return {
		ok: true,
		profile,
		energyNwh: result.energyNwh,
		gramsCO2e: result.gramsCO2e,
		gpuJoules,
		parts: PARTS.map((part) => ({
			part,
			joules: joules[part],
			share: gpuJoules === 0 ? 0 : joules[part] / gpuJoules
		})),
		lampMs: Number(result.energyNwh) / LAMP_NWH_PER_MS,
		range: RANGE.map((batch) => {
			const other = energyBreakdown(atBatch(profile, batch), counts);
			return { batch, energyNwh: other.ok ? other.energyNwh : 0n };
		})
	};
}

/** Digits, alone or in thousands as Spanish writes them («12.000», «12 000»); anything else is NaN. */
function countIn(typed: string): number {
	const text = typed.trim();
	if (/^\d{1,3}([.\s\u00a0\u202f]\d{3})+$/.test(text)) return Number(text.replace(/\D/g, ''));

	return /^\d+$/.test(text) ? Number(text) : NaN;
}
