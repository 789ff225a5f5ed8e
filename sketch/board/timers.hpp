// Hardware timers: alarms that interrupt.
#pragma once

#include <cstdint>

namespace pawl::sketch {

/// When the next alarm is due, as the computer's clock counts; no_deadline: none.
std::int64_t next_alarm();
bool let_alarms_come();
/// The interrupt of an alarm that has come and was not served; -1: none.
int alarm_due();
void alarm_taken(int source);

}  // namespace pawl::sketch
