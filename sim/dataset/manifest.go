package dataset

import (
	"encoding/json"
	"io"
	"slices"
	"time"
)

// ManifestName is the name of the manifest, in the folder of results.
const ManifestName = "manifest.json"

// ManifestFormat is the version of the manifest's shape.
const ManifestFormat = "nines-data/2"

// Manifest lists the files of a results folder and what made them. Readers can tell a complete folder from a mixture of two
// runs.
type Manifest struct {
	// Format is ManifestFormat. Other programs should check it: with another one, fields may mean something else.
	Format   string `json:"format"`
	Version  string `json:"version"`
	Scenario string `json:"scenario"`
	Title    string `json:"title"`
	// Start and End are the run with its offset from UTC. Zone is the scenario's, in which the CSV files have their
	// instants.
	Start        string     `json:"start"`
	End          string     `json:"end"`
	Zone         string     `json:"zone"`
	Seed         uint64     `json:"seed"`
	Replications int        `json:"replications"`
	Strategies   []Strategy `json:"strategies"`
	// Calls and Callers are the replications in those two tables. Both are empty if the tables were not requested.
	Calls   []int `json:"calls-of-replications"`
	Callers []int `json:"callers-of-replications"`
	// Minutes and Ledger are those of the tables by replication, and AllMeasures is about the tables replications, strategies
	// and minutes.
	Minutes     []int `json:"minutes-of-replications"`
	Ledger      []int `json:"ledger-of-replications"`
	AllMeasures bool  `json:"all-measures"`
	// Run is what was run. Nil in manifests of older versions.
	Run *Ran `json:"run,omitempty"`
	// Files are all files of the results, reports included. A file that is not listed belongs to another run.
	Files []File `json:"files"`
	// Studies are those of the same scenario in the folder. Their files are not among Files.
	Studies []Study `json:"studies,omitempty"`
}

// Strategy is one of the strategies. The others are compared with the first.
type Strategy struct {
	Name  string `json:"name"`
	Title string `json:"title"`
	// Fingerprint covers everything in the scenario that moves a number, apart from the seed. Two runs with the same one are
	// comparable.
	Fingerprint string `json:"fingerprint"`
	// Digest covers the numbers that are judged. The same scenario, seed and version give the same one on every machine.
	Digest string `json:"digest"`
}

// File is a file of the folder.
type File struct {
	Name  string `json:"name"`
	Table string `json:"table,omitempty"`
	// Rows is absent for files that are no tables. A pointer, because a table may have no rows.
	Rows   *int64 `json:"rows,omitempty"`
	Bytes  int64  `json:"bytes"`
	SHA256 string `json:"sha256"`
}

// Manifest is the manifest of a written set and other files.
func (s *Set) Manifest(files []File) *Manifest {
	first := s.Comparison.Results[0]
	p := first.Plan
	m := &Manifest{
		Format: ManifestFormat, Version: s.Version, Scenario: p.Name, Title: p.Title, Seed: p.Seed, Replications: len(first.Rows),
		Start: p.Start.Format(time.RFC3339), End: p.Start.Add(p.Network.Length.Duration()).Format(time.RFC3339), Zone: p.Start.Location().String(),
		Calls: append([]int{}, s.Calls...), Callers: append([]int{}, s.Callers...), Files: files,
		Minutes: append([]int{}, s.Minutes...), Ledger: append([]int{}, s.Ledger...), AllMeasures: s.AllMeasures, Run: s.Ran,
	}
	for _, r := range s.Comparison.Results {
		m.Strategies = append(m.Strategies, Strategy{r.Plan.Strategy, r.Plan.StrategyTitle, r.Plan.Fingerprint, r.Digest()})
	}
	s.mark(files)
	return m
}

// mark says of each file which table it is, and how many rows it has.
func (s *Set) mark(files []File) {
	for i := range files {
		for k := range s.rows {
			t := &s.rows[k]
			if f := &files[i]; slices.Contains(filesOf(t.table), f.Name) {
				f.Table, f.Rows = t.table, &t.rows
			}
		}
	}
}

// TablesNotIn are the tables that a later manifest does not list.
func (m *Manifest) TablesNotIn(later *Manifest) (names []string) {
	for _, f := range m.Files {
		isAlso := slices.ContainsFunc(later.Files, func(l File) bool { return l.Name == f.Name })
		if slices.Contains(Names(), f.Name) && !isAlso {
			names = append(names, f.Name)
		}
	}
	return names
}

// Lists reports whether a file of this name is in the manifest.
func (m *Manifest) Lists(name string) bool {
	return slices.ContainsFunc(m.All(), func(f File) bool { return f.Name == name })
}

// Replace gives a file that is listed its new size and sum.
func (m *Manifest) Replace(by File) {
	lists := [][]File{m.Files}
	for _, s := range m.Studies {
		lists = append(lists, s.Files)
	}
	for _, list := range lists {
		for i := range list {
			if f := &list[i]; f.Name == by.Name {
				f.Bytes, f.SHA256 = by.Bytes, by.SHA256
			}
		}
	}
}

// JSON writes the manifest.
func (m *Manifest) JSON(to io.Writer) error {
	e := json.NewEncoder(to)
	e.SetIndent("", " ")
	return e.Encode(m)
}

// Names are all files that a data set can have. If one exists but is not in the set, it is from an earlier run.
func Names() (list []string) {
	for _, r := range tables() {
		list = append(list, filesOf(r.Title)...)
		if slices.Contains(zipped, r.Title) { // as earlier versions wrote it
			list = append(list, folder+r.Title+plainCSV)
		}
	}
	return append(list, ManifestName)
}

// filesOf are the files of a table.
func filesOf(table string) (list []string) {
	for _, ending := range formsOf(table) {
		list = append(list, folder+table+ending)
	}
	return list
}
