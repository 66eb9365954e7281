/**
 * Loaded into a site before anything else (`--import`): until SIGUSR2 its clock is the real one, and
 * from then on it stands at `STOPPED_AT` (epoch milliseconds), so that two sites that are asked one after
 * the other answer at the same moment.
 */
const RealDate = Date;
let stopped = false;
const now = () => (stopped ? Number(process.env['STOPPED_AT']) : RealDate.now());

globalThis.Date = new Proxy(RealDate, {
	construct: (target, given, like) =>
		Reflect.construct(target, given.length === 0 ? [now()] : given, like) as object,
	get: (target, name, receiver) =>
		name === 'now' ? now : (Reflect.get(target, name, receiver) as unknown)
});
process.on('SIGUSR2', () => {
	stopped = true;
});
