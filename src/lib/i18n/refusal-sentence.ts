import { inline, milliwattHours } from '../format.ts';
import type { RefusalCode, RefusalDetails } from '../refusal.ts';
import { refusalMessages } from './catalogues/refusal.ts';
import type { Locale } from './locale.ts';
import { translator, type Values } from './translator.ts';

/** A refusal as it travels to a page or a client. */
export interface SaidRefusal {
	code: RefusalCode;
	details?: RefusalDetails;
}

type Key = keyof typeof refusalMessages.source;

const isKey = (word: string): word is Key => word in refusalMessages.source;

/**
 * The sentence of a refusal: what happened and what to do. A field that does not fit its schema has
 * a sentence of its own where the schema's message is the `…` of an `expected.…` in the catalogue.
 */
export function refusalSentence({ code, details = {} }: SaidRefusal, locale: Locale): string {
	const ofField = `expected.${details['expected']}`;
	const ofCode = `${code}.${details['field']}`;
	const key = [ofField, ofCode].find(isKey) ?? code;

	return translator(refusalMessages, locale)(key, spoken({ code, details }, locale));
}

/** Details in the units that people read. */
function spoken({ code, details = {} }: SaidRefusal, locale: Locale): Values {
	const { seconds, left, needed } = details;
	if (code === 'energy_exhausted') {
		const said = (nwh: string | number | undefined) =>
			inline(milliwattHours(BigInt(nwh ?? 0), locale));
		return { left: said(left), needed: said(needed) };
	}
	if (typeof seconds === 'number') return { ...details, minutes: Math.ceil(seconds / 60) };

	return details;
}

const FIELDS: Partial<Record<RefusalCode, string>> = {
	weak_password: 'password',
	email_taken: 'email',
	team_name_taken: 'name',
	guardian_needed: 'age',
	reason_needed: 'reason',
	key_name_needed: 'name'
};

/** The name of the form field that a refusal is about, or `undefined` where it is about none. */
export function refusedField({ code, details }: SaidRefusal): string | undefined {
	const field = details?.['field'];

	return typeof field === 'string' && field !== '' ? field : FIELDS[code];
}
