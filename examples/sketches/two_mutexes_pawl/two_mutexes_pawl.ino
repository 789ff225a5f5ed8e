// Two tasks take the same two locks, each in its own order, and the second one is refused: Pawl's mutex does not wait where that
// would be for ever. The task is told who holds what, lets go, and tries again later.
#include <FreeRTOS.h>
#include <task.h>
#include <pawl/lock.hpp>

pawl::mutex x{"x"}, y{"y"};

void setup() {
  Serial.begin(9600);
  xTaskCreate(task1, "Task1", 4096, NULL, 1, NULL);
}

void loop() {
}

void task1(void *) {
  for (bool done = false; !done;) {
    pawl::guard first{x};
    Serial.println("Inside Task1");
    static bool begun = false;
    if (!begun) xTaskCreate(task2, "Task2", 4096, NULL, 2, NULL);  // outranks this task, and so begins at once
    begun = true;
    Serial.println("Task1 attempting to take y");
    if (auto second = y.lock_or_report()) {
      Serial.println("Task1 has both");
      done = true;
    } else {
      Serial.println(second.error().report().c_str());
    }
  }
  vTaskDelete(NULL);
}

void task2(void *) {
  {
    pawl::guard first{y};
    Serial.println("Inside Task2");
    Serial.println("Task2 attempting to take x");
    pawl::guard second{x};
    Serial.println("Task2 has both");
  }
  vTaskDelete(NULL);
}
