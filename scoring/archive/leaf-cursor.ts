const QUOTE = 0x22;
const ZERO = 0x30;

/** Which bytes an id may have. */
const ID = Uint8Array.from({ length: 256 }, (_, byte) =>
	/[A-Za-z0-9_-]/.test(String.fromCharCode(byte)) ? 1 : 0
);
const PROFILE = Uint8Array.from({ length: 256 }, (_, byte) =>
	/[A-Za-z0-9._-]/.test(String.fromCharCode(byte)) ? 1 : 0
);
const MODEL = Uint8Array.from({ length: 256 }, (_, byte) =>
	byte < 128 && /[ !#-[\]-~]/.test(String.fromCharCode(byte)) ? 1 : 0
);
const WORD = Uint8Array.from({ length: 256 }, (_, byte) =>
	/[a-z_]/.test(String.fromCharCode(byte)) ? 1 : 0
);
const HEX = Uint8Array.from({ length: 256 }, (_, byte) =>
	/[0-9a-f]/.test(String.fromCharCode(byte)) ? 1 : 0
);
export const ALPHABET = { id: ID, profile: PROFILE, model: MODEL, word: WORD, hex: HEX };

const MONTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Days from 1970-01-01 to a day of the proleptic Gregorian calendar; month from 1. */
function daysTo(year: number, month: number, day: number): number {
	const y = month > 2 ? year : year - 1;
	const era = Math.floor(y / 400);
	const yearOfEra = y - era * 400;
	const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
	const century = Math.floor(yearOfEra / 100);
	const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - century + dayOfYear;
	return era * 146_097 + dayOfEra - 719_468;
}

/**
 * Reads the canonical spelling of a leaf forwards, byte by byte, without making texts. A step that
 * does not find what it looks for answers false and the leaf is read the slow way.
 */
export class LeafCursor {
	bytes: Uint8Array = new Uint8Array();
	at = 0;
	end = 0;
	/** What the last successful step read. */
	from = 0;
	to = 0;
	value = 0;

	literal(expected: Uint8Array): boolean {
		const { bytes, at } = this;
		const { length } = expected;
		if (at + length > this.end) return false;
		for (let index = 0; index < length; index++) {
			if (bytes[at + index] !== expected[index]) return false;
		}
		this.at = at + length;
		return true;
	}

	/** A text in quotes of `least` to `most` bytes of an alphabet. */
	quoted(alphabet: Uint8Array, least: number, most: number): boolean {
		const { bytes } = this;
		if (bytes[this.at] !== QUOTE) return false;
		const from = this.at + 1;
		let to = from;
		while (to < this.end && alphabet[bytes[to] ?? 0] === 1) to += 1;
		const length = to - from;
		if (to >= this.end || bytes[to] !== QUOTE || length < least || length > most) return false;
		this.from = from;
		this.to = to;
		this.at = to + 1;
		return true;
	}

	/** A text in quotes of so many bytes, whatever they are. */
	skip(length: number): boolean {
		const { bytes, at } = this;
		if (bytes[at] !== QUOTE || bytes[at + length + 1] !== QUOTE) return false;
		this.from = at + 1;
		this.to = at + 1 + length;
		this.at = at + length + 2;
		return this.at <= this.end;
	}

	/** A natural number below 2^53, as JSON writes it. */
	natural(): boolean {
		const { bytes } = this;
		const from = this.at;
		let at = from;
		let value = 0;
		for (; at < this.end; at++) {
			const digit = (bytes[at] ?? 0) - ZERO;
			if (digit < 0 || digit > 9) break;
			value = value * 10 + digit;
		}
		if (at === from || at - from > 16 || (bytes[from] === ZERO && at - from > 1)) return false;
		if (value > Number.MAX_SAFE_INTEGER) return false;
		this.value = value;
		this.at = at;
		return true;
	}

	/** An instant in quotes, as epoch milliseconds. */
	instant(): boolean {
		const { bytes, at: start } = this;
		if (start + 26 > this.end) return false;
		const digits = (offset: number, count: number): number => {
			let value = 0;
			for (let index = 0; index < count; index++) {
				const digit = (bytes[start + offset + index] ?? 0) - ZERO;
				if (digit < 0 || digit > 9) return Number.NaN;
				value = value * 10 + digit;
			}
			return value;
		};
		const isMarked =
			bytes[start] === QUOTE &&
			bytes[start + 5] === 0x2d &&
			bytes[start + 8] === 0x2d &&
			bytes[start + 11] === 0x54 &&
			bytes[start + 14] === 0x3a &&
			bytes[start + 17] === 0x3a &&
			bytes[start + 20] === 0x2e &&
			bytes[start + 24] === 0x5a &&
			bytes[start + 25] === QUOTE;
		if (!isMarked) return false;
		const [year, month, day] = [digits(1, 4), digits(6, 2), digits(9, 2)];
		const [hour, minute, second] = [digits(12, 2), digits(15, 2), digits(18, 2)];
		const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
		const longest = month === 2 && leap ? 29 : (MONTHS[month - 1] ?? 0);
		const exists = day >= 1 && day <= longest && hour < 24 && minute < 60 && second < 60;
		const time = ((hour * 60 + minute) * 60 + second) * 1000 + digits(21, 3);
		if (!exists || Number.isNaN(time) || Number.isNaN(year)) return false;
		this.value = daysTo(year, month, day) * 86_400_000 + time;
		this.at = start + 26;
		return true;
	}
}
