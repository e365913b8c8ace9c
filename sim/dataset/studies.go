package dataset

import (
	"iter"
	"regexp"
	"slices"
	"strings"
	"time"
)

// Study is what a study added to a folder of results: its report and its tables, beside those of a run or of another study.
type Study struct {
	Kind  string `json:"kind"` // the command that made it
	Run   *Ran   `json:"run,omitempty"`
	Files []File `json:"files"`
}

// StudyTables are the tables of a study as they are written.
type StudyTables struct {
	Kind    string // what the names of its files begin with
	Version string // of the program
	Zone    *time.Location
	Tables  []Tidy
	set     Set
}

// Write writes the tables, and their data dictionary last.
func (s *StudyTables) Write(create Create) error {
	if len(s.Tables) == 0 {
		return nil
	}
	s.set = Set{Version: s.Version, zone: s.Zone, create: create}
	for i := range s.Tables {
		if err := writeTable(&s.set, s.Tables[i].table(tableName(s.Kind, s.Tables[i].Name)), each(s.Tables[i].Rows)); err != nil {
			return err
		}
	}
	own := dictionary
	own.name = s.Kind + "_" + dictionary.name
	own.columns = slices.Clone(own.columns)
	return writeTable(&s.set, own, s.set.eachColumn())
}

// Names are the files that the tables have.
func (s *StudyTables) Names() (list []string) {
	tables := []string{s.Kind + "_" + dictionary.name}
	for _, t := range s.Tables {
		tables = append(tables, tableName(s.Kind, t.Name))
	}
	for _, name := range tables {
		list = append(list, filesOf(name)...)
	}
	return list
}

// Mark says of each file which table it is, and how many rows it has.
func (s *StudyTables) Mark(files []File) { s.set.mark(files) }

// tableName is the name of a table of a study, which begins with its kind. So tables of two studies in one folder have different
// names.
func tableName(kind, name string) string { return kind + "_" + strings.TrimPrefix(name, kind+"_") }

// each goes through rows.
func each(rows [][]any) iter.Seq[*[]any] {
	return func(yield func(*[]any) bool) {
		for i := range rows {
			if !yield(&rows[i]) {
				return
			}
		}
	}
}

// All are the files of the run and of all studies.
func (m *Manifest) All() []File {
	all := slices.Clone(m.Files)
	for _, s := range m.Studies {
		all = append(all, s.Files...)
	}
	return all
}

// OfRun are the files that the manifest's Run made: those of the run, or of its study where there are only studies.
func (m *Manifest) OfRun() []File {
	for _, s := range m.Studies {
		if len(m.Files) == 0 && m.Run != nil && len(m.Run.Command) > 0 && s.Kind == m.Run.Command[0] {
			return s.Files
		}
	}
	return m.Files
}

// IsOf reports whether two manifests are of one scenario, with the same seed and version. A strategy that both have must be the
// same. How many replications there are does not matter.
func (m *Manifest) IsOf(o *Manifest) bool {
	if m.Version != o.Version || m.Scenario != o.Scenario || m.Seed != o.Seed || m.Start != o.Start || m.End != o.End {
		return false
	}
	for _, a := range m.Strategies {
		for _, b := range o.Strategies {
			if a.Name == b.Name && a.Fingerprint != b.Fingerprint {
				return false
			}
		}
	}
	return true
}

// Page is the page of a folder of results. It shows the run and its studies, so it belongs to the last of these: the run alone
// would not make it again.
const Page = "report.html"

// TakeStudies keeps the studies of an earlier manifest of the same scenario, without the files that are written again. The page
// has all of them.
func (m *Manifest) TakeStudies(earlier *Manifest) {
	if !m.IsOf(earlier) {
		return
	}
	for _, s := range earlier.Studies {
		s.Files = without(s.Files, m.Files)
		m.Studies = append(m.Studies, s)
	}
	at := slices.IndexFunc(m.Files, func(f File) bool { return f.Name == Page })
	if last := len(m.Studies) - 1; last >= 0 && at >= 0 {
		m.Studies[last].Files = append(m.Studies[last].Files, m.Files[at])
		m.Files = slices.Delete(slices.Clone(m.Files), at, at+1)
	}
}

// Put adds a study, in place of an earlier one of its kind. A file that it has written again, such as the page, is then its own.
func (m *Manifest) Put(s Study) {
	m.Files = without(m.Files, s.Files)
	var others []Study
	for _, o := range m.Studies {
		if o.Kind != s.Kind {
			o.Files = without(o.Files, s.Files)
			others = append(others, o)
		}
	}
	m.Studies = append(others, s)
}

// without are files without those that have a namesake among others.
func without(files, others []File) []File {
	return slices.DeleteFunc(slices.Clone(files), func(f File) bool {
		return slices.ContainsFunc(others, func(o File) bool { return o.Name == f.Name })
	})
}

// ofStudy are the names of files that studies write.
var ofStudy = regexp.MustCompile(`^(data/)?(solve|explore|attribute|sweep|calibrate)[a-z0-9_]*\.(json|txt|md|csv|csv\.gz|parquet)$`)

// Gone are the files that a later manifest does not list and that must not be taken for its own: tables, and what studies wrote.
func (m *Manifest) Gone(later *Manifest) (names []string) {
	names = m.TablesNotIn(later)
	for _, s := range m.Studies {
		for _, f := range s.Files {
			if ofStudy.MatchString(f.Name) && !later.Lists(f.Name) {
				names = append(names, f.Name)
			}
		}
	}
	return names
}
