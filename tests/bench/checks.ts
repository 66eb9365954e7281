/**
 * How long the checks take: `node tests/bench/checks.ts`. One check of each kind on a plausible
 * answer of 20 KB (the bar is 20 ms for all of them), and on hostile texts of 100 KB.
 */
import { EVERY_RULE, HOSTILE } from '../../scoring/checks/every.fixture.ts';
import { runChecks } from '../../scoring/checks/every.ts';
import { givenTexts } from '../../scoring/checks/given.ts';
import { HOME } from '../../scoring/rulebook/editions/desafio-alia/home.ts';
import type { AnyCheckRule } from '../../scoring/rulebook/check-rules.ts';
import { conversations } from '../corpus/echo/all.ts';
import { lists } from '../corpus/reto1/lists.ts';

const BAR_MS = 20;
const given = givenTexts(HOME);
const answer = lists
	.map(({ text }) => text)
	.join('\n\n')
	.repeat(3)
	.slice(0, 20_000);
/** As many turns as a conversation of reto 1 may have, all of them long. */
const prompts = conversations
	.flatMap((one) => one.prompts)
	.sort((a, b) => b.length - a.length)
	.slice(0, 8);

function run(text: string, checks: readonly AnyCheckRule[], from = prompts): void {
	runChecks({
		checks,
		answer: text,
		finishReason: 'stop',
		completionTokens: 1,
		prompts: from,
		given,
		home: HOME.sheet
	});
}

interface Times {
	/** With patterns and schemas to compile. */
	first: number;
	least: number;
	median: number;
}

/** Milliseconds. The least is what the work takes; the median has the machine's other work in it. */
function timed(work: () => void, times: number): Times {
	const each = Array.from({ length: times }, () => {
		const start = performance.now();
		work();
		return performance.now() - start;
	});
	const [first = 0] = each;
	const sorted = each.slice(1).sort((a, b) => a - b);
	const [least = first] = sorted;
	return { first, least, median: sorted[Math.floor(sorted.length / 2)] ?? first };
}

const ms = (time: number) => `${time.toFixed(2).padStart(7)} ms`;
const print = (name: string, { first, least, median }: Times) =>
	process.stdout.write(
		`${name.padEnd(42)} first ${ms(first)}   least ${ms(least)}   median ${ms(median)}\n`
	);

process.stdout.write(`One check of each kind, answer of ${answer.length} characters\n`);
for (const rule of EVERY_RULE)
	print(
		`  ${rule.kind}`,
		timed(() => run(answer, [rule]), 30)
	);
const whole = timed(() => run(answer, EVERY_RULE), 50);
print('all of them', whole);

process.stdout.write('\nAll of them, hostile answers and prompts of 100 KB\n');
for (const [name, text] of Object.entries(HOSTILE))
	print(
		`  ${name}`,
		timed(() => run(text, EVERY_RULE, [text]), 3)
	);

process.stdout.write(`\n20 KB in ${whole.least.toFixed(2)} ms; the bar is ${BAR_MS} ms\n`);
process.exitCode = whole.least < BAR_MS ? 0 : 1;
