import { z } from 'zod';
import { Refusal } from '#lib/refusal.ts';
import type { EndpointConnection } from './endpoint-connection.ts';
import { no, ok, warn, type Finding } from './probe-finding.ts';

const TIMEOUT_MS = 5000;

/** What a server tells of itself without being asked for an answer. */
export interface ProbedServer {
	/** Names of its models, where it lists them. */
	listed: string[] | undefined;
	/** The most tokens of prompt and answer together, where it is told. */
	contextTokens: number | undefined;
	/** What it calls its own version. */
	version: string | undefined;
	/** Why nothing else needs asking. */
	failure: Finding | undefined;
}

const modelList = z.object({
	data: z.array(z.object({ id: z.string(), max_model_len: z.number().nullish() }))
});
const props = z.object({
	build_info: z.string().optional(),
	default_generation_settings: z.object({ n_ctx: z.number() })
});
const version = z.object({ version: z.string() });

export async function probeServer(
	connection: EndpointConnection,
	{ model, hasKey }: { model: string; hasKey: boolean }
): Promise<ProbedServer> {
	const nothing = { listed: undefined, contextTokens: undefined, version: undefined };
	const get = (path: string) => connection.json({ method: 'GET', path }, TIMEOUT_MS);
	let list: Awaited<ReturnType<typeof get>>;
	try {
		list = await get('models');
	} catch (cause) {
		const code = cause instanceof Refusal ? cause.code : 'endpoint_error';
		return { ...nothing, failure: no('unreachable', { code }) };
	}
	if (list.status === 401 || list.status === 403) {
		const key = hasKey ? 'ownKeyRefused' : 'keyNeeded';
		return { ...nothing, failure: no(key, { status: list.status }) };
	}
	const told = async <Shape extends z.ZodType>(path: string, shape: Shape) => {
		const reply = await get(path).catch(() => undefined);
		return shape.safeParse(reply?.answer).data as z.infer<Shape> | undefined;
	};
	const models = modelList.safeParse(list.answer).data?.data;
	const own = models?.find(({ id }) => id === model) ?? models?.[0];
	const [vllm, llama] = await Promise.all([told('/version', version), told('/props', props)]);

	return {
		listed: models?.map(({ id }) => id),
		contextTokens: own?.max_model_len ?? llama?.default_generation_settings.n_ctx,
		version: vllm?.version ?? llama?.build_info,
		failure: undefined
	};
}

/** The context as it is told, against what the rulebook lets a prompt and its answer take. */
export function contextFinding(told: number | undefined, needed: number): Finding {
	if (told === undefined) return warn('noContext');
	if (told < needed) {
		return warn('smallContext', { told, needed });
	}

	return ok('context', { told, needed });
}
