// Package watch is what can be noticed: monitors, probes, logbooks and reports. It reads the world and never changes it.
//
// Each part is a small machine without a clock or a calendar: it is given the time and what it sees, and says what is to be
// done and when. The world looks at the elements, keeps the calendar, and tells everybody.
//
//	what       what a monitor can watch
//	rules      when it samples, and what a probe's answer, busy tone or silence costs: Known is a probe's verdict
//	state      what a sample, a verdict, a delay or deafness does to its alarm: Hear decides
//	probe      what becomes of a probe
//	call       what becomes of a real call, as those see it who watch calls
//	logbook    what elements log, for rates and counts over a window
//	sensor     people who notice failed calls
//	reading    what a platform's own counters say
package watch
