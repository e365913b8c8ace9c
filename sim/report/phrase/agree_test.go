package phrase

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// TestOneIsSingular: one of anything that sentences count, and more of it.
func TestOneIsSingular(t *testing.T) {
	for sentence, want := range map[string]string{
		"With “b”, 1 fewer callers are without help than with “a” (95 % confidence interval 1 to 3).": "With “b”, 1 fewer caller is without help than with “a” (95 % confidence interval 1 to 3).",
		"1 more callers are without help":                              "1 more caller is without help",
		"11 fewer callers are without help":                            "11 fewer callers are without help",
		"1,001 callers get no help":                                    "1,001 callers get no help",
		"0.1 calls were lost":                                          "0.1 calls were lost",
		"2.1 callers are":                                              "2.1 callers are",
		"until all was normal again, 1 calls were lost":                "until all was normal again, 1 call was lost",
		"under a: 1 calls lost":                                        "under a: 1 call lost",
		"1 callers got no help with “a”, 1 calls were lost":            "1 caller got no help with “a”, 1 call was lost",
		"0 to 1 callers are without help":                              "0 to 1 callers are without help",
		"It leaves 1 fewer callers without help than a":                "It leaves 1 fewer caller without help than a",
		"with any of them alone, 1 callers get no help":                "with any of them alone, 1 caller gets no help",
		"1 (0 to 2) callers are without help":                          "1 (0 to 2) callers are without help",
		"fails at least once: 1 callers fail at least once in 1 days.": "fails at least once: 1 caller fails at least once in 1 day.",
		"":     "",
		"none": "none",
	} {
		require.Equal(t, want, Agree(sentence))
	}
}
