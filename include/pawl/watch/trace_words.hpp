// What things are called in a trace: a run and a schedule of pawl check look alike, since both write these.
#pragma once

namespace pawl::trace_words {

// Groups of tracks, and what slices are. Perfetto colours slices by their names, so that the same words look the same.
inline constexpr char tasks[] = "tasks", cores[] = "cores", threads[] = "threads";
inline constexpr char step[] = "step", state[] = "state", core[] = "core", lock[] = "lock", influence[] = "influence",
                      preemption[] = "preemption", span[] = "span";

// How a task stands. Of the first two the name of the slice begins with them, and says what for.
inline constexpr char waits_for[] = "waits for ", could_go_on[] = "could go on", runs[] = "runs", sleeps[] = "sleeps";

// What lets whom go on.
inline constexpr char starts[] = "starts", ends[] = "ends", gives_back[] = "gives back", wakes[] = "wakes",
                      adds[] = "adds", is_read[] = "is read", is_interrupted[] = "is interrupted";

/// Who wrote a file: otherData.made_by.
inline constexpr char made_by_run[] = "pawl", made_by_check[] = "pawl check";

}  // namespace pawl::trace_words
