import { z } from 'zod';
import {
	apiError,
	boardDocument,
	boardList,
	contestDetail,
	contestList,
	signedHead
} from './shapes.ts';

interface Operation {
	path: string;
	id: string;
	summary: string;
	/** Name of the schema that it answers with. */
	answer: string;
	query?: { name: string; description: string; pattern: string }[];
}

const SCHEMAS: Record<string, z.ZodType> = {
	ContestList: contestList,
	Contest: contestDetail,
	BoardList: boardList,
	Board: boardDocument,
	SignedHead: signedHead,
	Error: apiError
};

/** What may be read without an account, each with the schema of its answer. */
export const OPERATIONS: Operation[] = [
	{
		path: '/api/public/contests',
		id: 'listContests',
		summary: 'Every contest of the site, the newest first',
		answer: 'ContestList'
	},
	{
		path: '/api/public/contests/{contest}',
		id: 'getContest',
		summary: 'One contest: its rounds with their instants, its challenges, its rulebook’s hash',
		answer: 'Contest'
	},
	{
		path: '/api/public/contests/{contest}/boards',
		id: 'listBoards',
		summary: 'Which boards can be seen now, and how final each is',
		answer: 'BoardList'
	},
	{
		path: '/api/public/contests/{contest}/boards/{challenge}',
		id: 'getBoard',
		summary:
			'The visible board of a challenge: the exact bytes whose SHA-256 is its hash once it is published, the provisional one before, and as it stood at the freeze while it is frozen',
		answer: 'Board',
		query: [
			{
				name: 'version',
				description: 'An earlier publication',
				pattern: '^[1-9][0-9]{0,8}$'
			}
		]
	},
	{
		path: '/contests/{contest}/ledger/head.json',
		id: 'getHead',
		summary: 'The last public signed head of the contest’s ledger; it stops at a freeze',
		answer: 'SignedHead'
	}
];

const PARAMETERS: Record<string, string> = {
	contest: 'The contest’s id',
	challenge: 'The challenge’s id'
};

/** The read API in OpenAPI 3.1; `example` fills in addresses that answer on this site. */
export function openApiDocument(example: { contest?: string; challenge?: string }) {
	return {
		openapi: '3.1.0',
		info: {
			title: 'Vatio',
			version: '1',
			summary: 'What anyone may read of the contests of this site',
			description:
				'No account and no key. Every answer may be kept under its `ETag` and asked for again with `If-None-Match`. Nothing here tells more than the public pages: a board is frozen here at the instant at which it is frozen there.',
			license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' }
		},
		servers: [{ url: '/' }],
		paths: Object.fromEntries(
			OPERATIONS.map((operation) => [operation.path, { get: operationOf(operation, example) }])
		),
		components: {
			schemas: Object.fromEntries(
				Object.entries(SCHEMAS).map(([name, schema]) => [name, schemaOf(schema)])
			)
		}
	};
}

function operationOf(
	{ path, id, summary, answer, query = [] }: Operation,
	example: Record<string, string | undefined>
) {
	const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({
		name,
		in: 'path',
		required: true,
		description: PARAMETERS[name] ?? name,
		schema: { type: 'string' },
		...(example[name] === undefined ? {} : { example: example[name] })
	}));
	const inQuery = query.map(({ name, description, pattern }) => ({
		name,
		in: 'query',
		required: false,
		description,
		schema: { type: 'string', pattern }
	}));
	const content = (name: string) => ({
		'application/json': { schema: { $ref: `#/components/schemas/${name}` } }
	});

	return {
		operationId: id,
		summary,
		parameters: [...inPath, ...inQuery],
		responses: {
			200: { description: 'As it stands now', content: content(answer) },
			304: { description: 'What you hold is still so' },
			...(inPath.length > 0
				? { 404: { description: 'Nothing of that name to be seen', content: content('Error') } }
				: {})
		}
	};
}

/** JSON Schema without the marks of a document of its own. */
function schemaOf(schema: z.ZodType) {
	const { $schema, ...plain } = z.toJSONSchema(schema, { io: 'output', unrepresentable: 'any' });
	void $schema;

	return plain;
}
