package dataset

import (
	"bytes"
	"crypto/sha256"
	"encoding/csv"
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"
)

var tableNames = []string{
	"strategies", "replications", "replications_wide", "measures", "minutes", "ledger", "ledger_minutes", "calls", "callers", "minutes_by_replication",
	"ledger_by_replication", "dictionary",
}

// TestBothFormsSayTheSame reads every table back, from CSV and from Parquet: the same names, types and cells. Nothing is
// empty that the dictionary says never is, and the dictionary has every column of every table and no other.
func TestBothFormsSayTheSame(t *testing.T) {
	w := write(t, &Set{Comparison: compared(t, "first-steps", 4), Calls: []int{0, 2}, Callers: []int{2}, Minutes: []int{1}, Ledger: []int{1, 3}})
	require.Len(t, w, 2*len(tableNames))
	told := w.both(t, "dictionary")
	at := 0
	for _, table := range tableNames {
		f := w.both(t, table)
		require.NotZero(t, f.rows, table)
		for i, name := range f.names {
			require.Equal(t, []any{table, int64(i + 1), name}, []any{told.cells["table_name"][at], told.cells["position"][at], told.cells["column_name"][at]})
			require.NotNil(t, told.cells["meaning"][at], name)
			if told.cells["missing"][at] == nil {
				require.NotContains(t, f.cells[name], nil, "%s.%s is empty somewhere", table, name)
			}
			at++
		}
	}
	require.Equal(t, told.rows, at)
}

// TestSameBytes: what is written depends on nothing but the results.
func TestSameBytes(t *testing.T) {
	digests := func() (list []string) {
		w := write(t, &Set{Comparison: compared(t, "first-steps", 3), Calls: []int{1}, Callers: []int{1}, Minutes: []int{1}, Ledger: []int{1}})
		for _, table := range tableNames {
			for _, form := range formsOf(table) {
				list = append(list, fmt.Sprintf("%x", sha256.Sum256(w["data/"+table+form].Bytes())))
			}
		}
		return list
	}
	require.Equal(t, digests(), digests())
}

// TestOnlyWhatIsAskedFor: calls and callers are of the chosen replications, and there are none unless some are chosen.
func TestOnlyWhatIsAskedFor(t *testing.T) {
	c := compared(t, "first-steps", 3)
	w := write(t, &Set{Comparison: c})
	require.Len(t, w, 16)
	require.NotContains(t, w, "data/calls.csv")
	w = write(t, &Set{Comparison: c, Callers: []int{2, 0}})
	require.NotContains(t, w, "data/calls.parquet")
	seen := map[any]bool{}
	for _, r := range w.both(t, "callers").cells["replication"] {
		seen[r] = true
	}
	require.Equal(t, map[any]bool{int64(0): true, int64(2): true}, seen)
}

// TestNoFormulas: whatever a text is, no spreadsheet takes it for a formula; Parquet holds it as it is.
func TestNoFormulas(t *testing.T) {
	type record struct{ s string }
	hostile := []string{"=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", `a"b,c`, "plain", "a=b", "<script>alert(1)</script>"}
	s := &Set{Comparison: compared(t, "first-steps", 1, "wait"), Version: "test", united: &united{}}
	w := written{}
	s.create = w.create
	own, err := open(s, table[record]{"dictionary", "", []column[record]{
		{Column{"table_name", Text, "", "", ""}, func(r *record) Value { return text(r.s) }},
		{Column{"number", Number, "", "", ""}, func(*record) Value { return number(-1) }},
	}})
	require.NoError(t, err)
	for _, text := range hostile {
		own.put(&record{text})
	}
	require.NoError(t, finish(s, own))
	rows, err := csv.NewReader(bytes.NewReader(w["data/dictionary.csv"].Bytes())).ReadAll()
	require.NoError(t, err)
	back := w.parquet(t, "dictionary")
	for i, text := range hostile {
		cell := rows[i+1][0]
		require.NotContains(t, "=+-@\t\r\n", cell[:1])
		require.Equal(t, text, back.cells["table_name"][i])
		require.Equal(t, "-1.0", rows[i+1][1], "a number is no formula")
	}
	require.Equal(t, "'=cmd|' /C calc'!A0", rows[1][0])
	require.Equal(t, "plain", rows[9][0])
}
