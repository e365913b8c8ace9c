//go:build unix

package main

import (
	"os"
	"syscall"
)

// mostMemory is the most that a process held.
func mostMemory(p *os.ProcessState) float64 { return float64(p.SysUsage().(*syscall.Rusage).Maxrss) }
