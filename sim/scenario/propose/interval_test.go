package propose_test

import (
	"fmt"
	"io/fs"
	"testing"
	"testing/fstest"
	"time"

	"github.com/stretchr/testify/require"

	"nines/sim/effort"
	"nines/sim/scenario"
	"nines/sim/scenario/propose"
)

// TestDatesBesideClocks: a column of dates is never left out, however dates and clocks are written, and sums among the rows hide
// neither.
func TestDatesBesideClocks(t *testing.T) {
	tried := 0
	for _, date := range []string{"2006-01-02", "02/01/2006", "1/2/06", "02.01.2006", "02-Jan-2006", "Mon 02/01/2006", "20060102"} {
		for _, clock := range []string{"15h04", "15:04 Uhr", "15:04", "15:04 - ", "15:04-", "3:04 PM", "3:04 PM - ", "1504", "15.04.05"} {
			for _, sums := range []string{"", "Subtotal,,400\n", "Zwischensumme,,400\n", "Grand Total,,400\n", ",Total,400\n"} {
				for _, once := range []bool{false, true} {
					if tried++; tried%effort.Of(3, 1) > 0 {
						continue // the small form has every third
					}
					text := report(date, clock, sums, once)
					p, err := propose.Of("x.csv", func() (fs.File, error) { return fstest.MapFS{"x.csv": {Data: []byte(text)}}.Open("x.csv") })
					require.NoError(t, err, text)
					require.Equal(t, "intervals", p.Kind, p.String())
					require.Contains(t, p.String(), "date: Date", "%s\n%s", text[:200], p)
					require.Contains(t, p.String(), "from 2023-06-24 00:00:00 to 2023-06-27 00:00:00", "%s\n%s", text[:200], p)
					if sums != "" {
						continue // reading it whole is slow, and was done for the import
					}
					_, err = scenario.LoadFrom(fstest.MapFS{"x.csv": {Data: []byte(text)}}, "town.yaml", []byte(pasted(p)))
					require.NoError(t, err, "%s", pasted(p))
				}
			}
		}
	}
}

// report is an export of three days in half hours, with a sum below each day.
func report(date, clock, sums string, once bool) string {
	text := "Date,Interval,Offered\n"
	at := time.Date(2023, 6, 24, 0, 0, 0, 0, time.UTC)
	for k := range 3 * 48 {
		end := at.Add(30 * time.Minute)
		day, when := at.Format(date), at.Format(clock)
		if n := len(clock); clock[n-1] == ' ' {
			when += end.Format(clock[:n-3])
		} else if clock[n-1] == '-' {
			when += end.Format(clock[:n-1])
		}
		if once && k%48 > 0 {
			day = ""
		}
		text += fmt.Sprintf("%s,%s,%d\n", day, when, 3+k%7)
		if at = end; k%48 == 47 {
			text += sums
		}
	}
	return text
}
