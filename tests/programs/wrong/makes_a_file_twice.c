/* Whether the file is there is asked first, and it is made afterwards. */
#include <fcntl.h>
#include <pawl/check.h>
#include <pthread.h>
#include <unistd.h>

static const char name[] = "/tmp/pawl-test-made-twice";

static void* makes(void* unused) {
    if (access(name, F_OK) == 0) return unused;
    const int file = open(name, O_WRONLY | O_CREAT | O_EXCL, 0600);
    if (file < 0) pawl_check_fail("made twice", __FILE__, __LINE__);
    close(file);
    return unused;
}

int main(void) {
    pthread_t other;
    pthread_create(&other, NULL, makes, NULL);
    makes(NULL);
    pthread_join(other, NULL);
    return 0;
}
