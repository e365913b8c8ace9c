// Package watch is what can be noticed: monitors, probes, logbooks and reports. It reads the world and never changes it.
package watch
