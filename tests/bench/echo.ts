/**
 * What the echo detector catches and costs on its corpus: `node tests/bench/echo.ts`. Prints a ROC
 * for each signal, the thresholds in force, and each conversation that they get wrong.
 */
import { parseArgs } from 'node:util';
import { checkEcho } from '../../scoring/checks/echo/check.ts';
import {
	checkFullEcho,
	FOLLOWED_FROM,
	REWRITTEN_FROM,
	translatedShare
} from '../../scoring/checks/echo/full.ts';
import { readMaterial } from '../../scoring/checks/echo/read.ts';
import { echoSignals } from '../../scoring/checks/echo/signals.ts';
import { givenTexts } from '../../scoring/checks/given.ts';
import { HOME } from '../../scoring/rulebook/editions/desafio-alia/home.ts';
import { conversations } from '../corpus/echo/all.ts';
import { HONEST, type EchoConversation } from '../corpus/echo/conversation.ts';

const { values } = parseArgs({ options: { all: { type: 'boolean', default: false } } });
const given = givenTexts(HOME);
const print = (line: string) => process.stdout.write(`${line}\n`);
const percent = (share: number) => `${(100 * share).toFixed(1)} %`.padStart(8);

interface Scored {
	one: EchoConversation;
	honest: boolean;
	copied: number;
	rewritten: number;
	translated: number;
	flagged: string;
}

function scored(one: EchoConversation, honest: boolean): Scored {
	const { answer, prompts, earlier } = one;
	const signals = echoSignals(readMaterial(answer, { prompts, given }), earlier);
	const base = checkEcho(answer, { prompts, given, threshold: '1/2' });
	const full = checkFullEcho(answer, { prompts, earlier, given, threshold: '1/2' });
	return {
		one,
		honest,
		copied: Number(base.params['percent']) / 100,
		rewritten: signals.rewritten.share,
		translated: translatedShare(signals),
		flagged: full.outcome === 'flagged' ? full.reason : ''
	};
}

/** Whether some prompt has a text in it: an example that the other conversation showed the model. */
const shows = (prompts: readonly string[], text: string) =>
	prompts.some((prompt) => prompt.includes(text));

/** Every answer under the prompts of every other conversation of its language: nobody dictated it. */
function crossed(): EchoConversation[] {
	return conversations.flatMap((one) =>
		conversations
			.filter(({ language }) => language === one.language)
			.filter(({ prompts, answer }) => answer !== one.answer && !shows(prompts, one.answer))
			.map(({ id, prompts, earlier }) => ({ ...one, id: `${one.id} × ${id}`, prompts, earlier }))
	);
}

const isHonest = ({ way }: EchoConversation) => HONEST.includes(way);
const own = conversations.map((one) => scored(one, isHonest(one)));
const others = crossed().map((one) => scored(one, true));

function rates(all: readonly Scored[], isFlagged: (one: Scored) => boolean) {
	const dictated = all.filter(({ honest }) => !honest);
	const honest = all.filter((one) => one.honest);
	return {
		caught: dictated.filter(isFlagged).length / Math.max(1, dictated.length),
		wronged: honest.filter(isFlagged).length / Math.max(1, honest.length)
	};
}

for (const signal of ['copied', 'rewritten', 'translated'] as const) {
	print(`\nROC of «${signal}»: threshold, dictated caught, honest flagged, crossed flagged`);
	for (let step = 1; step <= 20; step++) {
		const from = step / 20;
		const isFlagged = (one: Scored) => one[signal] >= from;
		const { caught, wronged } = rates(own, isFlagged);
		const cross = rates(others, isFlagged).wronged;
		print(`  ${from.toFixed(2)}  ${percent(caught)} ${percent(wronged)} ${percent(cross)}`);
	}
}

print('\nBy way, at the thresholds in force: base rule alone, whole detector');
for (const way of new Set(conversations.map((one) => one.way))) {
	const these = own.filter(({ one }) => one.way === way);
	const base = these.filter(({ copied }) => copied >= 0.5).length;
	const full = these.filter(({ flagged }) => flagged !== '').length;
	const of = String(these.length).padStart(3);
	print(
		`  ${way.padEnd(11)} ${String(base).padStart(3)} of ${of}   ${String(full).padStart(3)} of ${of}`
	);
}
const base = rates(own, ({ copied }) => copied >= 0.5);
const full = rates(own, ({ flagged }) => flagged !== '');
const cross = rates(others, ({ flagged }) => flagged !== '').wronged;
print(`\nThresholds: 5-grams 0.50, rewritten ${REWRITTEN_FROM}, translated ${FOLLOWED_FROM}`);
print(`Base rule:  catches ${percent(base.caught)}, flags honest ${percent(base.wronged)}`);
print(`Detector:   catches ${percent(full.caught)}, flags honest ${percent(full.wronged)}`);
print(`Crossed:    flags ${percent(cross)} of ${others.length} pairs that nobody dictated`);

print('\nGot wrong:');
for (const { one, honest, flagged, copied, rewritten, translated } of [...own, ...others]) {
	if (honest !== (flagged !== '') && !values.all) continue;
	const figures = [copied, rewritten, translated].map((share) => share.toFixed(2)).join(' ');
	print(`  ${one.id.padEnd(40)} ${one.way.padEnd(10)} ${figures} ${flagged}`);
}
