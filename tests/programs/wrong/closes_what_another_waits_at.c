/* To close a listening socket wakes nobody who waits in accept already. */
#include <netinet/in.h>
#include <pthread.h>
#include <sys/socket.h>
#include <unistd.h>

static int listening;

static void* accepts(void* unused) {
    accept(listening, NULL, NULL);
    return unused;
}

int main(void) {
    pthread_t thread;
    listening = socket(AF_INET, SOCK_STREAM, 0);
    if (listen(listening, 5) != 0) return 1;
    pthread_create(&thread, NULL, accepts, NULL);
    close(listening);
    pthread_join(thread, NULL);
    return 0;
}
