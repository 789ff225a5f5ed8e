// One column of one peer of the comparison, measured once: as ../columns.cpp is for C++.
package main

import (
	"fmt"
	"os"
	"runtime"
)

type column struct {
	name    string
	measure func() float64
}

type peer struct {
	name    string
	columns []column
}

var peers = []peer{
	{"Go channel, buffered", []column{
		{"one-thread", pushAndPop},
		{"empty", emptyTryRecv},
		{"1P1C", func() float64 { return throughput(1) }},
		{"2P1C", func() float64 { return throughput(2) }},
		{"4P1C", func() float64 { return throughput(4) }},
		{"ping-pong", func() float64 { return pingPong(sendPolling, recvPolling) }},
		{"ping-pong-blocking", func() float64 { return pingPong(sendSleeping, recvSleeping) }},
		{"wake-up", wakeUp},
		{"select-one-thread", selectOneThread},
		{"select-ping-pong", func() float64 { return selectPingPong(capacity, true) }},
	}},
	{"Go channel, unbuffered", []column{
		{"byte-same-core", func() float64 { return byteRoundTrip(0, true) }},
		{"byte-across-cores", func() float64 { return byteRoundTrip(1, true) }},
		{"select-ping-pong", func() float64 { return selectPingPong(0, true) }},
	}},
	// Not threads: the runtime switches between them by itself. To be set against Pawl's coroutines, not its threads.
	{"Go channel, unbuffered, goroutines on any thread", []column{
		{"byte-same-core", func() float64 { runtime.GOMAXPROCS(1); return byteRoundTrip(0, false) }},
		{"select-ping-pong", func() float64 { return selectPingPong(0, false) }},
	}},
}

func main() {
	runtime.GOMAXPROCS(runtime.NumCPU() + 6)
	if len(os.Args) == 2 && os.Args[1] == "--list" {
		for _, peer := range peers {
			for _, column := range peer.columns {
				fmt.Printf("%s\t%s\n", peer.name, column.name)
			}
		}
		return
	}
	for _, peer := range peers {
		for _, column := range peer.columns {
			if len(os.Args) == 3 && peer.name == os.Args[1] && column.name == os.Args[2] {
				fmt.Printf("%.3f\n", column.measure())
				return
			}
		}
	}
	fmt.Fprintln(os.Stderr, "columns_go: no such peer or column:", os.Args[1:])
	os.Exit(2)
}
