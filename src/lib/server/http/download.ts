export interface Download {
	/** As the reader's machine should call it. */
	filename: string;
	type: string;
	/** Pieces of the file; the next is asked for when the reader has taken the last. */
	pieces: AsyncIterable<string | Uint8Array>;
}

/** Answers with a file that is written while it is read, so that its size costs no memory. */
export function download({ filename, type, pieces }: Download): Response {
	const encoder = new TextEncoder();
	const left = pieces[Symbol.asyncIterator]();
	const body = new ReadableStream<Uint8Array>(
		{
			async pull(controller) {
				const { done, value } = await left.next();
				if (done) controller.close();
				else controller.enqueue(typeof value === 'string' ? encoder.encode(value) : value);
			},
			async cancel() {
				await left.return?.();
			}
		},
		{ highWaterMark: 1 }
	);

	return new Response(body, {
		headers: {
			'content-type': type,
			'content-disposition': `attachment; filename="${filename}"`,
			'cache-control': 'private, no-store'
		}
	});
}
