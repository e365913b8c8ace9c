package table

import (
	"bytes"
	"strings"
)

// The advice to those who have something else than a table of text.
const (
	saveAsCSV = "save the sheet as CSV (in Excel: File, Save as, CSV UTF-8; or: soffice --headless --convert-to csv FILE) and name that"
	exportCSV = "export the records as CSV, with a column for each value, and name that"
)

// beginnings are files that are known by their first bytes.
var beginnings = []struct {
	mark string
	kind NotRecord
}{
	{"%PDF", NotRecord{"a PDF document", exportCSV}},
	{"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", NotRecord{"an Excel workbook (.xls)", saveAsCSV}},
	{"SQLite format 3\x00", NotRecord{"an SQLite database", exportCSV}},
	{"7z\xbc\xaf\x27\x1c", NotRecord{"a 7z archive", "unpack it and name the CSV file in it"}},
	{"\xfd7zXZ", NotRecord{"a file compressed by xz", "unpack it (xz -d) or compress it by gzip"}},
	{"BZh", NotRecord{"a file compressed by bzip2", "unpack it (bzip2 -d) or compress it by gzip"}},
	{"\x28\xb5\x2f\xfd", NotRecord{"a file compressed by zstd", "unpack it (zstd -d) or compress it by gzip"}},
	{"Rar!", NotRecord{"a RAR archive", "unpack it and name the CSV file in it"}},
	{"\x1f\x8b", NotRecord{"a file compressed twice by gzip", "unpack it once (gzip -d)"}},
	{"ORC", NotRecord{"an ORC file", "save it as Parquet or CSV and name that"}},
	{"Obj\x01", NotRecord{"an Avro file", "save it as Parquet or CSV and name that"}},
	{"ARROW1", NotRecord{"an Arrow file", "save it as Parquet or CSV and name that"}},
	{"\x89PNG", NotRecord{"a picture", "name the file with the records"}},
	{"\xff\xd8\xff", NotRecord{"a picture", "name the file with the records"}},
	{"version https://git-lfs.github.com/spec/", NotRecord{"a pointer of Git LFS, not the file itself", "fetch the file first: git lfs pull"}},
	{"/annex/objects/", NotRecord{"a pointer of git-annex, not the file itself", "fetch the file first: git annex get"}},
	{"{\\rtf", NotRecord{"an RTF document", exportCSV}},
}

// notText recognises what is no table of text by its first bytes.
func notText(start []byte) (NotRecord, bool) {
	for _, b := range beginnings {
		if bytes.HasPrefix(start, []byte(b.mark)) {
			return b.kind, true
		}
	}
	if bytes.HasPrefix(start, []byte("PK\x03\x04")) || bytes.HasPrefix(start, []byte("PK\x05\x06")) {
		return zipped(start), true
	}
	text := strings.ToLower(strings.TrimSpace(strings.TrimPrefix(string(start[:min(len(start), 512)]), "\uFEFF")))
	switch {
	case strings.HasPrefix(text, "<!doctype html"), strings.HasPrefix(text, "<html"), strings.HasPrefix(text, "<head"):
		return NotRecord{"a web page", "perhaps the link needed a login; download the CSV file itself and name that"}, true
	case strings.HasPrefix(text, "<?xml") && strings.Contains(text, "spreadsheet"):
		return NotRecord{"an Excel workbook (XML)", saveAsCSV}, true
	case strings.HasPrefix(text, "<?xml"), strings.HasPrefix(text, "<!--"), strings.HasPrefix(text, "<table"):
		return NotRecord{"an XML document", exportCSV}, true
	case strings.HasPrefix(text, "{\""), strings.HasPrefix(text, "[{"), strings.HasPrefix(text, "[\n"), strings.HasPrefix(text, "{\n"), strings.HasPrefix(text, "{ "):
		return NotRecord{"JSON", exportCSV}, true
	case bytes.IndexByte(start, 0) >= 0 && !zerosAt(start, 0) && !zerosAt(start, 1) && !isMarked16(start):
		return NotRecord{"no text: it has zero bytes", exportCSV}, true
	}
	return NotRecord{}, false
}

func isMarked16(start []byte) bool {
	return bytes.HasPrefix(start, []byte("\xfe\xff")) || bytes.HasPrefix(start, []byte("\xff\xfe"))
}

// zipped says which kind of zip archive a file is.
func zipped(start []byte) NotRecord {
	switch {
	case bytes.Contains(start, []byte("xl/")) || bytes.Contains(start, []byte("[Content_Types].xml")):
		return NotRecord{"an Excel workbook (.xlsx)", saveAsCSV}
	case bytes.Contains(start, []byte("opendocument.spreadsheet")):
		return NotRecord{"an OpenDocument spreadsheet (.ods)", saveAsCSV}
	}
	return NotRecord{"a zip archive", "unpack it and name the CSV file in it"}
}
