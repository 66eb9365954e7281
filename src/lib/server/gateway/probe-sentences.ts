/** What a probe may find, for a terminal; the site's pages have the same keys in their language. */
export const PROBE_SENTENCES = {
	timeout: 'It did not answer in time.',
	unreachableAnswer: 'It could not be reached for an answer ({code}).',
	brokenStream: 'Its stream breaks off, holds an error or is not OpenAI’s.',
	keyRefused: 'It does not take the key (status {status}).',
	callRefused: 'It refused a usual call with status {status}: «{complaint}».',
	noStream: 'It does not stream: it answered «{contentType}».',
	noReason: 'It gives no finish_reason: every answer would count as cut short, charged to nobody.',
	noText: 'It answered with no text: is it a model that only thinks aloud?',
	streams: 'It streams: first token after {first}, all of it after {whole}.',
	reason: 'It says why it ended: «{reason}».',
	done: 'It closes a stream with [DONE].',
	notDone: 'It closes a stream without [DONE].',
	fingerprint: 'Its fingerprint is «{fingerprint}».',
	noFingerprint: 'It gives no fingerprint: a change of engine in mid-contest would not show.',
	compresses: 'It compresses ({encoding}) though nothing compressed was asked for.',
	limitIgnored:
		'It ignores max_tokens: asked for {most}, it wrote {wrote}; no hold would be a bound.',
	limitKept: 'It keeps to max_tokens: of {most} it wrote {wrote}.',
	limitKeptChunks: 'It keeps to max_tokens: of {most} it wrote {wrote} chunks.',
	otherName: 'Asked for «{model}», it answers as «{reported}».',
	otherListed:
		'It lists {listed} and answers as «{model}» all the same: another model would be billed as that one.',
	listsNothing: 'It lists no models: that the right one answers cannot be checked.',
	listed: '«{model}» is listed and answers under its name.',
	unreachable: 'The endpoint cannot be reached ({code}).',
	ownKeyRefused: 'The endpoint does not take the key that is set, ALIA_API_KEY (status {status}).',
	keyNeeded: 'The endpoint asks for a key (status {status}): set ALIA_API_KEY.',
	noContext: 'It does not tell how many tokens of context it takes.',
	smallContext:
		'It takes {told} tokens of context, the rulebook allows {needed}: longer prompts would fail, uncharged.',
	context: 'It takes {told} tokens of context; the rulebook allows {needed}.',
	official: 'Asked for «{model}», the model of the rulebook.',
	practiceOnly:
		'Asked for «{model}», the rulebook’s is «{expected}»: practice only, nothing is ranked.',
	tokenizeVllm: 'Its /tokenize counts whole prompts, as vLLM does{version}: holds can be exact.',
	tokenizeLlama:
		'Its /tokenize counts bare texts, as llama.cpp’s server does{version}: a hold is bounded by the prompt’s bytes.',
	noTokenize: 'It has no /tokenize: a hold is bounded by the prompt’s bytes.',
	usageNoCounts: 'Its usage holds figures that are no counts, so nothing could be booked.',
	tokenizeAgrees: '/tokenize and the usage agree on the prompt: {counted} tokens.',
	tokenizeDiffers:
		'/tokenize counts {counted} tokens for a prompt that its usage says has {used}: holds and bills would not agree.',
	promptDiffers:
		'The same prompt is {first} tokens the first time and {second} the second: what comes from its cache is missing from the count.',
	usageNeverVllm:
		'It gives no usage: answers would be billed by its /tokenize, without their end of turn.',
	usageNever: 'It gives no usage and it has no tokenizer: every bill would be an estimate.',
	usageNeverBare:
		'It gives no usage and its tokenizer cannot count a whole prompt: every bill would be an estimate.',
	usageRunning: 'It gives running usage: a stopped answer is billed by the endpoint’s own count.',
	usageLateVllm: 'It gives its usage at the end only: a stopped answer is billed by its /tokenize.',
	usageLate:
		'It gives its usage at the end only: a stopped answer is billed by another tokenizer, as an estimate.',
	usageWrong:
		'Its usage ({prompt} + {completion} tokens) cannot be that of what it streamed ({pieces} chunks, {characters} characters).',
	usageFalls: 'Its running usage goes down while it writes.',
	cacheTells:
		'A second identical prompt takes {cached} tokens from its cache ({first}, then {second} to the first token), with {same, select, same {the same answer} other {another answer}}.',
	cacheSilent:
		'A second identical prompt reports nothing from a cache ({first}, then {second} to the first token), with {same, select, same {the same answer} other {another answer}}: the cached tokens of the record stay 0, ranking does not use them.'
} as const;
