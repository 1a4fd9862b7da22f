/* zipped.h -- workbooks of parts that a test states, as a zip file in memory.
 *
 * May be included by: tests.
 */
#ifndef CC_TESTS_REC_ZIPPED_H
#define CC_TESTS_REC_ZIPPED_H

#include "base/str.h"

#include <stdint.h>
#include <zip.h>

/* What minizip writes to. */
struct zipped {
	struct cc_buf *to;
	uint64_t at;
};

static inline voidpf
zipped_open(voidpf ctx, const void *name, int mode)
{
	(void)name;
	(void)mode;
	return ctx;
}

static inline uLong
zipped_write(voidpf ctx, voidpf stream, const void *bytes, uLong n)
{
	struct zipped *z = ctx;

	(void)stream;
	if (z->at + n > z->to->len)
		cc_buf_more(z->to, (size_t)(z->at + n - z->to->len));
	memcpy(z->to->at + z->at, bytes, n);
	z->at += n;
	return n;
}

static inline ZPOS64_T
zipped_tell(voidpf ctx, voidpf stream)
{
	(void)stream;
	return ((struct zipped *)ctx)->at;
}

static inline long
zipped_seek(voidpf ctx, voidpf stream, ZPOS64_T offset, int origin)
{
	struct zipped *z = ctx;

	(void)stream;
	z->at = offset + (origin == ZLIB_FILEFUNC_SEEK_CUR	? z->at
			     : origin == ZLIB_FILEFUNC_SEEK_END ? z->to->len
								: 0);
	return 0;
}

static inline int
zipped_done(voidpf ctx, voidpf stream)
{
	(void)ctx;
	(void)stream;
	return 0;
}

struct zipped_part {
	const char *name;
	struct cc_span bytes;
	uint64_t zeros; /* in place of bytes */
};

/* Stored, not packed, where level is 0. */
static inline void
zip_parts(struct cc_buf *out, const struct zipped_part *part, size_t n, int level)
{
	static const char zeros[65536];
	struct zipped z = { out, 0 };
	zlib_filefunc64_def io = { zipped_open, NULL, zipped_write, zipped_tell, zipped_seek, zipped_done,
		zipped_done, &z };
	zipFile zip = zipOpen2_64("", APPEND_STATUS_CREATE, NULL, &io);
	zip_fileinfo info = { .dosDate = 0x00210000 };

	for (size_t i = 0; i < n; i++) {
		zipOpenNewFileInZip64(zip, part[i].name, &info, NULL, 0, NULL, 0, NULL,
		    level > 0 ? Z_DEFLATED : 0, level, part[i].zeros > UINT32_MAX);
		if (part[i].zeros == 0)
			zipWriteInFileInZip(zip, part[i].bytes.at, (unsigned)part[i].bytes.len);
		for (uint64_t k = 0; k < part[i].zeros; k += sizeof zeros)
			zipWriteInFileInZip(zip, zeros, sizeof zeros);
		zipCloseFileInZip(zip);
	}
	zipClose(zip, NULL);
}

#define ZIPPED_MAIN  "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define ZIPPED_LINKS "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define ZIPPED_RELS  "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
#define ZIPPED_REL(id, kind, target) \
	"<Relationship Id=\"" id "\" Type=\"" ZIPPED_LINKS "/" kind "\" Target=\"" target "\"/>"
#define ZIPPED_SHEETS(pr, sheets) \
	"<workbook xmlns=\"" ZIPPED_MAIN "\" xmlns:r=\"" ZIPPED_LINKS "\">" pr "<sheets>" sheets \
	"</sheets></workbook>"

/* The parts of a workbook with two sheets at most; NULL: none. */
struct zipped_book {
	const char *workbook, *links, *sheet, *sheet2, *strings, *styles;
};

static inline size_t
zipped_book_parts(struct zipped_part part[8], const struct zipped_book *b)
{
	const struct {
		const char *name, *text;
	} all[] = {
		{ "_rels/.rels",
		    ZIPPED_RELS ZIPPED_REL("r1", "officeDocument", "xl/workbook.xml") "</Relationships>" },
		{ "xl/workbook.xml",
		    b->workbook != NULL
			? b->workbook
			: ZIPPED_SHEETS("", "<sheet name=\"回答\" sheetId=\"1\" r:id=\"r1\"/>") },
		{ "xl/_rels/workbook.xml.rels",
		    b->links != NULL ? b->links
				     : ZIPPED_RELS ZIPPED_REL("r1", "worksheet", "worksheets/sheet1.xml")
					   ZIPPED_REL("r2", "worksheet", "worksheets/sheet2.xml")
					       ZIPPED_REL("r3", "styles", "styles.xml") ZIPPED_REL("r4",
						   "sharedStrings", "sharedStrings.xml") "</Relationships>" },
		{ "xl/worksheets/sheet1.xml", b->sheet },
		{ "xl/worksheets/sheet2.xml", b->sheet2 },
		{ "xl/sharedStrings.xml", b->strings },
		{ "xl/styles.xml", b->styles },
	};
	size_t n = 0;

	for (size_t i = 0; i < sizeof all / sizeof *all; i++)
		if (all[i].text != NULL)
			part[n++] = (struct zipped_part){ all[i].name, cc_span(all[i].text), 0 };
	return n;
}

static inline void
zip_book(struct cc_buf *out, const struct zipped_book *book)
{
	struct zipped_part part[8];

	zip_parts(out, part, zipped_book_parts(part, book), 6);
}

/* A sheet of these rows. */
#define ZIPPED_SHEET(rows) "<worksheet xmlns=\"" ZIPPED_MAIN "\"><sheetData>" rows "</sheetData></worksheet>"
#define ZIPPED_SHEET_AND(before, rows, behind) \
	"<worksheet xmlns=\"" ZIPPED_MAIN "\">" before "<sheetData>" rows "</sheetData>" behind "</" \
	"worksheet>"
#define ZIPPED_TEXT(at, text)	"<c r=\"" at "\" t=\"inlineStr\"><is><t>" text "</t></is></c>"
#define ZIPPED_VALUE(at, value) "<c r=\"" at "\"><v>" value "</v></c>"
#define ZIPPED_ROW(n, cells)	"<row r=\"" n "\">" cells "</row>"

#endif
