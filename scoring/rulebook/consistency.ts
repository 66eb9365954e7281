import { challengeProblems } from './challenge-consistency.ts';
import type { RoundRules, Rulebook } from './schema.ts';
import { repeatedIds, type Problem } from './problem.ts';
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
	if (instantsOf(earlier).results <= instantsOf(round).opens) return [];
	return [
		{
			path: `${path}.phases.opens`,
			code: 'opens-before-results',
			message: `opens before «${of}» has results`,
			what: of
		}
	];
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
	return problems;
}
