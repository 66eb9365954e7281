import type { ProbedAnswer } from './probe-answer.ts';
import { no, ok, warn, type Finding } from './probe-finding.ts';
import { ms } from './probe-usage.ts';
import { LONGEST_TOKEN } from './usage-check.ts';

/** Why an endpoint gave no answer that could be read, or nothing where it gave one. */
export function failureOf(answer: ProbedAnswer): Finding | undefined {
	const { status, complaint, contentType, broken } = answer;
	if (broken === 'endpoint_timeout') return no('It did not answer in time.');
	if (broken && status !== 200) return no(`It could not be reached for an answer (${broken}).`);
	if (broken) return no('Its stream breaks off, holds an error or is not OpenAI’s.');
	if (status === 401 || status === 403) return no(`It does not take the key (status ${status}).`);
	if (status !== 200) return no(`It refused a usual call with status ${status}: «${complaint}».`);
	if (complaint !== undefined) return no(`It does not stream: it answered «${contentType}».`);
	if (!answer.finishReason) {
		return no(
			'It gives no finish_reason: every answer would count as cut short, charged to nobody.'
		);
	}

	return undefined;
}

/** The ways of an answer that was read to its end. */
export function answerFindings(answer: ProbedAnswer): Finding[] {
	const { text, firstTokenMs, totalMs, finishReason, done, fingerprint, encoding } = answer;
	const findings = [
		text === ''
			? warn('It answered with no text: is it a model that only thinks aloud?')
			: ok(`It streams: first token after ${ms(firstTokenMs)}, all of it after ${ms(totalMs)}.`),
		ok(`It says why it ended: «${finishReason}».`),
		done ? ok('It closes a stream with [DONE].') : warn('It closes a stream without [DONE].'),
		fingerprint
			? ok(`Its fingerprint is «${fingerprint}».`)
			: warn('It gives no fingerprint: a change of engine in mid-contest would not show.')
	];
	if (encoding && encoding !== 'identity') {
		findings.push(warn(`It compresses (${encoding}) though nothing compressed was asked for.`));
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
		return no(
			`It ignores max_tokens: asked for ${most}, it wrote ${tokens ?? answer.pieces}; no hold would be a bound.`
		);
	}

	return ok(`It keeps to max_tokens: of ${most} it wrote ${tokens ?? `${answer.pieces} chunks`}.`);
}

/** Whether the model that was asked is the one that answered. */
export function modelFinding(
	answer: ProbedAnswer,
	{ model, listed }: { model: string; listed: string[] | undefined }
): Finding {
	const { model: reported } = answer;
	if (reported !== undefined && reported !== model) {
		return no(`Asked for «${model}», it answers as «${reported}».`);
	}
	if (listed && !listed.includes(model)) {
		return no(
			`It lists ${names(listed)} and answers as «${model}» all the same: another model would be billed as that one.`
		);
	}
	if (!listed) return warn('It lists no models: that the right one answers cannot be checked.');

	return ok(`«${model}» is listed and answers under its name.`);
}

const names = (models: string[]) =>
	models.length === 0
		? 'no model'
		: models
				.slice(0, 5)
				.map((name) => `«${name}»`)
				.join(', ');
