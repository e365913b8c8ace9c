package studies

import (
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"nines/cmd/nines/files"
	"nines/cmd/nines/fitting"
	"nines/scenarios"
	"nines/sim/report/study"
	"nines/sim/scenario"
	"nines/sim/study/together"
)

// opens reads a set of scenarios, if the file is one, and gives the first scenario. Other files are given back: they are read as a
// scenario.
func (f *calibration) opens(c *cobra.Command, disk *files.Session, name string) (string, error) {
	f.set = nil
	ours, isOurs := scenarios.Text(name)
	text := []byte(ours)
	if !isOurs {
		var err error
		if text, err = disk.Read(name, files.Scenario); err != nil {
			return name, nil // which is said where the scenario is read
		}
	}
	if !together.IsSet(text) {
		return name, nil
	}
	if c.Flags().Changed("set") || c.Flags().Changed("shift-to") {
		return "", Mistake("%s is a set of scenarios: --set and --shift-to change one scenario. Write it in the set, or in the scenario", name)
	}
	var err error
	if f.set, err = together.Read(name, text); err != nil {
		return "", err
	}
	return memberOf(name, f.set.Scenarios[0]), nil
}

// memberOf is a scenario of a set as the command line has it: of the library, or a file beside the set.
func memberOf(set, member string) string {
	if _, isOurs := scenarios.Text(member); isOurs {
		return member
	}
	if !strings.HasSuffix(member, scenarios.Extension) {
		member += scenarios.Extension
	}
	return filepath.Join(filepath.Dir(set), filepath.FromSlash(member))
}

// answerSet calibrates the set.
func (f *calibration) answerSet(s *Session, h *fitting.Host) (*study.Document, error) {
	docs := []*scenario.Document{s.Scenario}
	for _, member := range f.set.Scenarios[1:] {
		doc, err := s.program.Load(s.Command, memberOf(s.Name, member), "", nil)
		if err != nil {
			return nil, err
		}
		docs = append(docs, doc)
	}
	return f.AnswerSet(h, f.set, docs)
}
