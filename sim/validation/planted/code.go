package planted

// InCode are faults that only a change of the code can show, each with a world that sees it. The long form of the tests compiles a
// changed copy for each, and holds this list against what it finds.
func InCode() []Finding {
	return []Finding{
		{Fault: "last come, first served", Seen: []string{"Erlang A, overloaded"}},
		{Fault: "patience runs on after the answer", Seen: []string{"Erlang A, overloaded"}},
		{Fault: "a caller makes a call more than allowed", Seen: []string{"Independent losses, at most 2 tries"}},
		{Fault: "every sixteenth caller draws the same numbers", Seen: []string{"Erlang B, exponential calls"}},
	}
}
