// A select over two channels, and one byte there and back without a buffer.
package main

import "time"

// A message into one of the two in turn, and a select that finds it.
func selectOneThread() float64 {
	channels := [2]chan uint64{make(chan uint64, capacity), make(chan uint64, capacity)}
	turn := uint64(0)
	return usualTimeOf(batchAlone, func() {
		turn++
		channels[turn%2] <- turn
		select {
		case sink = <-channels[0]:
		case sink = <-channels[1]:
		}
	})
}

// A message through one of the two in turn to a thread that selects, and an answer by a third. Nanoseconds one way.
func selectPingPong(capacity int, bound bool) float64 {
	channels := [2]chan uint64{make(chan uint64, capacity), make(chan uint64, capacity)}
	back := make(chan uint64, capacity)
	ended := make(chan bool)
	go func() {
		if bound {
			runOn(1)
		}
		for message := uint64(0); message != lastMessage; back <- message {
			select {
			case message = <-channels[0]:
			case message = <-channels[1]:
			}
		}
		ended <- true
	}()
	if bound {
		runOn(0)
	}
	turn := uint64(0)
	usual := usualTimeOf(batchAnswered, func() {
		turn++
		channels[turn%2] <- turn
		sink = <-back
	})
	channels[0] <- lastMessage
	<-back
	<-ended
	return usual / 2
}

const roundTrips = 10000

// Nanoseconds a round trip. Where `bound` is false, two goroutines that Go may run on one thread.
func byteRoundTrip(core int, bound bool) float64 {
	const warmUp = 100
	there, back := make(chan byte), make(chan byte)
	go func() {
		if bound {
			runOn(core)
		}
		for trip := 0; trip < warmUp+roundTrips; trip++ {
			back <- <-there
		}
	}()
	if bound {
		runOn(0)
	}
	some := func(times int) {
		for trip := 0; trip < times; trip++ {
			there <- byte(trip)
			if <-back != byte(trip) {
				panic("another byte came back")
			}
		}
	}
	some(warmUp)
	start := time.Now()
	some(roundTrips)
	return float64(time.Since(start).Nanoseconds()) / roundTrips
}
