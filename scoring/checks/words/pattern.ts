import { RE2JS } from 're2js';

/** A pattern that runs in time linear in the text, or what is wrong with it. */
export type CompiledPattern = { ok: true; regex: RE2JS } | { ok: false; problem: string };

const compiled = new Map<string, CompiledPattern>();
/** A rulebook has a handful of patterns; this many are of more rulebooks than are open at a time. */
const MOST_KEPT = 500;

/** Compiles a regular expression of RE2. Look-around and back-references are not in it. */
export function compilePattern(pattern: string, flags = 0): CompiledPattern {
	const key = `${String(flags)} ${pattern}`;
	let made = compiled.get(key);
	if (!made) {
		try {
			made = { ok: true, regex: RE2JS.compile(pattern, flags) };
		} catch (cause) {
			made = { ok: false, problem: cause instanceof Error ? cause.message : String(cause) };
		}
		if (compiled.size >= MOST_KEPT) compiled.clear();
		compiled.set(key, made);
	}
	return made;
}

export const IGNORE_CASE = RE2JS.CASE_INSENSITIVE;
export const MULTILINE = RE2JS.MULTILINE;
