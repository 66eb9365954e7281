import { challengeProblems } from './challenge-consistency.ts';
import { combineProblems } from './combine-consistency.ts';
import type { RoundRules, Rulebook } from './schema.ts';
import { repeatedIds, type Problem, type ProblemCode } from './problem.ts';
import { isRanked } from './rounds.ts';
import { instantsOf, orderFaults } from './schedule.ts';

function isTimeZone(name: string): boolean {
	try {
		new Intl.DateTimeFormat('es', { timeZone: name });
		return true;
	} catch {
		return false;
	}
}

function admissionProblems(rulebook: Rulebook, index: number, path: string): Problem[] {
	const round = rulebook.rounds[index];
	if (round?.admission.kind !== 'best') return [];
	const { of } = round.admission;
	const earlier = rulebook.rounds.slice(0, index).find(({ id }) => id === of);
	if (earlier === undefined)
		return [
			{
				path: `${path}.admission.of`,
				code: 'not-an-earlier-round',
				message: `«${of}» is not an earlier round`,
				what: of
			}
		];
	const unnamed = bestChallengeProblems(round.admission, earlier, `${path}.admission.challenge`);
	if (instantsOf(earlier).results <= instantsOf(round).opens) return unnamed;
	return [
		...unnamed,
		{
			path: `${path}.phases.opens`,
			code: 'opens-before-results',
			message: `opens before «${of}» has results`,
			what: of
		}
	];
}

/** The best are those of one board: of the only one that the round has, or of the one that is named. */
function bestChallengeProblems(
	{ of, challenge }: { of: string; challenge?: string | undefined },
	earlier: RoundRules,
	path: string
): Problem[] {
	const boards = earlier.challenges.filter(isRanked).map(({ id }) => id);
	const code: ProblemCode = challenge === undefined ? 'best-of-which' : 'best-of-unranked';
	if (challenge === undefined ? boards.length === 1 : boards.includes(challenge)) return [];
	const message =
		challenge === undefined
			? `«${of}» has ${String(boards.length)} leaderboards`
			: `«${challenge}» has no leaderboard in «${of}»`;
	return [{ path, code, message, what: challenge ?? of }];
}

function roundProblems(round: RoundRules, path: string): Problem[] {
	const dates = orderFaults(instantsOf(round)).map(({ earlier, later }): Problem => ({
		path: `${path}.phases.${later}`,
		code: 'dates-out-of-order',
		message: `must come after ${earlier}`,
		what: earlier
	}));
	const challenges = round.challenges.flatMap((challenge, index) =>
		challengeProblems(challenge, round.model, `${path}.challenges.${String(index)}`)
	);
	if (round.challenges.some(({ practice }) => !practice)) return [...dates, ...challenges];
	return [
		...dates,
		{
			path: `${path}.challenges`,
			code: 'only-practice',
			message: 'has only practice challenges'
		},
		...challenges
	];
}

/** What makes no sense in a rulebook whose shape is right. */
export function consistencyProblems(rulebook: Rulebook): Problem[] {
	const problems: Problem[] = [];
	const { team, eligibility, timeZone, rounds } = rulebook;
	if (!isTimeZone(timeZone))
		problems.push({
			path: 'timeZone',
			code: 'time-zone',
			message: 'is not a time zone',
			what: timeZone
		});
	if (team.min > team.max)
		problems.push({ path: 'team.min', code: 'team-size', message: 'is above team.max' });
	if (eligibility.guardianUnder < eligibility.minimumAge)
		problems.push({
			path: 'eligibility.guardianUnder',
			code: 'guardian-age',
			message: 'is below minimumAge'
		});
	problems.push(...repeatedIds(rounds, 'rounds'));
	problems.push(...repeatedIds(rulebook.categories ?? [], 'categories'));
	const fields = rulebook.registration?.fields ?? [];
	problems.push(...repeatedIds(fields, 'registration.fields'));
	fields.forEach((field, index) => {
		if (field.kind !== 'choice') return;
		const path = `registration.fields.${String(index)}.options`;
		problems.push(...repeatedIds(field.options, path));
	});

	const seen = new Set<string>();
	rounds.forEach((round, index) => {
		const path = `rounds.${String(index)}`;
		problems.push(...roundProblems(round, path), ...admissionProblems(rulebook, index, path));
		round.challenges.forEach(({ id }, at) => {
			const taken: Problem = {
				path: `${path}.challenges.${String(at)}.id`,
				code: 'id-taken',
				message: `«${id}» is already taken`,
				what: id
			};
			if (seen.has(id)) problems.push(taken);
			seen.add(id);
		});
	});
	problems.push(...combineProblems(rulebook));
	return problems;
}
