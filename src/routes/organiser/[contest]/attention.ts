import type { ChallengeState } from '#lib/server/leaderboard/challenge-state.ts';

type Titled = ChallengeState & { title: string };

/** Something that waits for the organiser, with the figures that its sentence needs. */
export type Attention =
	| { kind: 'paused' }
	| { kind: 'model' }
	| { kind: 'faults' | 'admission'; count: number }
	| { kind: 'noJudges' }
	| { kind: 'verdicts' | 'split'; count: number; challenge: string; challengeId: string }
	| {
			kind: 'runs';
			missing: number;
			expected: number;
			challenge: string;
			challengeId: string;
	  }
	| { kind: 'runsFailed' | 'unpublished' | 'outdated'; challenge: string; challengeId: string };

/** What asks for an organiser now, the most urgent first. */
export function attentionOf({
	challenges,
	faults,
	official,
	judges,
	paused = false,
	waiting = 0
}: {
	challenges: Titled[];
	/** Faults of the endpoint in the last while. */
	faults: number;
	official: boolean;
	judges: number;
	/** Whether the contest's calls are held back. */
	paused?: boolean;
	/** Teams that wait to be admitted to the current round by approval. */
	waiting?: number;
}): Attention[] {
	const presented = challenges.some(({ judging }) => judging.counting > 0);

	return [
		...(paused ? [{ kind: 'paused' } as const] : []),
		...(official ? [] : [{ kind: 'model' } as const]),
		...(faults > 0 ? [{ kind: 'faults', count: faults } as const] : []),
		...(waiting > 0 ? [{ kind: 'admission', count: waiting } as const] : []),
		...(presented && judges === 0 ? [{ kind: 'noJudges' } as const] : []),
		...challenges.flatMap(attentionOfChallenge)
	];
}

function attentionOfChallenge({ id, title, judging, runs, closed, published }: Titled) {
	const of = { challenge: title, challengeId: id };
	const waiting = judging.waiting - judging.split;
	const missing = runs && !runs.going ? runs.expected - runs.done : 0;
	const found: Attention[] = [];
	if (waiting > 0) found.push({ kind: 'verdicts', count: waiting, ...of });
	if (judging.split > 0) found.push({ kind: 'split', count: judging.split, ...of });
	if (closed && runs?.failure && !runs.going) found.push({ kind: 'runsFailed', ...of });
	else if (closed && missing > 0)
		found.push({ kind: 'runs', missing, expected: runs?.expected ?? 0, ...of });
	if (closed && !published && judging.counting > 0) found.push({ kind: 'unpublished', ...of });
	if (published?.outdated) found.push({ kind: 'outdated', ...of });

	return found;
}
