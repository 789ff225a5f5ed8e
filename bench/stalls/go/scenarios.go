// The scenarios of ../scenarios.cpp, in Go: there the comments stand.
package main

import (
	"math/rand"
	"sync/atomic"
	"time"
)

var ended atomic.Bool

func trySend(channel chan uint64, message uint64) bool {
	select {
	case channel <- message:
		return true
	default:
		return false
	}
}

func tryRecv(channel chan uint64, message *uint64) bool {
	select {
	case *message = <-channel:
		return true
	default:
		return false
	}
}

func sendOnAndOn(channel chan uint64) {
	for message := uint64(0); !ended.Load(); {
		if !trySend(channel, message) {
			sleepMicroseconds(20)
			continue
		}
		message++
		if message%512 == 0 {
			sleepMicroseconds(20)
		}
	}
}

func poll(channel chan uint64, r *record) {
	random := rand.New(rand.NewSource(1))
	own := nanoseconds(clockThread)
	message := uint64(0)
	receive := func() bool { return tryRecv(channel, &message) }
	for !ended.Load() {
		if r.timed(&own, receive) {
			r.messages.Add(1)
		} else {
			sleepMicroseconds(20 + random.Intn(60))
			own = nanoseconds(clockThread)
		}
	}
	r.finished.Store(1)
}

func waitUntilFinished(seconds int, r *record) {
	time.Sleep(time.Duration(seconds) * time.Second)
	ended.Store(true)
	for r.finished.Load() == 0 {
		time.Sleep(time.Millisecond)
	}
}

func receiveOver(policy uintptr, priority int32, channel chan uint64, seconds int, r *record) {
	start(schedFifo, high, func() { poll(channel, r) })
	start(policy, priority, func() { sendOnAndOn(channel) })
	waitUntilFinished(seconds, r)
}

func hog() {
	for !ended.Load() {
		sleepMicroseconds(5000)
		for until := nanoseconds(clockMonotonic) + 5000000; nanoseconds(clockMonotonic) < until; {
		}
	}
}

func send(channel chan uint64, seconds int, r *record) {
	start(schedFifo, high, func() {
		own := nanoseconds(clockThread)
		message := uint64(0)
		call := func() bool { return trySend(channel, message) }
		for !ended.Load() {
			for i := 0; i < 4; i++ {
				if r.timed(&own, call) {
					message++
				}
			}
			sleepMicroseconds(50)
			own = nanoseconds(clockThread)
		}
		r.finished.Store(1)
	})
	start(schedRr, low, func() {
		message := uint64(0)
		for done := 1; !ended.Load(); done++ {
			trySend(channel, message)
			for i := 0; i < 3; i++ {
				if tryRecv(channel, &message) {
					r.messages.Add(1)
				}
			}
			if done%512 == 0 {
				sleepMicroseconds(20)
			}
		}
	})
	waitUntilFinished(seconds, r)
}

type counts struct{ returned, received atomic.Uint64 }

func hidden(channel chan uint64, r *record) {
	const looks, backlog = 10000, 256
	var stopped, own counts
	start(schedFifo, high, func() {
		random := rand.New(rand.NewSource(1))
		from := uint64(0)
		sendOne := func() bool { return trySend(channel, 1) }
		receive := func() bool { return tryRecv(channel, &from) }
		for look := 0; look < looks; look++ {
			sleepMicroseconds(5 + random.Intn(30))
			now := nanoseconds(clockThread)
			sure := stopped.returned.Load()
			if r.timed(&now, sendOne) {
				own.returned.Add(1)
			}
			for r.timed(&now, receive) {
				if from == 1 {
					own.received.Add(1)
				} else {
					stopped.received.Add(1)
				}
			}
			r.looks.Add(1)
			if stopped.received.Load() < sure || own.received.Load() < own.returned.Load() {
				r.hidden.Add(1)
			}
		}
		r.messages.Store(stopped.received.Load() + own.received.Load())
		r.finished.Store(1)
	})
	start(schedRr, low, func() {
		for {
			if stopped.returned.Load() > stopped.received.Load()+backlog {
				sleepMicroseconds(20)
			}
			if trySend(channel, 0) {
				stopped.returned.Add(1)
			}
		}
	})
	for r.finished.Load() == 0 {
		time.Sleep(time.Millisecond)
	}
}
