// Go's tasks: one column, measured once, as ../../side_by_side/columns.cpp is for C++.
package main

import (
	"fmt"
	"os"
	"runtime"
	"runtime/debug"
	"sync"
	"sync/atomic"
	"time"
)

func spawn() float64 {
	onOneThread()
	return aPiece(tasksABatch, func(count int) {
		var all sync.WaitGroup
		all.Add(count)
		for i := 0; i < count; i++ {
			go all.Done()
		}
		all.Wait()
	})
}

func yields() float64 {
	onOneThread()
	return aPiece(yieldsABatch, func(count int) {
		ended := make(chan bool)
		go func() {
			for i := 0; i < count; i++ {
				runtime.Gosched()
			}
			ended <- true
		}()
		<-ended
	})
}

func pingPong() float64 {
	onOneThread()
	return aPiece(roundsABatch, func(count int) {
		there, back := make(chan int, 1), make(chan int, 1)
		ended := make(chan bool)
		go func() {
			for i := 0; i < count; i++ {
				there <- i
				<-back
			}
			close(there)
			ended <- true
		}()
		go func() {
			for got := range there {
				back <- got
			}
		}()
		<-ended
	})
}

// The waker waits until the other one has been asleep for a while, so that each wake-up goes through the kernel. Each is bound
// to a thread, so that it has a core of its own.
func wake() float64 {
	const rounds = 200
	runtime.GOMAXPROCS(4)
	var count atomic.Int64
	var waits atomic.Bool
	var sent time.Time
	var times []float64
	goOn, ended := make(chan bool, 1), make(chan bool)
	go func() {
		runOn(0)
		for count.Load() < rounds {
			waits.Store(true)
			<-goOn
			times = append(times, float64(time.Since(sent).Nanoseconds())/1000)
			count.Add(1)
		}
		ended <- true
	}()
	runOn(1)
	for i := int64(0); i < rounds; i++ {
		for count.Load() != i || !waits.Load() {
			giveWay()
		}
		waits.Store(false)
		sleepInKernel(200 * time.Microsecond)
		sent = time.Now()
		goOn <- true
	}
	<-ended
	return middle(times)
}

func sleeping(count int, lasts func(int) time.Duration) {
	for i := 0; i < count; i++ {
		go time.Sleep(lasts(i))
	}
	for i := 0; i < 10; i++ {
		runtime.Gosched()
	}
}
func anHour(int) time.Duration { return time.Hour }

// Stacks and timers: what the heap and the stacks have more.
func bytes() float64 {
	const count = 1000
	onOneThread()
	debug.SetGCPercent(-1)
	held := func() uint64 {
		var now runtime.MemStats
		runtime.ReadMemStats(&now)
		return now.HeapAlloc + now.StackInuse
	}
	before := held()
	sleeping(count, anHour)
	return float64(held()-before) / count
}

func sleepers() float64 {
	onOneThread()
	before := used()
	var all sync.WaitGroup
	all.Add(sleepersInAll)
	for i := 0; i < sleepersInAll; i++ {
		go func(lasts time.Duration) {
			time.Sleep(lasts)
			all.Done()
		}(timeOfSleeper(i))
	}
	all.Wait()
	return float64((used() - before).Nanoseconds()) / sleepersInAll
}

func asleep() float64 {
	onOneThread()
	sleeping(sleepersInAll, anHour)
	time.Sleep(50 * time.Millisecond)
	before, start := used(), time.Now()
	time.Sleep(asleepFor)
	return 100 * (used() - before).Seconds() / time.Since(start).Seconds()
}

func main() {
	columns := []struct {
		name    string
		measure func() float64
	}{{"spawn", spawn}, {"yield", yields}, {"ping-pong", pingPong}, {"wake", wake}, {"bytes", bytes},
		{"sleepers", sleepers}, {"asleep", asleep}}
	if len(os.Args) == 2 && os.Args[1] == "--list" {
		for _, each := range columns {
			fmt.Printf("Go\t%s\n", each.name)
		}
		return
	}
	for _, each := range columns {
		if len(os.Args) == 3 && os.Args[1] == "Go" && os.Args[2] == each.name {
			fmt.Printf("%.3f\n", each.measure())
			return
		}
	}
	os.Exit(2)
}
