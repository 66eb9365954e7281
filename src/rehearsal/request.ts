/** A «no» in OpenAI's error shape. */
export class RequestError extends Error {
	readonly status: number;
	readonly code: string | null;
	readonly param: string | null;

	constructor(status: number, message: string, code: string | null = null, param?: string) {
		super(message);
		this.status = status;
		this.code = code;
		this.param = param ?? null;
	}
}

export type Role = 'system' | 'developer' | 'user' | 'assistant';

export interface ChatMessage {
	role: Role;
	content: string;
}

export interface ChatRequest {
	messages: ChatMessage[];
	/** Most tokens of the answer, its end-of-turn included. */
	maxTokens: number | undefined;
	stream: boolean;
	includeUsage: boolean;
	continuousUsage: boolean;
}

type Fields = Record<string, unknown>;

/** Reads a body as a JSON object, or refuses it. */
export function readFields(body: string): Fields {
	let value: unknown;
	try {
		value = JSON.parse(body);
	} catch {
		throw new RequestError(400, 'We could not parse the JSON body of your request.');
	}
	if (!isFields(value)) throw new RequestError(400, 'The body of the request must be an object.');
	return value;
}

/** Reads a chat completion request; refuses what no OpenAI-compatible server would take. */
export function readChatRequest(fields: Fields): ChatRequest {
	const options = fields.stream_options;
	if (options !== undefined && options !== null && !isFields(options)) {
		throw invalid('stream_options', 'must be an object');
	}
	if (options && fields.stream !== true) {
		throw invalid('stream_options', "is only allowed when 'stream' is true");
	}
	if ((fields.n ?? 1) !== 1) throw invalid('n', 'must be 1');
	const includeUsage = options?.include_usage === true;
	return {
		messages: readMessages(fields.messages),
		maxTokens: readLimit(fields, 'max_completion_tokens') ?? readLimit(fields, 'max_tokens'),
		stream: fields.stream === true,
		includeUsage,
		continuousUsage: includeUsage && options?.continuous_usage_stats === true
	};
}

/** Reads the turns of a conversation: a non-empty list of text messages. */
export function readMessages(value: unknown): ChatMessage[] {
	if (value === undefined) {
		throw new RequestError(400, "Missing required parameter: 'messages'.", null, 'messages');
	}
	if (!Array.isArray(value) || value.length === 0) {
		throw invalid('messages', 'must be a non-empty array');
	}
	return value.map((message: unknown, index) => {
		const place = `messages[${index}]`;
		if (!isFields(message)) throw invalid(place, 'must be an object');
		const { role } = message;
		if (!isRole(role)) {
			throw invalid(`${place}.role`, "must be 'system', 'developer', 'user' or 'assistant'");
		}
		return { role, content: readContent(message.content, `${place}.content`) };
	});
}

function readContent(content: unknown, place: string): string {
	if (typeof content === 'string') return content;
	if (!Array.isArray(content)) throw invalid(place, 'must be a string or an array of text parts');
	return content
		.map((part: unknown) => {
			if (isFields(part) && part.type === 'text' && typeof part.text === 'string') return part.text;
			throw invalid(place, 'may hold text parts only');
		})
		.join('');
}

function readLimit(fields: Fields, name: string): number | undefined {
	const value = fields[name];
	if (value === undefined || value === null) return undefined;
	if (typeof value === 'number' && Number.isInteger(value) && value > 0) return value;
	throw invalid(name, 'must be a whole number of at least 1');
}

function isFields(value: unknown): value is Fields {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isRole(value: unknown): value is Role {
	return ['system', 'developer', 'user', 'assistant'].some((role) => role === value);
}

function invalid(param: string, rule: string): RequestError {
	return new RequestError(400, `Invalid value for '${param}': ${rule}.`, 'invalid_value', param);
}
