/* In the folder that leaves_no_file.sh has made: fails where it finds what another execution has left. */
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "expect.h"

static void* works(void* name) {
    const int file = open(name, O_WRONLY | O_CREAT | O_EXCL, 0600);
    EXPECT(file >= 0 && write(file, "new", 3) == 3);
    return NULL;
}

int main(void) {
    char seen[16] = "";
    FILE* kept = fopen("kept", "r+");
    EXPECT(kept && fgets(seen, sizeof seen, kept) && strcmp(seen, "before\n") == 0);
    rewind(kept);
    EXPECT(fputs("after\n", kept) >= 0 && ftruncate(fileno(kept), 6) == 0 && fclose(kept) == 0);
    EXPECT(chmod("kept", 0400) == 0 && unlink("removed") == 0);
    pthread_t threads[2];
    pthread_create(&threads[0], NULL, works, "made");
    pthread_create(&threads[1], NULL, works, "made as well");
    for (int i = 0; i < 2; ++i) pthread_join(threads[i], NULL);
    return 0;
}
