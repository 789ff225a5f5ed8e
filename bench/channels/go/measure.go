// The columns, as ../measure has them for C++: same times, same cores, same patience. Each goroutine has a thread of its
// own, so that it can be bound to a core; GOMAXPROCS is set high enough that none waits for a processor of Go's.
package main

import (
	"runtime"
	"sort"
	"sync/atomic"
	"syscall"
	"time"
	"unsafe"
)

const (
	capacity      = 1024
	measuringTime = 50 * time.Millisecond
	lastMessage   = ^uint64(0)
)

//go:linkname pause runtime.procyield
func pause(cycles uint32)

// A pause of the processor; from the 64th failure in a row on, sched_yield.
type patience struct{ failures uint32 }

func (p *patience) wait() {
	p.failures++
	if p.failures < 64 {
		pause(1)
	} else {
		syscall.RawSyscall(syscall.SYS_SCHED_YIELD, 0, 0, 0)
	}
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

// Thread number i runs on the i-th permitted core, and round again.
func runOn(number int) {
	runtime.LockOSThread()
	var set coreSet
	core := cores[number%len(cores)]
	set[core/8] |= 1 << (core % 8)
	syscall.RawSyscall(syscall.SYS_SCHED_SETAFFINITY, 0, unsafe.Sizeof(set), uintptr(unsafe.Pointer(&set)))
}

// How many calls make a batch: of those without anybody else, and of those that another thread answers.
const batchAlone, batchAnswered = 512, 32

// The median of batches, so that those in which something else had the core do not count.
func usualTimeOf(batch int, operation func()) float64 {
	some := func() {
		for i := 0; i < batch; i++ {
			operation()
		}
	}
	some()
	var batches []float64
	start := time.Now()
	for before := start; before.Sub(start) < measuringTime; {
		some()
		now := time.Now()
		batches = append(batches, float64(now.Sub(before).Nanoseconds())/float64(batch))
		before = now
	}
	sort.Float64s(batches)
	return batches[len(batches)/2]
}

func trySend(channel chan uint64, message uint64) bool {
	select {
	case channel <- message:
		return true
	default:
		return false
	}
}

func tryRecv(channel chan uint64) (uint64, bool) {
	select {
	case message := <-channel:
		return message, true
	default:
		return 0, false
	}
}

var sink uint64

func pushAndPop() float64 {
	channel := make(chan uint64, capacity)
	return usualTimeOf(batchAlone, func() {
		trySend(channel, sink+1)
		sink, _ = tryRecv(channel)
	})
}

func emptyTryRecv() float64 {
	channel := make(chan uint64, capacity)
	return usualTimeOf(batchAlone, func() { sink, _ = tryRecv(channel) })
}

func throughput(senders int) float64 {
	channel := make(chan uint64, capacity)
	var stop atomic.Bool
	ended := make(chan bool)
	for number := 1; number <= senders; number++ {
		go func(number int) {
			runOn(number)
			var p patience
			for message := uint64(0); !stop.Load(); {
				if trySend(channel, message) {
					message++
					p.failures = 0
				} else {
					p.wait()
				}
			}
			ended <- true
		}(number)
	}
	runOn(0)
	var p patience
	for {
		if _, ok := tryRecv(channel); ok {
			break
		}
		p.wait()
	}
	received := 0
	start := time.Now()
	elapsed := time.Duration(0)
	for ; elapsed < measuringTime; elapsed = time.Since(start) {
		for call := 0; call < 256; call++ {
			if message, ok := tryRecv(channel); ok {
				sink = message
				received++
				p.failures = 0
			} else {
				p.wait()
			}
		}
	}
	stop.Store(true)
	for number := 1; number <= senders; number++ {
		<-ended
	}
	return float64(received) / (float64(elapsed.Nanoseconds()) / 1000)
}

func sendPolling(channel chan uint64, message uint64) {
	var p patience
	for !trySend(channel, message) {
		p.wait()
	}
}

func recvPolling(channel chan uint64) uint64 {
	var p patience
	for {
		if message, ok := tryRecv(channel); ok {
			return message
		}
		p.wait()
	}
}

func sendSleeping(channel chan uint64, message uint64) { channel <- message }
func recvSleeping(channel chan uint64) uint64          { return <-channel }

// Nanoseconds one way.
func pingPong(send func(chan uint64, uint64), recv func(chan uint64) uint64) float64 {
	there, back := make(chan uint64, capacity), make(chan uint64, capacity)
	ended := make(chan bool)
	go func() {
		runOn(1)
		for {
			message := recv(there)
			send(back, message)
			if message == lastMessage {
				break
			}
		}
		ended <- true
	}()
	runOn(0)
	usual := usualTimeOf(batchAnswered, func() {
		send(there, 1)
		sink = recv(back)
	})
	send(there, lastMessage)
	recv(back)
	<-ended
	return usual / 2
}

// From a send to a receiver that is really asleep: the sender waits long enough between messages. The median.
func wakeUp() float64 {
	const wakeUps, untilAsleep = 200, 250 * time.Microsecond
	channel := make(chan uint64, capacity)
	start := time.Now()
	took := make(chan []int, 1)
	go func() {
		runOn(1)
		var all []int
		for i := 0; i < wakeUps; i++ {
			sent := <-channel
			all = append(all, int(uint64(time.Since(start).Nanoseconds())-sent))
		}
		took <- all
	}()
	runOn(0)
	for i := 0; i < wakeUps; i++ {
		for before := time.Now(); time.Since(before) < untilAsleep; {
		}
		channel <- uint64(time.Since(start).Nanoseconds())
	}
	all := <-took
	sort.Ints(all)
	return float64(all[wakeUps/2])
}
