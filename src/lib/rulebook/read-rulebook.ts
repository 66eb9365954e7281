import { z } from 'zod';
import { rulebook as schema, type Rulebook } from '#scoring';
import { lineAndColumn, readJson } from '#scoring/json/read.ts';
import { finding, type Finding } from '#scoring/rulebook/lint/finding.ts';
import { lintRulebook } from '#scoring/rulebook/lint/lint.ts';
import { shapeFindings } from '#scoring/rulebook/lint/shape.ts';
import type { RulebookFinding } from './told-finding.ts';

export type ReadRulebook =
	| { ok: true; rulebook: Rulebook; warnings: RulebookFinding[] }
	| { ok: false; findings: RulebookFinding[] };

/** Reads a rulebook from the text of a file: everything that the linter says of it, at once. */
export function readRulebook(text: string): ReadRulebook {
	if (text.trim() === '') return refused(own('empty', ''));
	const json = text.replace(/^\uFEFF/, '');
	const reading = readJson(json);
	if (!reading.ok) {
		const deep = reading.problem === 'too-deep';
		return refused(
			deep ? finding('too-deep', '') : own('not-json', '', lineAndColumn(json, reading.at))
		);
	}
	const findings = [
		...reading.repeated.map(({ path }) => finding('key-repeated', path.join('.'))),
		...inSpanish(lintRulebook(reading.value), reading.value)
	];
	if (findings.some(({ severity }) => severity === 'error')) return refused(...findings);

	return { ok: true, rulebook: schema.parse(reading.value), warnings: findings };
}

const refused = (...findings: RulebookFinding[]): ReadRulebook => ({ ok: false, findings });

const own = (
	code: RulebookFinding['code'],
	path: string,
	details: RulebookFinding['details'] = {}
): RulebookFinding => ({ code, severity: 'error', path, details });

/** The same findings, with what the schema's library says of a field in Spanish. */
function inSpanish(findings: Finding[], document: unknown): Finding[] {
	if (!findings.some(({ code }) => code === 'field-invalid')) return findings;
	const shape = schema.safeParse(document, { error: z.locales.es().localeError });

	return shape.success ? findings : shapeFindings(shape.error, document);
}

/** Names a set of warnings, so that whoever confirms them confirms these and no others. */
export const markOf = (warnings: readonly RulebookFinding[]): string =>
	warnings.map(({ code, path }) => `${code}@${path}`).join(' ');
