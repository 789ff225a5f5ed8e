// As ../measure has it for C++.
package main

import (
	"runtime"
	"sort"
	"syscall"
	"time"
	"unsafe"
)

const (
	tasksABatch, yieldsABatch, roundsABatch = 100, 1000, 500
	sleepersInAll                           = 10_000
	asleepFor                               = 400 * time.Millisecond
	measuringTime                           = 50 * time.Millisecond
)

func middle(all []float64) float64 {
	sort.Float64s(all)
	return all[len(all)/2]
}

// Nanoseconds: run(count) lasts so long for each of count.
func aPiece(count int, run func(int)) float64 {
	run(count)
	var batches []float64
	start := time.Now()
	for before := start; before.Sub(start) < measuringTime; {
		run(count)
		now := time.Now()
		batches = append(batches, float64(now.Sub(before).Nanoseconds())/float64(count))
		before = now
	}
	return middle(batches)
}

// Of the i-th: from 1 to 50 ms, in no order.
func timeOfSleeper(i int) time.Duration { return time.Duration(1000+i*7919%49_000) * time.Microsecond }

// The processor time of this process so far.
func used() time.Duration {
	var usage syscall.Rusage
	syscall.Getrusage(syscall.RUSAGE_SELF, &usage)
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}

type coreSet [128]byte

var cores = func() []int {
	var set coreSet
	var found []int
	syscall.RawSyscall(syscall.SYS_SCHED_GETAFFINITY, 0, unsafe.Sizeof(set), uintptr(unsafe.Pointer(&set)))
	for core := 0; core < 8*len(set); core++ {
		if set[core/8]&(1<<(core%8)) != 0 {
			found = append(found, core)
		}
	}
	return found
}()

// The calling goroutine has a thread of its own, on the permitted core of this number.
func runOn(number int) {
	runtime.LockOSThread()
	var set coreSet
	core := cores[number%len(cores)]
	set[core/8] |= 1 << (core % 8)
	syscall.RawSyscall(syscall.SYS_SCHED_SETAFFINITY, 0, unsafe.Sizeof(set), uintptr(unsafe.Pointer(&set)))
}

// All goroutines by turns. Not bound to a core: Go's own threads beside it would be too.
func onOneThread() { runtime.GOMAXPROCS(1) }

func giveWay() { syscall.RawSyscall(syscall.SYS_SCHED_YIELD, 0, 0, 0) }

func sleepInKernel(lasts time.Duration) {
	spec := syscall.NsecToTimespec(lasts.Nanoseconds())
	syscall.RawSyscall(syscall.SYS_NANOSLEEP, uintptr(unsafe.Pointer(&spec)), 0, 0)
}
