package propose_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// TestServicesAreKnownByTheirWords: the column whose words mean services is proposed, whatever it and its neighbours are called;
// percentages never are.
func TestServicesAreKnownByTheirWords(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		word := rapid.SampledFrom([][]string{{"Fire", "Police", "EMS"}, {"Feuer", "RTW", "Polizei"}, {"Brand", "Politi", "Ambulance"}, {"FD", "PD", "EMS"}, {"Incendie", "SAMU", "Gendarmerie"}}).Draw(rt, "words")
		name := rapid.SampledFrom([]string{"Art", "Queue", "Stichwort", "xyz", "Resource"}).Draw(rt, "name")
		other := rapid.SampledFrom([]string{"Service Level %", "Service Level", "Service", "Type", "Category %"}).Draw(rt, "other")
		text := fmt.Sprintf("time,%s,%s\n", other, name)
		for k := range 30 {
			text += fmt.Sprintf("2023-06-25 06:%02d:10,%d%%,%s\n", k, 80+k%9, word[k%3])
		}
		p, err := of("x.csv", []byte(text))
		require.NoError(rt, err)
		require.Contains(rt, p.String(), "service: {column: "+name+",")
		require.NotContains(rt, p.String(), "%'", p.String())
	})
}

// TestNumbersOfIncidentsAreNoCallers: a column that numbers the rows is no caller, and one whose values are all different is a
// question.
func TestNumbersOfIncidentsAreNoCallers(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		form := rapid.SampledFrom([]string{"%d", "2023%05d", "E%d", "23-%06d", "+45 %08d"}).Draw(rt, "form")
		step := rapid.SampledFrom([]int{-3, -1, 1, 2, 7}).Draw(rt, "step")
		name := rapid.SampledFrom([]string{"Nummer", "Opkaldsnr", "Number", "Caller", "xyz"}).Draw(rt, "name")
		text := fmt.Sprintf("time,%s\n", name)
		for k := range 30 {
			text += fmt.Sprintf("2023-06-25 06:%02d:10,"+form+"\n", k, 202300+k*step)
		}
		p, err := of("x.csv", []byte(text))
		require.NoError(rt, err)
		require.Contains(rt, p.String(), "caller: none")
	})
	text := "time,Caller\n"
	for k := range 30 {
		text += fmt.Sprintf("2023-06-25 06:%02d:10,0770090%04d\n", k, k*7919%10000)
	}
	p, err := of("x.csv", []byte(text))
	require.NoError(t, err)
	require.Contains(t, p.String(), "? Does Caller say who called? All its values are different.")
}
