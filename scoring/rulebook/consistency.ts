import { challengeProblems } from './challenge-consistency.ts';
import { repeatedIds, type Problem } from './problem.ts';
import { instantsOf, orderFaults } from './schedule.ts';
import type { RoundRules, Rulebook } from './schema.ts';

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
		return [{ path: `${path}.admission.of`, message: `«${of}» is not an earlier round` }];
	if (instantsOf(earlier).results <= instantsOf(round).opens) return [];
	return [{ path: `${path}.phases.opens`, message: `opens before «${of}» has results` }];
}

function roundProblems(round: RoundRules, path: string): Problem[] {
	const dates = orderFaults(instantsOf(round)).map(({ earlier, later }) => ({
		path: `${path}.phases.${later}`,
		message: `must come after ${earlier}`
	}));
	const ranked = round.challenges.some(({ practice }) => !practice);
	const challenges = round.challenges.flatMap((challenge, index) =>
		challengeProblems(challenge, round.model, `${path}.challenges.${String(index)}`)
	);
	return [
		...dates,
		...(ranked ? [] : [{ path: `${path}.challenges`, message: 'has only practice challenges' }]),
		...challenges
	];
}

/** What makes no sense in a rulebook whose shape is right. */
export function consistencyProblems(rulebook: Rulebook): Problem[] {
	const problems: Problem[] = [];
	const { team, eligibility, timeZone, rounds } = rulebook;
	if (!isTimeZone(timeZone)) problems.push({ path: 'timeZone', message: 'is not a time zone' });
	if (team.min > team.max) problems.push({ path: 'team.min', message: 'is above team.max' });
	if (eligibility.guardianUnder < eligibility.minimumAge)
		problems.push({ path: 'eligibility.guardianUnder', message: 'is below minimumAge' });
	problems.push(...repeatedIds(rounds, 'rounds'));

	const seen = new Set<string>();
	rounds.forEach((round, index) => {
		const path = `rounds.${String(index)}`;
		problems.push(...roundProblems(round, path), ...admissionProblems(rulebook, index, path));
		round.challenges.forEach(({ id }, at) => {
			const taken = {
				path: `${path}.challenges.${String(at)}.id`,
				message: `«${id}» is already taken`
			};
			if (seen.has(id)) problems.push(taken);
			seen.add(id);
		});
	});
	return problems;
}
