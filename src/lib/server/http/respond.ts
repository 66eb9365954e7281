import { error, fail, type ActionFailure } from '@sveltejs/kit';
import type { z } from 'zod';
import { sourceLocale, type Locale } from '#lib/i18n/locale.ts';
import { refusalSentence } from '#lib/i18n/refusal-sentence.ts';
import { Refusal, type RefusalCode, type RefusalDetails } from '#lib/refusal.ts';
import { REFUSALS } from './refusals.ts';

/** What a form gets back when the answer is «no»: the reason, and what was typed. */
export interface Refused<Values> {
	refusal: { code: RefusalCode; details: RefusalDetails; field?: string };
	values: Values;
}

/**
 * Runs a form's command. A refusal goes back to the form with what was typed, so that nothing is
 * lost; anything else is a bug and passes through.
 */
export async function attempt<T, Values>(
	values: Values,
	command: () => Promise<T>
): Promise<T | ActionFailure<Refused<Values>>> {
	try {
		return await command();
	} catch (cause) {
		if (!(cause instanceof Refusal)) throw cause;
		return fail(REFUSALS[cause.code].status, {
			refusal: { code: cause.code, details: cause.details },
			values
		});
	}
}

/** Runs a page's reads: a refusal becomes the error page with its status and sentence. */
export async function page<T>(reads: () => Promise<T>): Promise<T> {
	try {
		return await reads();
	} catch (cause) {
		if (cause instanceof Refusal) refuse(cause.code, cause.details);
		throw cause;
	}
}

/** Ends a request with the error page of a refusal, in the reader's language. */
export function refuse(
	code: RefusalCode,
	details: RefusalDetails = {},
	locale: Locale = sourceLocale
): never {
	const sentence = refusalSentence({ code, details }, locale);
	error(REFUSALS[code].status, { message: code, code, details, sentence });
}

/** The error of a programming interface, in OpenAI's shape; `reason` is ours where `code` is coarser. */
export function errorBody({ code: reason, details }: Refusal, message: string) {
	const { type, code = reason } = REFUSALS[reason];

	return { error: { message, type, code, reason, param: details['field'] ?? null, details } };
}

/** A body or form that fits its schema, or a refusal that names the field. */
export function parsed<Schema extends z.ZodType>(schema: Schema, value: unknown): z.infer<Schema> {
	const result = schema.safeParse(value);
	if (result.success) return result.data;
	const [issue] = result.error.issues;
	const unknown = issue?.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
	throw new Refusal('invalid_request', {
		field: [...(issue?.path ?? []), ...unknown].join('.'),
		expected: issue?.message ?? ''
	});
}

/** A form with its files and with names that come more than once. Refuses what is no form. */
export async function formOf(request: Request): Promise<FormData> {
	return request.formData().catch((cause: unknown) => {
		// A body that is no form, or is cut short.
		if (cause instanceof TypeError) refuse('invalid_request');
		throw cause;
	});
}

/** A form's fields as an object of strings, the last of each name. Refuses what is no form. */
export async function formFields(request: Request): Promise<Record<string, string>> {
	return Object.fromEntries(
		[...(await formOf(request))].filter(
			(field): field is [string, string] => typeof field[1] === 'string'
		)
	);
}
