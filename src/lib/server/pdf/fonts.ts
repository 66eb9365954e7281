import bold from './fonts/atkinson-hyperlegible-next-700.ttf?inline';
import regular from './fonts/atkinson-hyperlegible-next-400.ttf?inline';

/**
 * The one family of the documents, embedded in each: Atkinson Hyperlegible Next (SIL OFL), drawn to be
 * read by people with low vision. It has every letter of the languages of Spain; the readers' own
 * fonts, and the standard ones of PDF, would not travel with the file. It is part of the bundle.
 */
export const fonts = { regular: bytesOf(regular), bold: bytesOf(bold) };

function bytesOf(dataUrl: string): Buffer {
	return Buffer.from(dataUrl.slice(dataUrl.indexOf(',') + 1), 'base64');
}
