// Go's channel behind C names.
package main

// #include <stddef.h>
// #include <stdint.h>
import "C"

import "runtime"

var channels []chan uint64

// Enough processors of Go's that no thread waits for one.
//
//export go_open
func go_open(capacity C.size_t) C.uintptr_t {
	runtime.GOMAXPROCS(8)
	channels = append(channels, make(chan uint64, capacity))
	return C.uintptr_t(len(channels) - 1)
}

//export go_try_send
func go_try_send(channel C.uintptr_t, message C.uint64_t) C.uint8_t {
	select {
	case channels[channel] <- uint64(message):
		return 1
	default:
		return 0
	}
}

//export go_try_recv
func go_try_recv(channel C.uintptr_t, message *C.uint64_t) C.uint8_t {
	select {
	case received := <-channels[channel]:
		*message = C.uint64_t(received)
		return 1
	default:
		return 0
	}
}

func main() {}
