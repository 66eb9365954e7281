import { computeBoard, type ChallengeRules, type EntryFacts, type RoundRules } from '#scoring';
import type { ContestInForce } from '../contest/in-force.ts';
import { framesOf, type HowToReveal, type Reveal } from './reveal.ts';

/** An invented team: what it took, what it took before the freeze, and what became of it. */
interface Invented {
	name: string;
	tokens: number;
	/** Another entry before the freeze; absent where it presented nothing by then, 0 for the same. */
	before?: number;
	passes: number;
	/** Of a hundred. */
	quality: number;
	rejected?: boolean;
}

const TEAMS: readonly Invented[] = [
	{ name: 'Encina', tokens: 190, before: 0, passes: 5, quality: 88 },
	{ name: 'Madroño', tokens: 150, before: 0, passes: 2, quality: 71 },
	{ name: 'Sabina', tokens: 168, before: 260, passes: 5, quality: 92 },
	{ name: 'Tejo', tokens: 205, before: 0, passes: 4, quality: 79 },
	{ name: 'Haya', tokens: 230, before: 0, passes: 5, quality: 84 },
	{ name: 'Acebo', tokens: 222, passes: 5, quality: 75 },
	{ name: 'Laurel', tokens: 250, before: 0, passes: 5, quality: 66, rejected: true },
	{ name: 'Olivo', tokens: 270, before: 0, passes: 5, quality: 90 },
	{ name: 'Pinsapo', tokens: 290, before: 310, passes: 3, quality: 81 },
	{ name: 'Quejigo', tokens: 305, before: 0, passes: 5, quality: 60 },
	{ name: 'Enebro', tokens: 340, before: 0, passes: 5, quality: 72 },
	{ name: 'Drago', tokens: 360, before: 0, passes: 5, quality: 55 }
];

/** A ceremony to practise with, under a challenge's own rules: teams and results are invented. */
export function rehearsedReveal(
	{ slug, version, hash }: Pick<ContestInForce, 'slug' | 'version' | 'hash'>,
	{
		challenge,
		round,
		at,
		...how
	}: HowToReveal & { challenge: ChallengeRules; round: RoundRules; at: number }
): Reveal {
	const boardOf = (standing: 'provisional' | 'official', entries: EntryFacts[]) =>
		computeBoard({
			contest: slug,
			round: round.id,
			challenge,
			rulebook: { version, hash },
			profileId: round.model.profile,
			standing,
			at,
			seq: 0,
			entries
		});
	const final = boardOf(
		'official',
		TEAMS.map((team, index) => entryOf(team, index, challenge))
	);
	const frozen = boardOf(
		'provisional',
		TEAMS.flatMap((team, index) => frozenOf(team, index, challenge))
	);
	const runs = new Map(
		challenge.kind === 'conversation'
			? TEAMS.map((team, index) => [`t${index}`, runsOf(team, challenge)] as const)
			: []
	);

	return {
		challenge,
		frozen,
		final,
		version: undefined,
		hash: '',
		runs,
		frames: framesOf(challenge, { frozen, final, runs, ...how })
	};
}

/** As many runs as the rules ask for, the failures spread among them. */
function runsOf({ passes }: Invented, { confirmation }: ChallengeRules): boolean[] {
	const failures = 5 - passes;

	return Array.from({ length: confirmation.runs }, (_, run) => (run * 3 + 1) % 5 >= failures);
}

function entryOf(team: Invented, index: number, challenge: ChallengeRules): EntryFacts {
	const { name, tokens, quality, rejected } = team;
	const one = { promptTokens: 480 + index, completionTokens: tokens, estimated: false };
	const runs = runsOf(team, challenge).map((valid, run) => ({
		valid,
		estimated: false,
		repeated: run > 0
	}));

	return {
		entryId: `e${index}`,
		teamId: `t${index}`,
		teamName: name,
		sequence: index,
		withdrawn: false,
		disqualified: false,
		baseline: false,
		checksPassed: true,
		verdict: rejected ? 'invalid' : 'valid',
		quality: { checks: `${quality}/100`, jury: `${quality}/100` },
		language: 'es',
		interactions: [one],
		...(challenge.kind === 'conversation' ? { confirmation: runs } : {})
	};
}

/** What the public saw of it: unjudged, not run again, and perhaps another entry. */
function frozenOf(team: Invented, index: number, challenge: ChallengeRules): EntryFacts[] {
	if (team.before === undefined) return [];
	const { verdict: _, confirmation: __, quality, ...entry } = entryOf(team, index, challenge);
	const checks = quality.checks === undefined ? {} : { checks: quality.checks };
	const same = { ...entry, quality: checks };
	if (team.before === 0) return [same];
	const earlier = { promptTokens: 500, completionTokens: team.before, estimated: false };

	return [{ ...same, entryId: `antes-${index}`, interactions: [earlier] }];
}
