import type { Random } from '../random.ts';
import type { ChatMessage } from '../request.ts';
import { PLAN_PHRASES } from './phrases.ts';
import type { Plan } from './planner.ts';
import { legalPlan, nearOptimalPlan, stackedPlan, strayPlan } from './planner.ts';
import type { CentreDay } from './sheet-reader.ts';
import { centreDayIn, wordsBesidesSheet } from './sheet-reader.ts';
import type { PlanWishes } from './wishes.ts';
import { planWishesOf } from './wishes.ts';

/** Answers a conversation about a civic centre's day; undefined where it tells of no such day. */
export function civicCentreAnswer(
	messages: readonly ChatMessage[],
	random: Random
): string | undefined {
	const day = centreDayIn(messages.map(({ content }) => content).join('\n'));
	if (!day) return undefined;
	const asked = messages.filter(({ role }) => role === 'user').map(({ content }) => content);
	const wishes = planWishesOf(wordsBesidesSheet(asked.join('\n')));
	return told(planFor(day, wishes, random), day, wishes, random);
}

/** The more of a good plan's ingredients the words name, the likelier a good plan. */
function planFor(day: CentreDay, { skill, limit, windows }: PlanWishes, random: Random): Plan {
	const best = nearOptimalPlan(day, random);
	if (best && random.chance(Math.min(0.9, 0.02 + skill ** 1.8))) return best;
	const naive = day.naive ?? day.loads.map(({ from }) => from);
	const lapses: Plan[] = [naive, legalPlan(day, random) ?? naive];
	if (!limit) lapses.push(stackedPlan(day), stackedPlan(day));
	if (!windows) lapses.push(strayPlan(day, random));
	return random.pick(lapses);
}

function told(plan: Plan, day: CentreDay, wishes: PlanWishes, random: Random): string {
	const phrases = PLAN_PHRASES[wishes.language];
	const justification = random.pick(phrases.justifications);
	const format = wishes.format ?? (random.chance(wishes.brief ? 0.8 : 0.4) ? 'list' : 'prose');
	const starts = day.loads.map((load, index) => ({ ...load, start: plan[index] ?? load.from }));
	const parts: string[] = [];

	if (wishes.reasoning) parts.push(reasoning(day, wishes));
	else if (!wishes.brief) parts.push(phrases.intro);
	if (format === 'json') {
		const hours = Object.fromEntries(starts.map(({ id, start }) => [id, start]));
		const json = JSON.stringify({ ...hours, [jsonKey(phrases.justification)]: justification });
		parts.push(wishes.brief || random.chance(0.4) ? json : `\`\`\`json\n${json}\n\`\`\``);
	} else if (format === 'list') {
		const mark = random.chance(0.3) ? '- ' : '';
		parts.push(starts.map(({ id, start }) => `${mark}${id}: ${start}`).join('\n'), justification);
	} else {
		const loose = random.chance(wishes.brief ? 0.1 : 0.3);
		const said = starts.map(({ title, start }, index) =>
			loose && index % 2 === 0 ? phrases.vague(title) : phrases.start(title, start)
		);
		parts.push(`${said.join('; ')}. ${justification}`);
	}
	if (!wishes.brief && random.chance(0.6)) parts.push(phrases.outro);
	return parts.join('\n\n');
}

function reasoning({ solarKw, limitKw }: CentreDay, { language }: PlanWishes): string {
	const peakKw = Math.max(...solarKw);
	return PLAN_PHRASES[language].reasoning(solarKw.indexOf(peakKw), peakKw, limitKw);
}

function jsonKey(label: string): string {
	return label.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
