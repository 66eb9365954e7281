import { readDraft, saysSomething, type TypedVerdict } from './verdict-fields.ts';

/** What this browser kept of a verdict that was not sent. A browser that keeps nothing has none. */
export function keptDraft(key: string): TypedVerdict | undefined {
	try {
		return readDraft(localStorage.getItem(key));
	} catch {
		return undefined;
	}
}

/** Keeps what is typed, so that it outlives the session and the page. */
export function keepDraft(key: string, typed: TypedVerdict): void {
	if (!saysSomething(typed)) return forgetDraft(key);
	try {
		localStorage.setItem(key, JSON.stringify(typed));
	} catch {
		// The form itself still holds it.
	}
}

export function forgetDraft(key: string): void {
	try {
		localStorage.removeItem(key);
	} catch {
		// Nothing was kept.
	}
}
