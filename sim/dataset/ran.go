package dataset

// Ran is what made a folder of results: enough to make it again.
type Ran struct {
	// Command is the command with all flags that change results. SCENARIO stands for the scenario. Flags that say where files
	// go, or how many replications run at once, are left out.
	Command     []string `json:"command"`
	Assignments []string `json:"assignments"` // PATH=VALUE, as --set had them
	ShiftTo     string   `json:"shift-to,omitempty"`
	Scenario    Source   `json:"scenario"`
	// Beside are the files that the scenario refers to, named from its folder.
	Beside   []Source `json:"files-beside"`
	Commit   string   `json:"commit,omitempty"`   // of the program's source, if it was built from a repository
	Modified bool     `json:"modified,omitempty"` // whether the source differed from that commit
	Go       string   `json:"go"`
	Platform string   `json:"platform"`
	Time     string   `json:"time"`
}

// Source is a file that was read.
type Source struct {
	// Name is the path from the manifest's folder. It is a name of the library if Library is set, and only the last part of
	// the path if one of the two was given as an absolute path.
	Name    string `json:"name"`
	Library bool   `json:"library,omitempty"`
	SHA256  string `json:"sha256"`
	Text    string `json:"text,omitempty"` // only of a scenario
}
