import { parsedMessage, written, type Value } from '#lib/i18n/message.ts';
import { PROBE_SENTENCES } from './probe-sentences.ts';

export type FindingKey = keyof typeof PROBE_SENTENCES;

/** One thing that was learned of an endpoint. */
export interface Finding {
	/** `no`: billing would be wrong. `warn`: it would be right, and something is inconvenient. */
	level: 'ok' | 'warn' | 'no';
	key: FindingKey;
	values: Record<string, Value>;
}

const finding =
	(level: Finding['level']) =>
	(key: FindingKey, values: Finding['values'] = {}): Finding => ({ level, key, values });

export const ok = finding('ok');
export const warn = finding('warn');
export const no = finding('no');

/** A finding in words, for a terminal. */
export function sentenceOf({ key, values }: Finding): string {
	return written(parsedMessage(PROBE_SENTENCES[key]), 'en', asText(values));
}

/** Figures as they stand in a protocol, without a language's separators. */
const asText = (values: Finding['values']) =>
	Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]));
