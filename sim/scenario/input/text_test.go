package input

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestRead(t *testing.T) {
	for text, want := range map[string]Text{
		"90 to 130":                  {Low: "90", Best: "110", High: "130"},
		"90 to 131":                  {Low: "90", Best: "110.5", High: "131"},
		"110 (90 to 130)":            {Low: "90", Best: "110", High: "130", Guessed: true},
		"0.1 to 0.2":                 {Low: "0.1", Best: "0.15", High: "0.2"},
		"30% to 80%":                 {Low: "30%", Best: "55%", High: "80%"},
		"30 to 80%":                  {Low: "30%", Best: "55%", High: "80%"},
		"65 (40 to 80%)":             {Low: "40%", Best: "65%", High: "80%", Guessed: true},
		"2m to 20m":                  {Low: "2m", Best: "11m", High: "20m"},
		"2 to 20m":                   {Low: "2m", Best: "11m", High: "20m"},
		"90s to 2m":                  {Low: "90s", Best: "1m45s", High: "2m"},
		"4000/h to 5000/h":           {Low: "4000/h", Best: "4500/h", High: "5000/h"},
		"4000 to 5000/h":             {Low: "4000/h", Best: "4500/h", High: "5000/h"},
		"30/min to 1/s":              {Low: "30/min", Best: "45/min", High: "1/s"},
		"1 call to 20 calls":         {Low: "1 call", Best: "10.5 calls", High: "20 calls"},
		"50 to 90 calls":             {Low: "50 calls", Best: "70 calls", High: "90 calls"},
		"06:24 to 07:00":             {Low: "06:24", Best: "06:42", High: "07:00"},
		"23:30 to 00:30":             {Low: "23:30", Best: "00:00", High: "00:30"},
		"2023-06-25 06:00 to 07:00":  {Low: "2023-06-25 06:00", Best: "2023-06-25 06:30", High: "2023-06-25 07:00"},
		"onset + 5m to onset + 20m":  {Low: "onset + 5m", Best: "onset + 12m30s", High: "onset + 20m"},
		"onset - 10m to onset + 10m": {Low: "onset - 10m", Best: "onset", High: "onset + 10m"},
		"one of [a, b]":              {Best: "a", Guessed: true, Words: []string{"a", "b"}},
	} {
		want.Whole = text
		got, is, err := Read(text)
		require.NoError(t, err, text)
		require.True(t, is, text)
		require.Equal(t, want, got, text)
	}
	for _, text := range []string{"", "90", "from here to there", "06:24-07:00", "A switch (3 to 4)", "numbers.a to 5", "one of these", "5s", "to", "1 to", "watch to act"} {
		_, is, err := Read(text)
		require.NoError(t, err, text)
		require.False(t, is, text)
	}
	for _, text := range []string{"one of [a]", "one of []", "one of [a, a]", "one of [a,, b]", "0.3 to 80%"} {
		_, is, err := Read(text)
		require.True(t, is, text)
		require.Error(t, err, text)
	}
}
