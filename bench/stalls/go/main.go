// Go's channel in the scenarios of ../scenarios.hpp. `stalls --program` starts this in front of its watchdog:
//
//	stalls_go --in-front-of-the-watchdog DESCRIPTOR PEER SCENARIO SECONDS
package main

import (
	"fmt"
	"os"
	"runtime"
	"strconv"
)

const peer = "Go channel, buffered"

func main() {
	if len(os.Args) == 2 && os.Args[1] == "--list" {
		fmt.Println(peer)
		return
	}
	if len(os.Args) != 6 || os.Args[3] != peer {
		fmt.Fprintln(os.Stderr, "stalls_go: to be started by stalls --program")
		os.Exit(2)
	}
	runtime.GOMAXPROCS(8) // no thread waits for one of Go's processors
	descriptor, _ := strconv.Atoi(os.Args[2])
	seconds, _ := strconv.Atoi(os.Args[5])
	r := mapRecord(descriptor)
	channel := make(chan uint64, 1024)
	switch os.Args[4] {
	case "over-normal":
		receiveOver(schedOther, 0, channel, seconds, r)
	case "over-lower":
		receiveOver(schedRr, low, channel, seconds, r)
	case "with-hog":
		start(schedFifo, middle, hog)
		receiveOver(schedRr, low, channel, seconds, r)
	case "send":
		send(channel, seconds, r)
	case "hidden":
		hidden(channel, r)
	default:
		fmt.Fprintln(os.Stderr, "stalls_go: no such scenario")
		os.Exit(2)
	}
}
