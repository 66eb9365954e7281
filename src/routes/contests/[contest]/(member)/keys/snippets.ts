/** What a snippet calls: a challenge's door, its model, and words that stand for the participant's own. */
export interface Target {
	/** Up to and including `/v1`. */
	base: string;
	model: string;
	prompt: string;
	/** The open sheet of a template's rehearsal. */
	sheet: string | undefined;
	/** What `…/entries` takes. */
	entry: { conversation: string } | { template: string } | { alignment: object };
}

export const SNIPPETS = ['curl', 'python', 'javascript', 'present'] as const;
export type SnippetName = (typeof SNIPPETS)[number];

/** Where every snippet looks for the key, so that it stands in no program. */
export const VARIABLE = 'VATIO_KEY';

/** Programs to copy, paste and run: they differ in the challenge alone. */
export function snippetsOf(target: Target): Record<SnippetName, string> {
	return {
		curl: curl(target),
		python: python(target),
		javascript: javascript(target),
		present: present(target)
	};
}

function curl({ base, model, prompt, sheet }: Target): string {
	const body = { model, messages: [{ role: 'user', content: prompt }], ...metadataOf(sheet) };

	return posted(`${base}/chat/completions`, body);
}

function present({ base, entry }: Target): string {
	return posted(`${base.replace(/\/v1$/, '')}/entries`, entry);
}

function posted(url: string, body: object): string {
	return [
		`curl ${JSON.stringify(url)} \\`,
		`  -H "Authorization: Bearer $${VARIABLE}" \\`,
		`  -H "Content-Type: application/json" \\`,
		`  -d ${singleQuoted(JSON.stringify(body))}`
	].join('\n');
}

function python({ base, model, prompt, sheet }: Target): string {
	return [
		'import os',
		'from openai import OpenAI',
		'',
		'client = OpenAI(',
		`    base_url=${JSON.stringify(base)},`,
		`    api_key=os.environ["${VARIABLE}"],`,
		')',
		'answer = client.chat.completions.create(',
		`    model=${JSON.stringify(model)},`,
		`    messages=[{"role": "user", "content": ${JSON.stringify(prompt)}}],`,
		...(sheet === undefined ? [] : [`    metadata={"sheet": ${JSON.stringify(sheet)}},`]),
		')',
		'print(answer.choices[0].message.content)',
		'print(answer.vatio)'
	].join('\n');
}

function javascript({ base, model, prompt, sheet }: Target): string {
	return [
		"import OpenAI from 'openai';",
		'',
		'const client = new OpenAI({',
		`  baseURL: ${JSON.stringify(base)},`,
		`  apiKey: process.env.${VARIABLE}`,
		'});',
		'const answer = await client.chat.completions.create({',
		`  model: ${JSON.stringify(model)},`,
		`  messages: [{ role: 'user', content: ${JSON.stringify(prompt)} }]${sheet === undefined ? '' : ','}`,
		...(sheet === undefined ? [] : [`  metadata: { sheet: ${JSON.stringify(sheet)} }`]),
		'});',
		'console.log(answer.choices[0].message.content);',
		'console.log(answer.vatio);'
	].join('\n');
}

const metadataOf = (sheet: string | undefined) =>
	sheet === undefined ? {} : { metadata: { sheet } };

/** One word to a POSIX shell, whatever stands in it. */
const singleQuoted = (text: string) => `'${text.replaceAll("'", String.raw`'\''`)}'`;
