// Threads with a priority on the one core. A goroutine that is locked to its thread is one.
package main

import (
	"fmt"
	"os"
	"runtime"
	"syscall"
	"unsafe"
)

const (
	schedOther, schedFifo, schedRr = 0, 1, 2
	high, middle, low              = 50, 30, 10
	notPermitted                   = 77
)

func firstCore() int {
	var set [128]byte
	syscall.RawSyscall(syscall.SYS_SCHED_GETAFFINITY, 0, unsafe.Sizeof(set), uintptr(unsafe.Pointer(&set)))
	for core := 0; core < 8*len(set); core++ {
		if set[core/8]&(1<<(core%8)) != 0 {
			return core
		}
	}
	return 0
}

var theCore = firstCore()

func start(policy uintptr, priority int32, body func()) {
	go func() {
		runtime.LockOSThread()
		var set [128]byte
		set[theCore/8] |= 1 << (theCore % 8)
		syscall.RawSyscall(syscall.SYS_SCHED_SETAFFINITY, 0, unsafe.Sizeof(set), uintptr(unsafe.Pointer(&set)))
		// Go starts threads from this one: they must not inherit its priority.
		const resetOnFork = 0x40000000
		_, _, err := syscall.RawSyscall(syscall.SYS_SCHED_SETSCHEDULER, 0, policy|resetOnFork,
			uintptr(unsafe.Pointer(&priority)))
		if err != 0 {
			fmt.Fprintln(os.Stderr, "stalls: SKIPPED, real-time priorities are not permitted here:", err)
			os.Exit(notPermitted)
		}
		body()
	}()
}

// The thread sleeps, and Go's scheduler need not know: it has more processors than there are threads.
func sleepMicroseconds(time int) {
	wanted := syscall.Timespec{Nsec: int64(time) * 1000}
	syscall.RawSyscall(syscall.SYS_NANOSLEEP, uintptr(unsafe.Pointer(&wanted)), 0, 0)
}
