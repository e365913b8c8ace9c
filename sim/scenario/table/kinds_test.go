package table

import (
	"bytes"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestWhatIsNoTable is refused by name, compressed or not, with what to do.
func TestWhatIsNoTable(t *testing.T) {
	for text, want := range map[string]string{
		"version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n":                "a pointer of Git LFS, not the file itself: fetch the file first: git lfs pull",
		"/annex/objects/SHA256E-s12--4d7a.csv\n":                                                   "git annex get",
		"<!DOCTYPE html>\n<html><body>Sign in</body></html>":                                       "a web page: perhaps the link needed a login",
		"\n  <html lang=\"de\">":                                                                   "a web page",
		"<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">": "an Excel workbook (XML)",
		"<?xml version=\"1.0\"?><calls/>":                                                          "an XML document",
		"PK\x03\x04\x14\x00[Content_Types].xml":                                                    "an Excel workbook (.xlsx): save the sheet as CSV",
		"PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.spreadsheet":                         "OpenDocument",
		"PK\x03\x04calls.csv":                                                                      "a zip archive: unpack it",
		"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":                                                         "an Excel workbook (.xls)",
		"%PDF-1.7\n":                                                                               "a PDF document",
		"{\"calls\": [1]}":                                                                         "JSON",
		"[{\"time\": 1}]":                                                                          "JSON",
		"{\n  \"calls\": []}":                                                                      "JSON",
		"SQLite format 3\x00":                                                                      "an SQLite database",
		"\x28\xb5\x2f\xfdxx":                                                                       "zstd -d",
		"BZh91AY":                                                                                  "bzip2 -d",
		"\xfd7zXZ\x00":                                                                             "xz -d",
		"a\x00\x00\x00b\x01\x02":                                                                   "no text",
	} {
		_, err := Open(strings.NewReader(text))
		require.ErrorContains(t, err, want, "%q", text)
		require.IsType(t, NotRecord{}, err)
		file := packed([]byte(text))
		_, err = Open(&file)
		require.ErrorContains(t, err, want, "%q", text)
	}
	twice := packed([]byte("time\n"))
	twice = packed(twice.Bytes())
	_, err := Open(&twice)
	require.ErrorContains(t, err, "compressed twice")
	_, err = Open(bytes.NewReader([]byte("\x1f\x8bbroken")))
	require.ErrorContains(t, err, "cannot be read")
}
