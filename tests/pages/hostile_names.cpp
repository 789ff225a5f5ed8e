// Names, output and source that look like markup: </script><!-- <img src=x onerror="window.broken = 1">
#include <pthread.h>

#include <cassert>
#include <cstdio>
#include <thread>

int main() {
    std::thread hostile([] { pthread_setname_np(pthread_self(), "</script><!--"); });
    hostile.join();
    std::puts("</script><script>window.broken = 1</script> \xff <!-- &amp;");
    const char* const name = "</script><script>window.broken = 1</script>";
    assert(name == nullptr && "</script><script>window.broken = 1</script>");
}
