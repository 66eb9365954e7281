/** A document that is not what its name promises; `field` says where. One line, for people. */
export class Malformed extends Error {
	override readonly name = 'Malformed';
	readonly field: string | undefined;

	constructor(message: string, field?: string) {
		super(field === undefined ? message : `${field} ${message}`);
		this.field = field;
	}
}

/** The fields of a JSON object, read one by one and refused by name. */
export class Fields {
	private readonly fields: ReadonlyMap<string, unknown>;

	/** Refuses what is no object, and any field that is not among `names`. */
	constructor(value: unknown, names: readonly string[]) {
		if (typeof value !== 'object' || value === null || Array.isArray(value)) {
			throw new Malformed('is not a JSON object');
		}
		this.fields = new Map(Object.entries(value));
		for (const name of this.fields.keys()) {
			if (!names.includes(name)) throw new Malformed('is unknown', JSON.stringify(name));
		}
	}

	has(name: string): boolean {
		return this.fields.get(name) !== undefined;
	}

	any(name: string): unknown {
		const value = this.fields.get(name);
		if (value === undefined) throw new Malformed('is missing', name);
		return value;
	}

	text(name: string, pattern: RegExp, expected: string): string {
		const value = this.any(name);
		if (typeof value !== 'string' || !pattern.test(value)) {
			throw new Malformed(`is not ${expected}`, name);
		}
		return value;
	}

	hash(name: string): string {
		return this.text(name, /^[0-9a-f]{64}$/, '64 hex digits in lower case');
	}

	id(name: string): string {
		return this.text(name, /^[A-Za-z0-9_-]{1,64}$/, 'an id');
	}

	instant(name: string): string {
		const pattern = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
		const text = this.text(name, pattern, 'an instant such as 2026-05-01T10:00:00.000Z');
		const at = new Date(text);
		if (Number.isNaN(at.getTime()) || at.toISOString() !== text) {
			throw new Malformed('is not an instant that exists', name);
		}
		return text;
	}

	natural(name: string): number {
		const value = this.any(name);
		if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) {
			throw new Malformed('is not a natural number', name);
		}
		return value;
	}
}
