import { bytesInMemory } from '#scoring/archive/files.ts';
import { newestBoard, readArchive } from '#scoring/archive/rank.ts';
import { zipFiles } from '#scoring/archive/zip.ts';
import { checkSignature, sha256 } from '#scoring/commands/native-crypto.ts';
import { nativeZip } from '#scoring/commands/native-zip.ts';
import { canonicalBoard } from '#scoring/ranking/board.ts';
import { verifyArchive } from '#scoring/verify/archive/verify-archive.ts';
import type { Event } from '../event.ts';
import { holds, type Finding } from './record.ts';

/** Whether the archive that the organiser took home verifies, and ranks to what the public read. */
export async function checkArchive({ archive: zip, boards }: Event): Promise<Finding[]> {
	const files = await zipFiles(bytesInMemory(zip), nativeZip);
	const report = await verifyArchive(files, { sha256, checkSignature });
	const { leaves, recomputed, attested } = report;
	const archive = await readArchive(files, sha256);
	const others = [...boards].flatMap(([challenge, bytes]) => {
		const board = newestBoard(archive, challenge);
		return board && canonicalBoard(board) === bytes ? [] : [challenge];
	});
	const trusted = Object.entries(attested).flatMap(([what, many]) =>
		many > 0 ? [`${String(many)} ${what} on trust`] : []
	);

	return [
		holds(
			'archive: it verifies offline, with nothing taken on trust',
			[
				...report.differences.map(
					({ file, line, message }) => `${file}:${String(line)} ${message}`
				),
				...trusted
			],
			`${String(leaves)} leaves, ${String(recomputed.energies)} energies, ${String(recomputed.texts)} texts, ${String(zip.length)} bytes`
		),
		holds(
			'archive: it ranks to the published boards, byte for byte',
			others,
			`${String(boards.size)} boards`
		)
	];
}
