/** What a model's name looks like on the ledger: printable ASCII but for quotes and backslashes. */
export const MODEL_NAME = /^[ !#-[\]-~]{1,120}$/;

/** The spelling on the ledger of any name that an endpoint may give its model; undefined for none. */
export function modelName(reported: string): string | undefined {
	const written = reported.replaceAll(/[^ !#-[\]-~]/g, '?').slice(0, 120);
	return written === '' ? undefined : written;
}
