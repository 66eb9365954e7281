import type { ProbedAnswer } from './probe-answer.ts';
import { no, ok, warn, type Finding } from './probe-finding.ts';
import { ms } from './probe-usage.ts';
import { LONGEST_TOKEN } from './usage-check.ts';

/** Why an endpoint gave no answer that could be read, or nothing where it gave one. */
export function failureOf(answer: ProbedAnswer): Finding | undefined {
	const { status, complaint, contentType, broken } = answer;
	if (broken === 'endpoint_timeout') return no('timeout');
	if (broken && status !== 200) return no('unreachableAnswer', { code: broken });
	if (broken) return no('brokenStream');
	if (status === 401 || status === 403) return no('keyRefused', { status });
	if (status !== 200) return no('callRefused', { status, complaint: complaint ?? '' });
	if (complaint !== undefined) return no('noStream', { contentType });
	if (!answer.finishReason) {
		return no('noReason');
	}

	return undefined;
}

/** The ways of an answer that was read to its end. */
export function answerFindings(answer: ProbedAnswer): Finding[] {
	const { text, firstTokenMs, totalMs, finishReason, done, fingerprint, encoding } = answer;
	const findings = [
		text === '' ? warn('noText') : ok('streams', { first: ms(firstTokenMs), whole: ms(totalMs) }),
		ok('reason', { reason: finishReason ?? '' }),
		done ? ok('done') : warn('notDone'),
		fingerprint ? ok('fingerprint', { fingerprint }) : warn('noFingerprint')
	];
	if (encoding && encoding !== 'identity') {
		findings.push(warn('compresses', { encoding }));
	}

	return findings;
}

/** Whether an answer kept to the tokens that it was allowed. */
export function limitFinding(answer: ProbedAnswer, most: number): Finding {
	const failure = failureOf(answer);
	if (failure) return failure;
	const tokens = answer.usages.at(-1)?.completionTokens;
	const over =
		(tokens ?? 0) > most || answer.pieces > most || answer.text.length > most * LONGEST_TOKEN;
	if (over) {
		return no('limitIgnored', { most, wrote: tokens ?? answer.pieces });
	}

	return tokens === undefined
		? ok('limitKeptChunks', { most, wrote: answer.pieces })
		: ok('limitKept', { most, wrote: tokens });
}

/** Whether the model that was asked is the one that answered. */
export function modelFinding(
	answer: ProbedAnswer,
	{ model, listed }: { model: string; listed: string[] | undefined }
): Finding {
	const { model: reported } = answer;
	if (reported !== undefined && reported !== model) {
		return no('otherName', { model, reported });
	}
	if (listed && !listed.includes(model)) {
		return no('otherListed', { model, listed: names(listed) });
	}
	if (!listed) return warn('listsNothing');

	return ok('listed', { model });
}

const names = (models: string[]) =>
	models.length === 0
		? '«»'
		: models
				.slice(0, 5)
				.map((name) => `«${name}»`)
				.join(', ');
