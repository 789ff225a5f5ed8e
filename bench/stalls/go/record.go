// The record of ../record.hpp, in the memory that the watchdog looks at, and the calls that are timed into it.
package main

import (
	"sync/atomic"
	"syscall"
	"unsafe"
)

type record struct {
	callBegan        atomic.Uint64
	longest          atomic.Uint64
	over1ms          atomic.Uint64
	longestOwn       atomic.Uint64
	over100usOwn     atomic.Uint64
	longestBetween   atomic.Uint64
	over100usBetween atomic.Uint64
	inside           atomic.Uint64 // not counted here
	between          atomic.Uint64
	calls            atomic.Uint64
	messages         atomic.Uint64
	allocations      atomic.Uint64
	looks            atomic.Uint64
	hidden           atomic.Uint64
	finished         atomic.Uint64
}

func mapRecord(descriptor int) *record {
	memory, err := syscall.Mmap(descriptor, 0, int(unsafe.Sizeof(record{})), syscall.PROT_READ|syscall.PROT_WRITE,
		syscall.MAP_SHARED)
	if err != nil {
		panic(err)
	}
	return (*record)(unsafe.Pointer(&memory[0]))
}

const clockMonotonic, clockThread = 1, 3

func nanoseconds(clock uintptr) uint64 {
	var now syscall.Timespec
	syscall.RawSyscall(syscall.SYS_CLOCK_GETTIME, clock, uintptr(unsafe.Pointer(&now)), 0)
	return uint64(now.Nano())
}

func raiseTo(highest *atomic.Uint64, value uint64) {
	if value > highest.Load() {
		highest.Store(value)
	}
}

// One call. The thread's own time is read only where the call took long: it is at most that.
func (r *record) timed(own *uint64, call func() bool) bool {
	began := nanoseconds(clockMonotonic)
	r.callBegan.Store(began)
	result := call()
	r.callBegan.Store(0)
	took := nanoseconds(clockMonotonic) - began
	r.calls.Add(1)
	raiseTo(&r.longest, took)
	if took > 1000000 {
		r.over1ms.Add(1)
	}
	if took > 100000 {
		now := nanoseconds(clockThread)
		if now-*own < took {
			took = now - *own
		}
		*own = now
		if took > 100000 {
			r.over100usOwn.Add(1)
		}
	}
	raiseTo(&r.longestOwn, took)
	return result
}
