import { expect, test } from 'vitest';
import type { CorpusAnswer } from '../../tests/corpus/reto1/answer.ts';
import { blind } from '../../tests/corpus/reto1/blind.ts';
import { failures } from '../../tests/corpus/reto1/failures.ts';
import { headings } from '../../tests/corpus/reto1/headings.ts';
import { json } from '../../tests/corpus/reto1/json.ts';
import { languages } from '../../tests/corpus/reto1/languages.ts';
import { lists } from '../../tests/corpus/reto1/lists.ts';
import { pisoDePrueba } from '../../tests/corpus/reto1/sheet.ts';
import { unseen } from '../../tests/corpus/reto1/unseen.ts';
import { tables } from '../../tests/corpus/reto1/tables.ts';
import type { AnyCheckRule } from '../rulebook/schema.ts';
import { runConversationChecks } from './run.ts';

const CHECKS: AnyCheckRule[] = [
	{ kind: 'not-cut' },
	{ kind: 'language', allowed: ['es', 'ca', 'va', 'gl', 'eu'] },
	{ kind: 'measures-count', exactly: 5 },
	{ kind: 'measures-fields' },
	{ kind: 'measures-areas', atLeast: 3 },
	{ kind: 'measures-savings', maxShare: '3/5' }
];
const answers = [
	...tables,
	...lists,
	...headings,
	...json,
	...languages,
	...failures,
	...blind,
	...unseen
];

const failedChecks = ({ text, finishReason = 'stop' }: CorpusAnswer) =>
	runConversationChecks({
		challenge: {
			kind: 'conversation',
			checks: CHECKS,
			sheet: pisoDePrueba,
			statement: { es: 'Cinco medidas.' }
		},
		answer: text,
		finishReason,
		prompts: []
	})
		.filter(({ outcome }) => outcome === 'failed')
		.map(({ kind }) => kind);

interface Cell {
	check: string;
	bothPass: number;
	bothFail: number;
	onlyPersonPasses: number;
	onlyReaderPasses: number;
}

/** Counts the four cases of a person's and the reader's yes or no. */
function confusion(check: string, pairs: readonly (readonly [boolean, boolean])[]): Cell {
	const count = (person: boolean, reader: boolean) =>
		pairs.filter((pair) => pair[0] === person && pair[1] === reader).length;
	return {
		check,
		bothPass: count(true, true),
		bothFail: count(false, false),
		onlyPersonPasses: count(true, false),
		onlyReaderPasses: count(false, true)
	};
}

test('the reader agrees with a person on the corpus and refuses nothing that a person accepts', () => {
	const read = answers.map((answer) => ({ answer, failed: failedChecks(answer) }));
	const verdicts = confusion(
		'valid',
		read.map(({ answer, failed }) => [answer.failed.length === 0, failed.length === 0])
	);
	const byCheck = CHECKS.map(({ kind }) =>
		confusion(
			kind,
			read.map(({ answer, failed }) => [!answer.failed.includes(kind), !failed.includes(kind)])
		)
	);
	console.table([verdicts, ...byCheck]);
	const differing = read
		.filter(
			({ answer, failed }) => String([...answer.failed].sort()) !== String([...failed].sort())
		)
		.map(({ answer, failed }) => `${answer.id}: person ${answer.failed} · reader ${failed}`);

	expect(answers.length).toBeGreaterThanOrEqual(70);
	expect(new Set(answers.map(({ id }) => id)).size).toBe(answers.length);
	expect(verdicts.onlyPersonPasses, differing.join('\n')).toBe(0);
	expect(
		(verdicts.bothPass + verdicts.bothFail) / answers.length,
		differing.join('\n')
	).toBeGreaterThanOrEqual(0.97);
	expect(differing.length / answers.length, differing.join('\n')).toBeLessThanOrEqual(0.03);
});
