package program

import (
	"os/exec"
	"runtime"
	"syscall"
)

// endWithParent has the system end a program as soon as this one ends, even by SIGKILL.
func endWithParent(c *exec.Cmd) { c.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL} }

// runLocked runs a program from a thread that stays: the system ends the program when that thread ends.
func runLocked(c *exec.Cmd) error {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	return c.Run()
}
